import EventKernel
import Stochastics

/// Shopping in person at the cell's own store: who goes, when they are let in, and whom they meet.
///
/// At the opening every household that goes shopping, may go today and is low on something asks for a slot (in a random
/// order, each for a random slot, or the next that has room) or, without booking, comes in a random one. In each slot the
/// store lets in so many people in the order in which they came; each buys loose goods, which leave the store's stock and
/// enter the pantry at once.
struct Shopping: Sendable {
    enum Event: BitwiseCopyable {
        case opened(EntityID<City.Store>)
        case slot(EntityID<City.Store>, number: UInt16)
    }

    private struct Visitor: BitwiseCopyable, Sendable {
        let household: UInt32
        let cell: EntityID<Cell>
        var slot: UInt16
        /// Lower comes first.
        let rank: UInt64
    }

    private let random: RandomSource
    private let cells: [Cell]
    private let cellsOfStore: [[Int]]
    private var plan: ShoppingPlan?
    private var shoppers: Shoppers
    private var storeIsOpen: [Bool]
    /// The day from which on each household may go again; empty while nobody ever went.
    private var mayGoFrom: [UInt16] = []
    /// Today's visitors of each store, by slot and rank.
    private var visitors: [[Visitor]]
    /// How many of them have been let in.
    private var served: [Int]

    init(city: City, random: RandomSource) {
        self.random = random
        cells = city.geography.cells
        var cellsOfStore = Array(repeating: [Int](), count: city.stores.count)
        for (cell, store) in city.storeOfCell.enumerated() { cellsOfStore[store.index].append(cell) }
        self.cellsOfStore = cellsOfStore
        plan = city.plan.shopping
        shoppers = Shoppers(city: city, random: random)
        storeIsOpen = Array(repeating: true, count: city.stores.count)
        visitors = Array(repeating: [], count: city.stores.count)
        served = Array(repeating: 0, count: city.stores.count)
    }

    /// Plans the day's openings.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        guard let plan, plan.share > 0, plan.slots > 0 else { return }
        let opening = Instant(day: schedule.now.day) + plan.hours.opens
        for store in cellsOfStore.indices { schedule.at(opening, .shopping(.opened(EntityID(store)))) }
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.shopping
        shoppers = Shoppers(city: city, random: random)
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        storeIsOpen = disruptions.storeIsOpen
    }

    mutating func handle(
        _ event: Event, households: inout Households, stock: inout Replenishment, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        guard let plan else { return }
        switch event {
        case .opened(let store):
            served[store.index] = 0
            visitors[store.index].removeAll(keepingCapacity: true)
            guard storeIsOpen[store.index] else { return }
            gatherVisitors(of: store, plan: plan, households: &households, ledger: &ledger, at: schedule.now)
            if plan.isBooked { ledger.shopping.foundNoSlot(book(at: store, plan: plan)) }
            visitors[store.index].sort { ($0.slot, $0.rank, $0.household) < ($1.slot, $1.rank, $1.household) }
            if !visitors[store.index].isEmpty { schedule.after(.zero, .shopping(.slot(store, number: 0))) }
        case .slot(let store, let number):
            letIn(
                store, slot: number, plan: plan, households: &households, stock: &stock, ledger: &ledger, schedule.now)
            guard served[store.index] < visitors[store.index].count else { return }
            if Int(number) + 1 < plan.slots {
                schedule.after(Span(minutes: Double(plan.slotMinutes)), .shopping(.slot(store, number: number + 1)))
            } else {
                turnAway(at: store, plan: plan, day: schedule.now.day, ledger: &ledger)
            }
        }
    }

    private mutating func gatherVisitors(
        of store: EntityID<City.Store>, plan: ShoppingPlan, households: inout Households, ledger: inout Ledger,
        at now: Instant
    ) {
        if mayGoFrom.isEmpty, let last = cells.last {
            mayGoFrom = Array(repeating: 0, count: last.households.upperBound)
        }
        for index in cellsOfStore[store.index] {
            let cell = EntityID<Cell>(index)
            guard shoppers.mayGo(from: cell) else { continue }
            households.turn(to: cell, on: now.day)
            for household in cells[index].households
            where Int(mayGoFrom[household]) <= now.day && households.mayNeedSomething(household, on: now.day) {
                let entity = UInt32(household)
                guard shoppers.includes(household),
                    households.needsSomething(household, in: cell, at: now, ledger: &ledger)
                else { continue }
                let time = random.uniform(.shopTime, entity: entity, index: UInt32(now.day))
                let rank = random.bits(.shopOrder, entity: entity, index: UInt32(now.day))
                let slot = UInt16(min(plan.slots - 1, Int(time * Double(plan.slots))))
                visitors[store.index].append(Visitor(household: entity, cell: cell, slot: slot, rank: rank))
            }
        }
        visitors[store.index].sort { ($0.rank, $0.household) < ($1.rank, $1.household) }
    }

    /// Gives each visitor the slot it asks for, or the next that has room, round the day.
    ///
    /// - Returns: how many found none.
    private mutating func book(at store: EntityID<City.Store>, plan: ShoppingPlan) -> Int {
        var room = Array(repeating: plan.peoplePerSlot, count: plan.slots)
        let admitted = min(visitors[store.index].count, plan.slots * plan.peoplePerSlot)
        let turnedAway = visitors[store.index].count - admitted
        visitors[store.index].removeLast(turnedAway)
        for index in visitors[store.index].indices {
            var slot = Int(visitors[store.index][index].slot)
            while room[slot] == 0 { slot = (slot + 1) % plan.slots }
            room[slot] -= 1
            visitors[store.index][index].slot = UInt16(slot)
        }
        return turnedAway
    }

    private mutating func letIn(
        _ store: EntityID<City.Store>, slot: UInt16, plan: ShoppingPlan, households: inout Households,
        stock: inout Replenishment, ledger: inout Ledger, _ now: Instant
    ) {
        let first = served[store.index]
        var present = 0
        while first + present < visitors[store.index].count, visitors[store.index][first + present].slot <= slot {
            present += 1
        }
        let admitted = storeIsOpen[store.index] ? min(present, plan.peoplePerSlot) : 0
        ledger.shopping.met(present: present, admitted: admitted, slotMinutes: plan.slotMinutes)
        for index in first..<first + admitted {
            let visitor = visitors[store.index][index]
            households.turn(to: visitor.cell, on: now.day)
            households.shop(
                Int(visitor.household), in: visitor.cell, at: store, plan: plan, stock: &stock, ledger: &ledger,
                now: now)
            mayGoFrom[Int(visitor.household)] = UInt16(min(now.day + plan.intervalDays, Int(UInt16.max)))
        }
        served[store.index] += admitted
    }

    /// Sends home whoever still queues at the close: the household has had its way out all the same.
    private mutating func turnAway(
        at store: EntityID<City.Store>, plan: ShoppingPlan, day: Int, ledger: inout Ledger
    ) {
        let left = served[store.index]..<visitors[store.index].count
        for index in left {
            let household = Int(visitors[store.index][index].household)
            mayGoFrom[household] = UInt16(min(day + plan.intervalDays, Int(UInt16.max)))
        }
        ledger.shopping.queuedInVain(left.count)
    }
}
