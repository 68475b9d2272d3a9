/// What sets a household apart: three marks and a diet, in one byte.
@frozen
public struct HouseholdTraits: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The marks in the low four bits, the diet's number in the high four.
    public let rawValue: UInt8

    /// The traits that a byte stands for.
    @inlinable public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Someone in it is old, ill or alone with small children.
    public static let vulnerable = HouseholdTraits(rawValue: 1)
    /// It cannot order online.
    public static let offline = HouseholdTraits(rawValue: 2)
    /// Its income is low: direct relief is meant for it.
    public static let lowIncome = HouseholdTraits(rawValue: 4)

    /// The number of its diet class in `PeoplePlan.diets`, from 1; 0 when it eats everything.
    @inlinable public var diet: Int { Int(rawValue >> 4) }

    /// The same marks with another diet, 0...15.
    @inlinable public func with(diet: Int) -> HouseholdTraits {
        HouseholdTraits(rawValue: (rawValue & 15) | UInt8(diet) << 4)
    }
}

/// How the people of a cell live, which decides how long a parcel takes from the gate to the door.
public enum HousingType: String, CaseIterable, Sendable {
    /// A compound with one gate and lifts.
    case gated
    /// Blocks along open streets.
    case open
    /// Old blocks without lifts.
    case walkup
    /// A village that the city has grown around.
    case village
    /// A village in the country.
    case rural
}

/// What share of the households is set apart, and by what.
public struct PeoplePlan: Sendable {
    /// A diet that knows no substitute, such as halal.
    public struct Diet: Sendable {
        /// The identifier that scenarios and outputs use.
        public var id: String
        /// The share of households that keep it, 0...1.
        public var share: Double

        /// Creates a diet class.
        public init(id: String, share: Double) {
            self.id = id
            self.share = share
        }
    }

    /// The share of households that are vulnerable, 0...1.
    public var vulnerableShare = 0.0
    /// The share of households that cannot order online, 0...1; they are found among the vulnerable first.
    public var offlineShare = 0.0
    /// The share of households whose income is low, 0...1; drawn apart from the other two.
    public var lowIncomeShare = 0.0
    /// The diets that some keep, at most 15; the shares sum to at most 1.
    public var diets: [Diet] = []
    /// Relative frequency of the housing types of generated cells; empty when all are gated compounds.
    public var housingWeights: [HousingType: Double] = [:]

    /// The most diets a city may have.
    public static let mostDiets = 15

    /// A city in which no household is set apart.
    public init() {}
}
