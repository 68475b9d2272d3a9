/// The labels of reports: one table of all words that a report writes, in every language.
///
/// What each says stands in `Label+Texts.swift`, a switch over all cases, so that no label can lack a language.
package enum Label: String, CaseIterable, Sendable {
    // Dates, numbers, lists.
    case fullDate, shortDate, monthNames, shortMonthNames, fromDate, fromToDate, millions, listComma, lastOfList
    // Units.
    case days, hours, tonnes, tonnesPerDay, personDays, orders, ordersPerDay, share, ratio, zeroToOne, nats
    case kilocalories, households, cellsUnit, packs, trips, kilometres, parcels, asScenario
    // The page.
    case skipToContent, contents, dataTable, generatedBy
    // First screen of a run.
    case answer, answerFilled, answerNearFailing, answerNoDelivery, answerNoHardDay, fillRate, onTimeInFull
    case withinHours, fillRateMeaning, orderToDoor, orderToDoorMeaning, withoutFood, withoutFoodMeaning
    case lowestCover, lowestCoverMeaning, target, noTarget, met, notMet, targetObserved, atLeast, atMost, floorOf,
        rangeText
    case interval, noInterval, map, bottleneck, bottleneckText, bottleneckNext, bottleneckNone, scopeCity
    case scopeReplications, scopeInterrupted, scopeSettings
    // Stages.
    case stageRound, stageStock, stagePicking, stageBus, stageTravel, stageCrew, stageDelivery, stage
    case stagesOfAll, stagesOfAllSummary, causeRound, causeAfterRound, causeStock, causePicking, causeBus
    case causeTravel, causeCrew, causeGate, causeDelivery
    // Charts of a run.
    case charts, people, day, timeline, timelineText, timelineNone, randomShocks, marksNote, markBadge, markName
    case severalTimes, shocksAsTheyCame, shocksUnmarked
    case markTime, cover, coverSummary, coverBelow, coverNeverBelow, daysBelow, floor, bandLowHigh, mean, lowest
    case highest, commodity, ordersByDay, ordersByDaySummary, placed, delivered, cancelled, filled, filledNote
    case goodsByDay, goodsByDaySummary, asked, filledShare, doorDistribution, doorDistributionSummary
    case doorDistributionTail, doorDistributionNever, shareOfDeliveries, median, p95, stagesByDay
    case stagesByDaySummary, stageNote, meanHours, work, busesAtWork, busesAtWorkSummary, buses, members
    case crewsAtWork, crewsAtWorkSummary, hourOfDay, busesByDay, crewsByDay, workByDaySummary, spoilage
    case spoilageSummary, spoilageNone, placeWarehouses, placeStores, placeStoreDoors, placeBuses, placeGates
    case placePantries, placeReserve, lorenz, lorenzSummary, lorenzNote, shareOfCells, shareOfDelivered
    case equalShares, cellsCurve, byClass, byClassSummary, byClassWorst, byClassNone, householdClass
    case deprivation, deprivationSummary, deprivationNote, deprivationNone, costPerPerson, costOf
    case unmetShareOfNeed, everybody, classVulnerable, classOffline, classLowIncome, ratioToOthers, longestGap
    case neverServed, byDistrict, byDistrictSummary, byDistrictWorst, district, residents, worstCommunities
    case community
    // Checks, and what is left out.
    case checks, checksText, checksNone, check, figure, here, observed, distance, within, source, unit, dates
    case wholeRun, sourceGiven, sourceReported, sourceEstimate, leavesOut, leavesOutModel, assumptions
    case assumptionsText, assumptionsNone, assumptionKey, assumptionValue, assumptionNote, estimates
    case reportedAndGiven, limitOverload, limitHouseholds, limitPrices, limitMadeUp, limitInfection
    case limitInterval, conservationExact, conservationBroken, conservationCount
    // Networks.
    case networkAnswer, networkAnswerNoCost, networkBasis, networkConserved, networkHeaviest
    case intervalsFromReplications, intervalsFromBatches, intervalsNone, wholeNetwork, node, estimate
    case intervalLow, intervalHigh, stockByPeriod, stockByPeriodSummary, onHand, backorders, demand, period
    case units, costByNode, costByNodeSummary, costPerPeriod
    // Figures by their names.
    case figureOf, figureOnDays, figureInPeriods, withUnit
}

extension Label {
    /// The label of a unit as `FigureDefinition` names it; nil for a unit that it does not know.
    package init?(unit: String) {
        switch unit {
        case "d", "days": self = .days
        case "h": self = .hours
        case "t": self = .tonnes
        case "t a day": self = .tonnesPerDay
        case "person-days": self = .personDays
        case "orders": self = .orders
        case "share": self = .share
        case "ratio": self = .ratio
        case "0 to 1": self = .zeroToOne
        case "nats": self = .nats
        case "kcal": self = .kilocalories
        case "households": self = .households
        case "cells": self = .cellsUnit
        case "packs": self = .packs
        case "trips": self = .trips
        case "km": self = .kilometres
        case "parcels": self = .parcels
        case "as the scenario's": self = .asScenario
        default: return nil
        }
    }
}
