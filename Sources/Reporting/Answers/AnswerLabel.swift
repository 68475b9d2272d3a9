/// The words that pages of experiments share, and those of comparisons and stress tests, in a table of the same shape as that of `Label`.
enum AnswerLabel: String, CaseIterable, Sendable {
    // Common to all.
    case supposes, supposesShared, supposesNormal, supposesSimultaneous, points, differenceOf, intervalColumn
    case replications, settings, scenario, digest, digestNote, others, periods, target, probability, verdict, ofTrials
    // Comparison.
    case compareScope, answerBest, answerPicked, answerAsGood, answerUntold, costNever, costToTell, raceCost, allTold
    case answerWorse, moreIsBetter, lessIsBetter, zoneNote, standing, standingOfEach, standingBest, standingAsGood
    case standingUndecided, standingWorse, standingDropped, alternative, differences, figuresOfEach, bothCount
    case whatWasCompared, againstBest, againstLeader, againstSummary, againstNote, raceNote, pairs, pair, pairsSummary
    case pairsNote, difference, noDifference, varianceRatio, meansOfEach, meansSummary, spread, spreadSummary, tenth
    case medianRun, ninetieth, paretoTitle, paretoSummary, paretoByMeans, paretoSure, onFront, beaten
    case statusEfficient, statusDominated, statusFrontUntold, higherWord, lowerWord, supposesRace, supposesPareto
    // Stress.
    case stressScope, servedNote, answerFragile, answerBreaking, answerAllHold, answerAllHoldNote, fragileFirst
    case survives, firstToFail, breaksAfter, recovers, goesWithout, recoveredAfter, stressTableNote, howLong
    case timeToSurvive, survivalAxis, survivalSummary, censoredNote, anyColumn, outages, brokeTitle, brokeAxis
    case brokeSummary, brokeNote, outageOf, toTheEnd, lengthAxis, recoveryTitle, recoveryAxis, recoverySummary,
        recoveryNote, whoWithout
    case missedTitle, missedSummary, together, riseByDistrict, riseByClass, riseSummary, kindSource, kindNode
    case kindLane, kindCommodity, supposesOutage, supposesServed, supposesCensored
    // Floors.
    case floorScope, answerFloor, answerNoFloor, answerFloorPresent, evidence, survived, floorsTitle, floorsSummary
    case floorsNote, probabilityAsked, verdictSurvives, verdictFails, floorCosts, withPresent, withFound, stockInCity
    case stockAtNode, spoiledInCity, spoiledAtNode, supposesFloor
}

extension Strings {
    /// A label of answers, with what is to stand in its numbered places, in their order.
    func callAsFunction(answer label: AnswerLabel, _ arguments: String...) -> String { filled(label.texts, arguments) }
}
