extension FigureName {
    /// What the figure is.
    public var definition: FigureDefinition {
        switch self {
        case .fillRate:
            share("Grams delivered in a good state over grams asked.", .anyCommodity)
        case .orderFillRate:
            share("Orders of which all was delivered, in however many parts, over orders placed.")
        case .onTimeInFull:
            share(
                "Orders that came whole, in one delivery, in a good state and within `measures.on_time_hours` (those "
                    + "that held when they were placed), over orders placed at least so long before the end.")
        case .ordersPlaced: amount("orders", "Orders placed.")
        case .ordersDelivered: amount("orders", "Orders closed of which something was delivered.")
        case .ordersCancelled: amount("orders", "Orders closed of which nothing was delivered.")
        case .ordersOpen: ofRun("orders", "Orders on their way at the end.", growsWithCity: true)
        case .ordersPerHouseholdDay: daily("orders", "Orders placed by a household in a day.")
        case .orderToDoorMean: daily("h", "Mean time from order to door, over deliveries.")
        case .orderToDoorMedian: ofRun("h", "The time from order to door that half of the deliveries do not exceed.")
        case .orderToDoorP95: ofRun("h", "The time from order to door that 95 % of the deliveries do not exceed.")
        case .censoredMean:
            ofRun(
                "h",
                "Mean time from order to door, each taken as at most `measures.restriction_hours`, with what never came as "
                    + "censored (product-limit estimate).")
        case .censoredMedian: ofRun("h", "Its median; none where half had not come when they were last seen.")
        case .censoredP95: ofRun("h", "Its 95th percentile; none where 95 % had not come when they were last seen.")
        case .stageHours: daily("h", "Mean hours of a delivery in a stage.", .stage)
        case .unmetPersonDays:
            daily(
                "person-days", "Grams that people needed and did not have, over what one needs in a day.",
                .anyCommodity,
                growsWithCity: true)
        case .unmetShare: share("Unmet person-days over the person-days of who needs each commodity.", .anyCommodity)
        case .neverServed:
            ofRun("households", "Households to which nothing came in the whole run.", growsWithCity: true)
        case .longestGap: ofRun("d", "The longest time from one delivery to the next at any household.")
        case .gapP95: ofRun("d", "The time from one delivery to the next that 95 % of the gaps do not exceed.")
        case .longestCellGap: ofRun("d", "The longest time for which nothing came to any door of a cell.")
        case .cellsUnserved:
            ofRun(
                "cells", "Cells to which nothing came for `measures.unserved_days` days or more.", growsWithCity: true)
        case .energy: daily("kcal", "Food energy of what a person ate in a day.")
        case .energyShortfall:
            ofRun(
                "kcal",
                "Food energy that a person lacked in a day against `measures.energy_standard_kcal`: the mean over people of "
                    + "the shortfall of their cell.")
        case .deprivationHours:
            ofRun("h", "Mean length of the spells for which a person was without a commodity.", .commodity)
        case .deprivationCost:
            ofRun(
                "as the scenario's", "Deprivation cost of all people, summed over spells.", .anyCommodity,
                growsWithCity: true)
        case .gini: ofRun("0 to 1", "Gini coefficient over cells of delivered over needed.")
        case .jain: ofRun("0 to 1", "Jain's index over cells of delivered over needed: 1 when all have the same.")
        case .theil: ofRun("nats", "Theil's T over cells of delivered over needed.")
        case .theilBetween: ofRun("nats", "The part of it that lies between districts.")
        case .theilWithin: ofRun("nats", "The part of it that lies within districts.")
        case .deliveredShareP10: ofRun("ratio", "What a tenth of the cells do not exceed of delivered over needed.")
        case .deliveredShareMinimum: ofRun("ratio", "The least of any cell of delivered over needed.")
        case .districtDeliveredShare: ofRun("ratio", "Delivered over needed of a district.", .district)
        case .districtUnmetShare: share("Unmet share of a district, over all commodities.", .district)
        case .classDeliveredShare: ofRun("ratio", "Delivered over needed of a class of households.", .householdClass)
        case .classUnmetShare: share("Unmet share of a class, over all commodities.", .householdClass)
        case .classDeliveredRatio:
            ofRun("ratio", "Delivered over needed of a class over that of all others.", .householdClass)
        case .classUnmetRatio: daily("ratio", "Unmet share of a class over that of all others.", .householdClass)
        case .classGini:
            ofRun("0 to 1", "Gini coefficient over people of delivered over needed of those with the same traits.")
        case .classJain: ofRun("0 to 1", "Jain's index, likewise.")
        case .classTheil: ofRun("nats", "Theil's T, likewise.")
        case .coverDays:
            daily(
                "d", "Stock of warehouses and stores over planned need, at the end of the day; over days their mean.",
                .commodity)
        case .minimumCoverDays: ofRun("d", "The lowest cover at any moment.", .commodity)
        case .belowFloorDays: ofRun("d", "Time for which cover was below the floor.", .commodity)
        case .autonomyDays:
            daily("d", "The lowest cover of any commodity at the end of the day; over days the least.")
        case .askedTonnes: amount("t", "Asked by households.", .anyCommodity)
        case .askedTonnesPerDay: amount("t a day", "Asked by households, a day.", .anyCommodity)
        case .deliveredTonnes: amount("t", "Delivered in a good state.", .anyCommodity)
        case .deliveredTonnesPerDay: amount("t a day", "Delivered in a good state, a day.", .anyCommodity)
        case .receivedTonnes: amount("t", "Sent by sources, and, on the first day, all initial stock.", .anyCommodity)
        case .receivedTonnesPerDay: amount("t a day", "The same, a day.", .anyCommodity)
        case .spoiledTonnes: amount("t", "Spoiled anywhere.", .anyCommodity)
        case .chainsTonnes:
            amount(
                "t", "Taken out of the stores of the supermarket chains, for orders, visitors and relief.",
                .anyCommodity)
        case .chainsTonnesPerDay: amount("t a day", "The same, a day.", .anyCommodity)
        case .reliefPacks: amount("packs", "Packs that relief programmes and drives handed over.", .anyProgramme)
        case .reserveReleased:
            ofRun("t", "Released from the reserve.", .commodity, growsWithCity: true)
        case .pickingHours: amount("h", "Hours of picking, by the day on which a batch was begun.")
        case .pickingUtilisation: share("Hours of picking over the pickers' shifts.")
        case .trips: amount("trips", "Bus trips.")
        case .kilometres: amount("km", "Kilometres driven, with the way from and to the depot.")
        case .loadFactor: share("Mass carried over the mass that trips could have carried.")
        case .busUtilisation: share("Time on trips over the buses' shifts.")
        case .tripsPerBusDay: daily("trips", "Trips of a bus in a day.")
        case .crewHours: amount("h", "Hours for which members who carry parcels were there.")
        case .parcelsPerCrewHour: daily("parcels", "Parcels handed over in such an hour.")
        case .crewUtilisation: share("Time on rounds over those hours.")
        case .parcelsPerMemberDay: daily("parcels", "Parcels handed over by a member who came, in a day.")
        }
    }

    /// A share that can be taken over some days.
    private func share(_ text: String, _ suffix: FigureSuffix = .none) -> FigureDefinition {
        daily("share", text, suffix)
    }

    /// An amount that grows with the city and is summed over days.
    private func amount(_ unit: String, _ text: String, _ suffix: FigureSuffix = .none) -> FigureDefinition {
        daily(unit, text, suffix, growsWithCity: true)
    }

    private func daily(
        _ unit: String, _ text: String, _ suffix: FigureSuffix = .none, growsWithCity: Bool = false
    ) -> FigureDefinition {
        FigureDefinition(unit: unit, suffix: suffix, isDaily: true, growsWithCity: growsWithCity, text: text)
    }

    private func ofRun(
        _ unit: String, _ text: String, _ suffix: FigureSuffix = .none, growsWithCity: Bool = false
    ) -> FigureDefinition {
        FigureDefinition(unit: unit, suffix: suffix, isDaily: false, growsWithCity: growsWithCity, text: text)
    }
}
