import Experiments
import SupplyModel

/// The columns of `daily.csv` for relief programmes and medicine: those that the scenario has.
struct ReliefTable {
    let run: RunResults

    private static var figures: [(name: String, path: KeyPath<ReliefTally.Day, Int>)] {
        [("quota", \.quota), ("given", \.given), ("handed_over", \.handedOver), ("not_used", \.notUsed)]
    }

    private var programmes: [ReliefProgramme] { run.city.plan.relief?.programmes ?? [] }

    private var hasMedicine: Bool { run.city.plan.medicine != nil }

    var columns: [String] {
        programmes.flatMap { programme in ReliefTable.figures.map { "\(programme.id)_\($0.name)" } }
            + (hasMedicine ? ["medicine_overdue"] : [])
    }

    func fields(onDay day: Int) -> [String] {
        let packs = programmes.indices.flatMap { number in
            ReliefTable.figures.map { figure in
                run.mean { Double($0.relief(number).days[day][keyPath: figure.path]) }
            }
        }
        let overdue = hasMedicine ? [run.mean { Double($0.ledger.medicine.overdue[day]) }] : []
        return (packs + overdue).map { CSVText.field($0) }
    }
}
