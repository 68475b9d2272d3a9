import ArgumentParser
import Scenario

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of scenarios, for editors and forms.",
        discussion: """
            An editor with the YAML language server (VS Code, Neovim, Emacs, Helix, ...) then completes keys, shows what \
            each means, and marks what is wrong as it is typed. Write the schema once beside the scenarios, and say so in \
            their first line:

              quartermaster schema > quartermaster.schema.json
              # yaml-language-server: $schema=quartermaster.schema.json

            A schema knows the keys, their bounds and words, not what they say of one another: `quartermaster validate` \
            does.
            """)

    @Flag(help: "The schema of a network of stock points, instead of a city's.")
    var network = false

    func run() async throws {
        try await reportingFailures {
            try Console.print(network ? ScenarioLoader.networkJSONSchema : ScenarioLoader.jsonSchema)
        }
    }
}
