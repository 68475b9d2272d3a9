/// Which way a figure gets better.
public enum FigureDirection: String, Sendable {
    /// More of it is better.
    case more
    /// Less of it is better.
    case less
    /// Neither as such: it describes.
    case neither
}

extension FigureName {
    /// Which way the figure gets better, for the people served and, of work, for those who pay for it.
    public var better: FigureDirection {
        switch self {
        case .fillRate, .orderFillRate, .onTimeInFull, .energy, .jain, .deliveredShareP10, .deliveredShareMinimum,
            .districtDeliveredShare, .classDeliveredShare, .classJain, .coverDays, .minimumCoverDays, .autonomyDays,
            .deliveredTonnes, .deliveredTonnesPerDay, .loadFactor, .parcelsPerCrewHour:
            .more
        case .ordersCancelled, .ordersOpen, .orderToDoorMean, .orderToDoorMedian, .orderToDoorP95, .censoredMean,
            .censoredMedian, .censoredP95, .stageHours, .unmetPersonDays, .unmetShare, .neverServed, .longestGap,
            .gapP95, .longestCellGap, .cellsUnserved, .energyShortfall, .deprivationHours, .deprivationCost, .gini,
            .theil, .theilBetween, .theilWithin, .districtUnmetShare, .classUnmetShare, .classGini, .classTheil,
            .belowFloorDays, .spoiledTonnes, .pickingHours, .trips, .kilometres, .crewHours:
            .less
        case .ordersPlaced, .ordersDelivered, .ordersPerHouseholdDay, .classDeliveredRatio, .classUnmetRatio,
            .askedTonnes, .askedTonnesPerDay, .receivedTonnes, .receivedTonnesPerDay, .chainsTonnes,
            .chainsTonnesPerDay, .reliefPacks, .reserveReleased, .pickingUtilisation, .busUtilisation, .tripsPerBusDay,
            .crewUtilisation, .parcelsPerMemberDay:
            .neither
        }
    }
}
