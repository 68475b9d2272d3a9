import ArgumentParser
import Experiments

@main
struct Quartermaster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quartermaster",
        abstract: "Simulates how a city feeds people who cannot leave home.",
        discussion: """
            Residents order, supermarkets pick, buses carry, volunteers deliver. A scenario (YAML) says what there is; \
            the program says who is fed, how late, and what is short.

            Look at a scenario, run it, and change it:

              quartermaster inspect scenarios/wuhan-2020.yaml
              quartermaster run scenarios/wuhan-2020.yaml --scale 0.01
              quartermaster run scenarios/wuhan-2020.yaml --set fleet.buses=400

            Exit codes: 0 done, 1 scenarios differ (diff), 64 bad usage, 65 bad scenario, 69 a part is not installed, 73 cannot make the output folder, 74 cannot write, \
            130 interrupted.
            """,
        version: "quartermaster \(Program.version)",
        groupedSubcommands: [
            CommandGroup(name: "Simulation", subcommands: [Run.self, Report.self, Serve.self]),
            CommandGroup(
                name: "Experiment",
                subcommands: [
                    Compare.self, CapacityCommand.self, Stress.self, SweepCommand.self, Fork.self, Explain.self,
                    Calibrate.self,
                ]),
            CommandGroup(
                name: "Scenario",
                subcommands: [
                    Init.self, Validate.self, Inspect.self, Diff.self, SchemaCommand.self, Figures.self, Reference.self,
                ]),
            CommandGroup(name: "Trial", subcommands: [Trials.self, Merge.self]),
            CommandGroup(name: "Routing", subcommands: [Route.self]),
        ])
}
