/// A fixed bundle of commodities that group-buying sells as one unit (a kit).
public struct PackageKind: Sendable {
    /// The identifier that scenarios and outputs use, such as `vegetable_pack`.
    public var id: String
    /// What is inside, by commodity index; zero for a commodity that it does not hold.
    public var contents: [Grams]
    /// How many of it a household may have in one order, 0...15; 0 when group-buying does not sell it.
    public var householdCap: Int
    /// Who may buy it.
    public var buyers = Buyers()
    /// Its price in fen (hundredths of a yuan).
    public var fen: Int64 = 0
    /// The identifier of the kind that a store offers in its place when it has none left; nil for none.
    public var substitute: String? = nil

    /// Creates a package kind with the contents of each commodity, in the order of the city's commodities.
    public init(id: String, contents: [Grams], householdCap: Int) {
        self.id = id
        self.contents = contents
        self.householdCap = householdCap
    }

    /// The mass of one package.
    public var mass: Grams { contents.reduce(.zero, +) }

    /// The most kinds a city may sell.
    public static let limit = 16
}

extension CityPlan {
    /// Whether a package that group-buying sells holds a commodity; lack of any other is no reason to order.
    func isSold(_ commodity: Int) -> Bool {
        packages.contains { $0.householdCap > 0 && $0.contents[commodity] > .zero }
    }
}
