extension CityPlan {
    /// Whether something is so at the start or in some phase.
    public func isEver(_ condition: (CityPlan) -> Bool) -> Bool {
        condition(self) || phases.contains { condition($0.plan) }
    }
}
