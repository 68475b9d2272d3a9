import Stochastics

/// Which stores work: those that are neither being disinfected today nor closed by a shock.
struct StoreOpening: Sendable {
    private var disinfection: PickingPlan.Disinfection?
    private let random: RandomSource
    private var isDisinfected: [Bool]
    private var isHit: [Bool]

    init(city: City, random: RandomSource) {
        self.random = random
        disinfection = city.plan.picking.disinfection
        isDisinfected = Array(repeating: false, count: city.stores.count)
        isHit = isDisinfected
    }

    /// Whether a store allocates and picks.
    func isOpen(_ store: Int) -> Bool { !isDisinfected[store] && !isHit[store] }

    /// Takes over the parameters of a phase; they hold from the next midnight on.
    mutating func adopt(_ city: City) { disinfection = city.plan.picking.disinfection }

    /// Takes in what shocks have closed.
    mutating func take(_ disruptions: Disruptions) {
        for store in isHit.indices { isHit[store] = !disruptions.storeIsOpen[store] }
    }

    /// Decides which stores are disinfected on a day.
    mutating func startDay(_ day: Int) {
        for store in isDisinfected.indices {
            isDisinfected[store] =
                switch disinfection {
                case nil: false
                case .everyDays(let days): (day + store) % days == 0
                case .share(let share):
                    random.uniform(.storeDisinfection, entity: UInt32(store), index: UInt32(day)) < share
                }
        }
    }
}
