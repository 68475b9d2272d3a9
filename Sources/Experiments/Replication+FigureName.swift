import Statistics
public import SupplyModel

/// Figures by name.
extension Replication {
    /// The figure that a reference names, on the days of the window.
    ///
    /// - Returns: NaN where it has no meaning: what the reference names is not in the city, or the figure is one of the whole
    ///   run and the window is less.
    public func value(of reference: FigureReference) -> Double {
        let definition = reference.name.definition
        guard definition.isDaily || window.count == city.plan.days, !window.isEmpty else { return .nan }
        guard let suffix = reference.suffix else { return value(of: reference.name) }
        switch definition.suffix {
        case .none:
            return .nan
        case .commodity, .anyCommodity:
            let index = city.plan.commodities.firstIndex { $0.id == suffix }
            return index.map { value(of: reference.name, commodity: $0) } ?? .nan
        case .anyProgramme:
            let index = city.plan.relief?.programmes.firstIndex { $0.id == suffix }
            return index.map { Double(reliefPacks($0)) } ?? .nan
        case .stage:
            return Stage.allCases.first { $0.name == suffix }.map { meanHours(in: $0) } ?? .nan
        case .district:
            let district = city.geography.districts.firstIndex { $0.id == suffix }
            return district.map { value(of: reference.name, district: $0) } ?? .nan
        case .householdClass:
            let group = householdClasses.first { $0.id == suffix }
            return group.map {
                value(of: reference.name, group: figures(of: $0), others: figures(ofAllBut: $0))
            } ?? .nan
        }
    }

    /// The figure that a reference names, between two dates; NaN unless the run has both days.
    public func value(of reference: FigureReference, from: CalendarDate?, to: CalendarDate?) -> Double {
        let start = city.plan.start.dayNumber
        let first = from.map { $0.dayNumber - start } ?? 0
        let last = to.map { $0.dayNumber - start } ?? city.plan.days - 1
        guard first >= 0, first <= last, last < city.plan.days else { return .nan }
        return during(first..<last + 1).value(of: reference)
    }

    private func value(of name: FigureName) -> Double {
        switch name {
        case .fillRate: fillRate
        case .orderFillRate: orderFillRate
        case .onTimeInFull: onTimeInFull
        case .ordersPlaced: Double(ordersPlaced)
        case .ordersDelivered: Double(ordersDelivered)
        case .ordersCancelled: Double(ordersCancelled)
        case .ordersOpen: Double(ordersOpen)
        case .ordersPerHouseholdDay: ordersPerHouseholdDay
        case .orderToDoorMean: meanOrderToDoorHours
        case .orderToDoorMedian: orderToDoorHours(quantile: 0.5)
        case .orderToDoorP95: orderToDoorHours(quantile: 0.95)
        case .censoredMean: orderToDoorEstimate.mean(restrictedTo: city.plan.measures.restrictionHours * 3600) / 3600
        case .censoredMedian: orderToDoorEstimate.quantile(0.5) / 3600
        case .censoredP95: orderToDoorEstimate.quantile(0.95) / 3600
        case .unmetPersonDays: unmetPersonDays
        case .unmetShare: unmetShare
        case .neverServed: Double(ledger.gaps.neverServed)
        case .longestGap: Double(ledger.gaps.longest)
        case .gapP95: ledger.gaps.quantile(0.95).map(Double.init) ?? .nan
        case .longestCellGap: Double(longestCellGapDays)
        case .cellsUnserved: Double(cellsUnserved)
        case .energy: energyPerPersonDay
        case .energyShortfall: energyShortfall
        case .deprivationCost: deprivationCost
        case .gini: giniOfDeliveredShare
        case .jain: jainOfDeliveredShare
        case .theil: theilOfDeliveredShare.total
        case .theilBetween: theilOfDeliveredShare.between
        case .theilWithin: theilOfDeliveredShare.within
        case .deliveredShareP10: deliveredShare(quantile: 0.1)
        case .deliveredShareMinimum: deliveredShare(quantile: 0)
        case .classGini: classInequality.gini
        case .classJain: classInequality.jain
        case .classTheil: classInequality.theil
        case .autonomyDays: autonomyDays
        case .askedTonnes: tonnes(sum(\.asked))
        case .askedTonnesPerDay: tonnes(sum(\.asked)) / Double(window.count)
        case .deliveredTonnes: tonnes(sum(\.delivered))
        case .deliveredTonnesPerDay: tonnes(sum(\.delivered)) / Double(window.count)
        case .receivedTonnes: tonnes(sum(\.entered))
        case .receivedTonnesPerDay: tonnes(sum(\.entered)) / Double(window.count)
        case .spoiledTonnes: tonnes(sum(\.spoiledInStock) + sum(\.spoiledInParcels) + sum(\.spoiledElsewhere))
        case .chainsTonnes: tonnes(sum(\.issuedByChains))
        case .chainsTonnesPerDay: tonnes(sum(\.issuedByChains)) / Double(window.count)
        case .reliefPacks: Double(reliefPacks)
        case .pickingHours: pickingHours
        case .pickingUtilisation: pickingUtilisation
        case .trips: Double(trips)
        case .kilometres: kilometresDriven
        case .loadFactor: loadFactor
        case .busUtilisation: busUtilisation
        case .tripsPerBusDay: tripsPerBusDay
        case .crewHours: crewHours
        case .parcelsPerCrewHour: parcelsPerCrewHour
        case .crewUtilisation: crewUtilisation
        case .parcelsPerMemberDay: parcelsPerMemberDay
        case .stageHours, .coverDays, .minimumCoverDays, .reserveReleased, .belowFloorDays, .deprivationHours,
            .districtDeliveredShare,
            .districtUnmetShare, .classDeliveredShare, .classUnmetShare, .classDeliveredRatio, .classUnmetRatio:
            .nan
        }
    }

