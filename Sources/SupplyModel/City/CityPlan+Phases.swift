extension CityPlan {
    /// Whether something is so at the start or in some phase.
    public func isEver(_ condition: (CityPlan) -> Bool) -> Bool {
        condition(self) || phases.contains { condition($0.plan) }
    }

    /// What is measured on a day, with what phases change of it; day 0 is the first.
    public func measures(onDay day: Int) -> MeasuresPlan {
        phases.last { $0.day <= day }?.plan.measures ?? measures
    }

    /// The hours within which an order is on time: those of the start, then each that a phase changes them to.
    public var promisedHours: [Double] {
        phases.filter { $0.day < days }.reduce(into: [measures.onTimeHours]) { hours, phase in
            if phase.plan.measures.onTimeHours != hours.last { hours.append(phase.plan.measures.onTimeHours) }
        }
    }
}
