import ArgumentParser
import Foundation
import Scenario

/// Five questions on the terminal, of which a draft of a scenario is made.
struct Interview {
    /// The folder of the scenario, with `/` at its end; empty for the current one.
    let folder: String

    /// Four thousand people on a square kilometre.
    static func usualArea(for people: Int) -> Double { max(0.01, Double(people) / 4_000) }

    /// Asks until each answer will do; the end of the input ends the program.
    func draft() throws -> ScenarioDraft {
        var draft = ScenarioDraft()
        draft.name = try ask("1. What is the place called?", usual: draft.name) { text in
            guard text.count <= 100 else { throw ValidationError("at most 100 characters") }
            return text
        }
        var people = 0
        (draft.place, people) = try ask(
            "2. How many people live there, on how many square kilometres? Or: which CSV file lists the cells?",
            usual: "20000 on 5", read: place)
        draft.days = try ask("3. How many days are simulated?", usual: "14") { try integer($0, in: 1...3650) }
        let usual = "\(ScenarioDraft.usualBuses(for: people)) \(ScenarioDraft.usualCrew(for: people))"
        let (buses, crew) = try ask(
            "4. How many buses are there, and how many members on the crews' lists?", usual: usual
        ) { text in
            let parts = text.split(whereSeparator: { " ,".contains($0) }).map(String.init)
            guard parts.count == 2 else { throw ValidationError("write two numbers, such as \(usual)") }
            return (try integer(parts[0], in: 1...100_000), try integer(parts[1], in: 1...10_000_000))
        }
        (draft.buses, draft.crew) = (buses, crew)
        let goods = DraftGoods.all.map { "\($0.id)=\(Int($0.floorDays))" }.joined(separator: " ")
        draft.goods = try ask(
            "5. Which goods, each with the days of cover that should never be gone below?", usual: goods,
            read: DraftGoods.read)
        return draft
    }

    /// `20000 on 5`, `20000`, or the name of a file in the scenario's folder.
    private func place(_ text: String) throws -> (ScenarioDraft.Place, people: Int) {
        let words = text.split(whereSeparator: { " ,".contains($0) }).filter { $0 != "on" }.map(String.init)
        if let first = words.first, Int(first) != nil {
            let people = try integer(first, in: 1...50_000_000)
            let area = words.count > 1 ? Double(words[1]) : Self.usualArea(for: people)
            guard words.count <= 2, let area, 0.001...1_000_000 ~= area else {
                throw ValidationError("write two numbers, such as 20000 on 5, or the name of a CSV file")
            }
            return (.people(people, squareKilometres: area), people)
        }
        return (.cells(text), try ScenarioDraft.people(inCells: folder + text))
    }

    private func ask<Answer>(
        _ question: String, usual: String, read: (String) throws -> Answer
    ) throws -> Answer {
        while true {
            Console.note("\(question) [\(usual)] ", end: "")
            guard let line = readLine() else {
                throw Failure("\nThe input ended; nothing was written", code: .interrupted)
            }
            let text = line.trimmingCharacters(in: .whitespaces)
            do {
                return try read(text.isEmpty ? usual : text)
            } catch let error as ValidationError {
                Console.note("   \(error.message)")
            } catch let error as ScenarioError {
                for problem in error.diagnostics.prefix(3) { Console.note("   \(problem)") }
            } catch {
                Console.note("   \(error)")
            }
        }
    }
}