    private func value(of name: FigureName, commodity: Int) -> Double {
        func tonnes(_ figure: KeyPath<CommodityTally, Grams>) -> Double { self.tonnes(sum(of: commodity, figure)) }
        return switch name {
        case .fillRate: fillRate(of: commodity)
        case .unmetPersonDays: unmetPersonDays(of: commodity)
        case .unmetShare: unmetShare(of: commodity)
        case .deprivationHours: meanSpellHours(of: commodity)
        case .deprivationCost: deprivationCost(of: commodity)
        case .coverDays: coverDays(of: commodity)
        case .minimumCoverDays: minimumCoverDays(of: commodity)
        case .belowFloorDays: daysBelowFloor(of: commodity)
        case .askedTonnes: tonnes(\.asked)
        case .askedTonnesPerDay: tonnes(\.asked) / Double(window.count)
        case .deliveredTonnes: tonnes(\.delivered)
        case .deliveredTonnesPerDay: tonnes(\.delivered) / Double(window.count)
        case .receivedTonnes: tonnes(\.entered)
        case .receivedTonnesPerDay: tonnes(\.entered) / Double(window.count)
        case .chainsTonnes: tonnes(\.issuedByChains)
        case .chainsTonnesPerDay: tonnes(\.issuedByChains) / Double(window.count)
        case .reserveReleased: Double(ledger.stockTally.reserve[commodity].released.count) / 1_000_000
        case .spoiledTonnes: tonnes(\.spoiledInStock) + tonnes(\.spoiledInParcels) + tonnes(\.spoiledElsewhere)
        default: .nan
        }
    }

    private func value(of name: FigureName, district: Int) -> Double {
        switch name {
        case .districtDeliveredShare: area(city.geography.districts[district].cells).deliveredShare
        case .districtUnmetShare: unmetShare(ofDistrict: district)
        default: .nan
        }
    }

    private func value(of name: FigureName, group: ClassFigures, others: ClassFigures) -> Double {
        switch name {
        case .classDeliveredShare: group.deliveredShare
        case .classUnmetShare: group.unmetShare
        case .classDeliveredRatio: group.deliveredShare / others.deliveredShare
        case .classUnmetRatio: group.unmetShare / others.unmetShare
        default: .nan
        }
    }

    private func tonnes(_ mass: Grams) -> Double { mass.kilograms / 1000 }
}
