extension CityPlan {
    /// Whether something is so at the start or in some phase.
    public func isEver(_ condition: (CityPlan) -> Bool) -> Bool {
        condition(self) || phases.contains { condition($0.plan) }
    }

    /// Against what is measured what happens on a day, counted from the first.
    public func measures(onDay day: Int) -> MeasuresPlan {
        phases.last { $0.day <= day }?.plan.measures ?? measures
    }

    /// The hours within which an order is on time: those of the start, then each that a phase changes them to.
    public var promisedHours: [Double] {
        phases.reduce(into: [measures.onTimeHours]) { hours, phase in
            if phase.plan.measures.onTimeHours != hours.last { hours.append(phase.plan.measures.onTimeHours) }
        }
    }
}
