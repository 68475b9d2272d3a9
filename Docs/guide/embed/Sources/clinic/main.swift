import EventKernel
import SupplyModel

// Each event is handled by the model; a run ends where it is told to.
for doctors in 2...4 {
    var simulator = Simulator(model: Clinic(doctors: doctors, seed: 1))
    simulator.schedule.at(.zero, .arrived(0))
    simulator.run(until: Instant(ticks: 24 * 3600))
    let line = simulator.model.doctors
    print("\(doctors) doctors: \(line.waits.count) patients, a wait of \(Int(line.waits.mean / 60)) min on average")
}

// The rules by which a store shares out what there is are types of their own.
for name in ["first-come", "max-min", "proportional"] {
    guard var rule = AllocationRules.named(name) else { continue }
    var granted: [Int64] = [0, 0, 0]
    rule.allocate(10, among: [2, 8, 8].map { AllocationClaim(asked: $0) }, into: &granted)
    print("10 packs among claims of 2, 8 and 8, \(name): \(granted)")
}
