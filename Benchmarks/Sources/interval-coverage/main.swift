/// How often intervals hold what they should, and selections pick the best, over synthetic experiments whose truth is known.
///
/// `make coverage` runs it, an argument makes it so many times as long; the figures that it prints stand in `Docs/reference/experiments.md`.
import Stochastics

let scale = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
var bench = Bench(experiments: 10_000 * scale)
print("| intervals of 95 % | experiments | hold the truth |")
print("|---|---|---|")
bench.means()
bench.pairs()
bench.quantiles()
bench.simultaneous()
bench.sequential()
print("")
print("| selection, promised 95 % | races | right pick | trials | evenly |")
print("|---|---|---|---|---|")
bench.selections()

/// Runs experiments and prints a row for each kind.
struct Bench {
    let experiments: Int
    var source = 0
}
