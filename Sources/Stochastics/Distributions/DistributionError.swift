/// Why the parameters of a distribution describe no distribution.
public struct DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the distribution, as `Distribution` has it.
    public let distribution: String
    /// The name of the parameter at fault.
    public let parameter: String
    /// What was found.
    public let found: String
    /// What would be allowed, as the end of the sentence "it must be ...".
    public let requirement: String

    /// States what was found and what is allowed.
    public init(distribution: String, parameter: String, found: String, requirement: String) {
        self.distribution = distribution
        self.parameter = parameter
        self.found = found
        self.requirement = requirement
    }

    /// One line: what was found, and what is allowed.
    public var description: String {
        "\(distribution): '\(parameter)' is \(found); it must be \(requirement)"
    }
}

/// Checks the parameters of one distribution.
struct ParameterCheck {
    let distribution: String

    func require(
        _ condition: Bool, _ parameter: String, _ found: Double, _ requirement: String
    ) throws(DistributionError) {
        if !condition {
            throw DistributionError(
                distribution: distribution, parameter: parameter, found: "\(found)", requirement: requirement)
        }
    }

    func finite(_ parameter: String, _ value: Double) throws(DistributionError) {
        try require(value.isFinite, parameter, value, "a finite number")
    }

    func positive(_ parameter: String, _ value: Double) throws(DistributionError) {
        try require(value > 0 && value.isFinite, parameter, value, "finite and above 0")
    }

    func notNegative(_ parameter: String, _ value: Double) throws(DistributionError) {
        try require(value >= 0 && value.isFinite, parameter, value, "finite and 0 or more")
    }

    func probability(_ parameter: String, _ value: Double) throws(DistributionError) {
        try require(value >= 0 && value <= 1, parameter, value, "between 0 and 1")
    }
}
