import EventKernel
import Stochastics

extension Purpose {
    /// The minutes between two arrivals.
    static let arrivals = Purpose(rawValue: 1)
    /// The minutes that a patient takes.
    static let treatment = Purpose(rawValue: 2)
}

/// A clinic with a few doctors and one waiting line; ticks are seconds.
struct Clinic: SimulationModel {
    enum Event: BitwiseCopyable {
        case arrived(UInt32)
        case treated(UInt32)
    }

    let random: RandomSource
    var doctors: Server<UInt32>

    init(doctors: Int, seed: UInt64) {
        random = RandomSource(seed: seed, replication: 0)
        self.doctors = Server(capacity: doctors)
    }

    mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
        switch event {
        case .arrived(let patient):
            schedule.after(time(.arrivals, of: patient + 1, mean: 300), .arrived(patient + 1))
            if case .started = doctors.offer(patient, at: schedule.now) {
                schedule.after(time(.treatment, of: patient, mean: 540), .treated(patient))
            }
        case .treated:
            if let next = doctors.release(at: schedule.now) {
                schedule.after(time(.treatment, of: next, mean: 540), .treated(next))
            }
        }
    }

    /// Drawn for a patient and a purpose: another doctor changes no patient's times.
    private func time(_ purpose: Purpose, of patient: UInt32, mean: Double) -> Span {
        var stream = random.stream(purpose, entity: patient)
        return Span(ticks: Int64(stream.exponential() * mean))
    }
}
