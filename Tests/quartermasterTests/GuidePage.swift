import Foundation
import TestSupport

/// A page of Markdown, and what of it can be checked.
///
/// In a block ```` ```console ```` each line `$ ...` is a command for the shell, which may go on after a `\` at the end of a
/// line; the lines below it are its output, in which `...` alone in a line stands for any lines. Options after the word
/// `console` are added to the command by the test, to make it short, and its output is not compared. A block whose
/// first line names a file after the language (```` ```yaml Docs/guide/town/town.yaml ````) shows that file, or with
/// `...` parts of it.
struct GuidePage {
    /// A command and what it prints.
    struct Command {
        /// As it stands, on one line or several.
        var text: String
        /// What the test adds to it; nil where it is run as it stands.
        var addition: String?
        /// The lines that are shown below it.
        var output: [String]
        /// Which lines of the page these are.
        var outputLines: Range<Int>
    }

    /// A file that is shown.
    struct Excerpt {
        /// Its path in the repository.
        var path: String
        /// What is shown of it.
        var lines: [String]
    }

    let url: URL
    private(set) var lines: [String]
    private(set) var commands: [Command] = []
    private(set) var excerpts: [Excerpt] = []

    init(_ path: String) throws {
        url = repository.appending(path: path)
        lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        var index = 0
        while index < lines.count {
            guard lines[index].hasPrefix("```"), lines[index] != "```" else {
                index += 1
                continue
            }
            let words = lines[index].dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
            let end = lines[index...].firstIndex(of: "```") ?? lines.count
            if words.first == "console" {
                readCommands(index + 1..<end, addition: words.count > 1 ? words[1] : nil)
            } else if words.count > 1 {
                excerpts.append(Excerpt(path: words[1], lines: Array(lines[index + 1..<end])))
            }
            index = end + 1
        }
    }

    private mutating func readCommands(_ block: Range<Int>, addition: String?) {
        var index = block.lowerBound
        while index < block.upperBound {
            var text = String(lines[index].dropFirst(2))
            while text.hasSuffix("\\") {
                index += 1
                text += "\n" + lines[index]
            }
            let first = index + 1
            let next = lines[first..<block.upperBound].firstIndex { $0.hasPrefix("$ ") } ?? block.upperBound
            commands.append(
                Command(text: text, addition: addition, output: Array(lines[first..<next]), outputLines: first..<next))
            index = next
        }
    }

    /// Writes the page with what each command really printed in place of what is shown; a `...` keeps its place.
    func rewrite(_ printed: [[String]]) throws {
        var lines = lines
        for (command, printed) in zip(commands, printed).reversed()
        where command.addition == nil && !Self.agrees(command.output, with: printed) {
            var shown = printed
            if let gap = command.output.firstIndex(of: "...") {
                let below = command.output.count - gap - 1
                shown = printed.prefix(gap) + ["..."] + printed.dropFirst(gap).suffix(below)
            }
            lines.replaceSubrange(command.outputLines, with: shown)
        }
        try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    }

    /// Whether what is shown is what there is, where `...` stands for any lines, and times for any times.
    static func agrees(_ shown: [String], with real: [String]) -> Bool {
        let real = real.map(withoutTimes)
        let parts = shown.map(withoutTimes).split(separator: "...", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return Array(parts[0]) == real }
        guard real.starts(with: parts[0]), real.reversed().starts(with: parts[parts.count - 1].reversed()),
            parts.map(\.count).reduce(0, +) <= real.count
        else { return false }
        var rest = real.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
        for part in parts[1..<parts.count - 1] {
            guard let found = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return false }
            rest = rest[(found + part.count)...]
        }
        return true
    }

    /// A line without what differs from one machine to another.
    private static func withoutTimes(_ line: String) -> String {
        line.replacing(/Simulated in .*/, with: "Simulated in")
            .replacing(/, [^,]+ at this pace/, with: "")
    }
}
