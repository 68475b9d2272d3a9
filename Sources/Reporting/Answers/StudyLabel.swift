/// The words of the pages of capacity, sweeps, calibrations, forks and stores, in a table of the same shape as that of
/// `Label`.
enum StudyLabel: String, CaseIterable, Sendable {
    // Capacity.
    case capacityScope, criterionMean, criterionShare, answerLeast, answerLeastUnsure, answerPairs
    case answerMetByLeast, answerMissedByMost, answerUndecidedAtMost, capacityCost, capacityCostNoGrid
    case cheapestNote, frontierTitle, frontierNote, mapTitle, mapSummary, mapNote, legendMeets, legendMisses
    case legendUndecided, legendUnknown, legendFrontier, probesTitle, probesSummary, probesNote, probedPoints
    case shareThatMeets, targetLevel, costColumn, shownLeast, yes, no, effortTitle, effortSummary
    case effortSearch, effortGrid, trialsColumn, warnings, warningText
    // Sweep.
    case sweepScope, designFactorial, designLatin, designSobol, designMorris, designTable, answerEffects
    case answerSmall, answerCount, answerScreening, answerInteracts, answerAlone, answerNoEffects, sweepTold
    case effectsTitle, effectsSummary, effectsNote, factor, atLevel, change, noChange, screeningTitle
    case screeningSummary, screeningNote, muStar, muStarPlain, muStarSummary, muMean, sigma, sigmaPlain, sampleTitle
    case sampleSummary, mainEffects, pointsSwept, point
    // Calibration.
    case calibrateScope, answerFitted, answerUntoldKeys, answerToldKeys, notConverged, fitTitle, fitSummary
    case fitNote, observedLine, fittedLine, fittedBand, parametersTitle, parametersSummary, parametersNote
    case parameter, searched, fittedValue, isTold, notTold, pairsOfKeys, correlation, correlationNote
    case seriesTitle, seriesError, valuesColumn, supposesModel, supposesLinear
    // A store of trials.
    case storeScope, storeNote, storeEmpty, storeAsItIs, version, seedColumn
    // Fork.
    case forkScope, forkBest, forkSure, forkUnsure, forkOnce, forkUnchangedBest, forkOthers, forkOther
    case forkOtherUnchanged, forkAlso, forkSameOther, forkUnchanged, forkAll, forkSeparator, forkNone, forkInterval,
        forkMain, forkPaired, forkAlone, forkDays, future
    case past, forkMark, forkNothing, forkReports, forkDaySummary, forkCut, forkAgainst, forkAgainstSummary
    case forkAgainstOnce, forkMarks, forkShocks, forkReference, supposesPast, supposesForkDays
    // What answers suppose.
    case supposesMonotone, supposesLooks, supposesAdditive, supposesRange
}

extension Strings {
    /// A label of studies, with what is to stand in its numbered places, in their order.
    func callAsFunction(study label: StudyLabel, _ arguments: String...) -> String { filled(label.texts, arguments) }
}
