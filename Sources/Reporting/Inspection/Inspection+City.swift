public import SupplyModel

extension Inspection {
    /// Inspects a city.
    public init(of city: City) {
        let plan = city.plan
        let estimate = CapacityEstimate(city)
        scenario = plan.name
        start = plan.start.description
        days = plan.days
        people = city.people
        households = city.geography.personsInHousehold.count
        cells = city.geography.cells.count
        communities = city.geography.communities.count
        stores = city.stores.count
        supply = plan.commodities.indices.map { Supply(of: $0, in: city) }
        let needed = estimate.packagesPerPersonDay * Double(city.people)
        picking = Work(needed: needed, capacity: estimate.pickedPerDay)
        buses = Transport(estimate, needed: needed)
        crews = Work(needed: needed, capacity: estimate.handedOverPerMemberDay * Double(plan.handover.members))
        districts = city.geography.districts.indices.map { DistrictLine(of: $0, in: city, estimate) }
    }
}

extension Inspection.Supply {
    init(of commodity: Int, in city: City) {
        let replenishment = city.plan.replenishment
        let need = city.needPerDay(commodity).kilograms
        let capacity = replenishment.sources.reduce(0) { $0 + $1.capacityPerDay[commodity].kilograms }
        id = city.plan.commodities[commodity].id
        needKilogramsPerDay = Figure(need)
        capacityKilogramsPerDay = Figure(capacity)
        ratio = Figure(capacity / need)
        initialCoverDays = Figure(
            replenishment.warehousePolicy[commodity].initialDays + replenishment.storePolicy[commodity].initialDays)
        floorDays = Figure(city.plan.commodities[commodity].floorDays)
    }
}

extension Inspection.Work {
    init(needed: Double, capacity: Double) {
        neededPerDay = Figure(needed, decimals: 0)
        capacityPerDay = Figure(capacity, decimals: 0)
        ratio = Figure(capacity / needed)
    }
}

extension Inspection.Transport {
    init(_ estimate: CapacityEstimate, needed: Double) {
        let trips = needed / estimate.packagesPerTrip
        neededPerDay = Figure(trips, decimals: 1)
        capacityPerDay = Figure(estimate.tripsPerDay, decimals: 1)
        ratio = Figure(estimate.tripsPerDay / trips)
        hoursPerTrip = Figure(estimate.hoursPerTrip)
        kilometresPerTrip = Figure(estimate.kilometresPerTrip)
        stopsPerTrip = Figure(estimate.stopsPerTrip)
    }
}

extension Inspection.DistrictLine {
    init(of index: Int, in city: City, _ estimate: CapacityEstimate) {
        let district = city.geography.districts[index]
        let members = city.geography.communities.indices.reduce(0) { sum, community in
            city.geography.communities[community].district.index == index
                ? sum + city.membersOfCommunity[community] : sum
        }
        id = district.id
        people = district.residents
        households = district.households
        communities = city.geography.communities.count { $0.district.index == index }
        cells = district.cells.count
        stores = city.stores.count { $0.depot.index == index }
        buses = city.busesOfDepot[index]
        crewMembers = members
        crewRatio = Figure(
            estimate.handedOverPerMemberDay * Double(members)
                / (estimate.packagesPerPersonDay * Double(district.residents)))
    }
}
