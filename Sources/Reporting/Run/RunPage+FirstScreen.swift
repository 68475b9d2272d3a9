import SupplyModel

/// The first screen: the answer, five figures, the bottleneck.
extension RunPage {
    var answer: String {
        Markup.text("p", ["class": "answer"], answerText) + "\n" + FigureTile.list(tiles, strings)
    }

    private var answerText: String {
        let people = NumberText.count(summary.people)
        let days = "\(summary.days)"
        let missing = NumberText.percent(unmetShare)
        guard let hours = summary.orderToDoorHours.mean.value else {
            return strings(.answerNoDelivery, people, days, missing)
        }
        let first = strings(
            .answerFilled, people, days, NumberText.percent(summary.fillRate.mean.number), NumberText.short(hours),
            missing)
        return strings.sentences([first, hardestDay])
    }

    /// The day on which most was missing, and what orders wait for.
    private var hardestDay: String {
        let shares = report.daily.unmetShare.map { $0.value ?? 0 }
        guard let day = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[day] > 0 else {
            return strings(.answerNoHardDay, cause)
        }
        return strings(
            .answerNearFailing, strings.date(start + day), NumberText.percent(shares[day]),
            NumberText.short(report.daily.orderToDoorHours[day].number), cause)
    }

    /// The stage that takes longest, as the end of a sentence; after the timetable, the next.
    private var cause: String {
        guard summary.bottleneck == Stage.round.name, let next = nextStage else { return cause(of: summary.bottleneck) }
        return strings(.causeAfterRound, cause(of: next.name))
    }

    /// What takes longest beside the timetable of rounds.
    private var nextStage: Stage? {
        Stage.allCases.filter { $0 != .round }.max {
            (summary.stageHours[$0.name]?.value ?? 0) < (summary.stageHours[$1.name]?.value ?? 0)
        }
    }

    private func cause(of stage: String) -> String {
        switch Stage.allCases.first(where: { $0.name == stage }) {
        case .round: strings(.causeRound)
        case .stock: strings(.causeStock)
        case .picking: strings(.causePicking)
        case .bus: strings(.causeBus)
        case .travel: strings(.causeTravel)
        case .crew: strings(report.hasGates ? .causeGate : .causeCrew)
        case .delivery: strings(.causeDelivery)
        case nil: strings(.bottleneckNone)
        }
    }

    /// The share of need that was missing over the run.
    var unmetShare: Double { summary.unmetPersonDays.number / report.personDays.number }

    private var tiles: [FigureTile] {
        let service = summary.service
        let door = summary.orderToDoorHours
        let whole = report.personDays.number
        func hours(_ value: Double) -> String { "\(NumberText.short(value)) \(strings(.hours))" }
        return [
            FigureTile(
                name: strings(.fillRate), value: NumberText.percent(summary.fillRate.mean.number),
                meaning: strings(.fillRateMeaning), interval: interval(of: "fill_rate", NumberText.percent),
                target: wanted(\.fillRate, atLeast: summary.fillRate.mean, NumberText.percent)
                    ?? observed(.fillRate, NumberText.percent)),
            FigureTile(
                name: strings(.onTimeInFull), value: NumberText.percent(service.onTimeInFull.number),
                meaning: strings(.withinHours, service.promiseText),
                interval: interval(of: "service.on_time_in_full", NumberText.percent),
                target: wanted(\.onTimeInFull, atLeast: service.onTimeInFull, NumberText.percent)
                    ?? observed(.onTimeInFull, NumberText.percent)),
            FigureTile(
                name: strings(.orderToDoor), value: NumberText.short(door.mean.number), unit: strings(.hours),
                meaning: strings(.orderToDoorMeaning, NumberText.short(door.p95.number)),
                interval: interval(of: "order_to_door_hours.mean", NumberText.short),
                target: wanted(\.orderToDoorHours, atMost: door.mean, hours)
                    ?? observed(.orderToDoorMean, NumberText.short)),
            FigureTile(
                name: strings(.withoutFood), value: NumberText.percent(unmetShare),
                meaning: strings(.withoutFoodMeaning, NumberText.count(summary.unmetPersonDays.number)),
                interval: interval(of: "unmet_person_days") { NumberText.percent($0 / whole) },
                target: wanted(\.unmetShare, atMost: Figure(unmetShare, decimals: 6), NumberText.percent)
                    ?? observed(.unmetShare, NumberText.percent)),
        ] + (scarcest.map { [coverTile($0)] } ?? [])
    }

    /// The commodity whose lowest cover is the least part of its floor.
    private var scarcest: String? {
        report.cover.map(\.id).min { share($0) < share($1) }
    }

    private func share(_ commodity: String) -> Double {
        guard let goods = summary.commodities[commodity] else { return .infinity }
        return goods.floorDays.number > 0 ? goods.minimumCoverDays.number / goods.floorDays.number : .infinity
    }

    private func coverTile(_ commodity: String) -> FigureTile {
        let goods = summary.commodities[commodity]
        let lowest = goods?.minimumCoverDays.number ?? .nan
        let floor = goods?.floorDays.number ?? .nan
        func days(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
        return FigureTile(
            name: strings(.lowestCover, name(commodity)), value: days(lowest), unit: strings(.days),
            meaning: strings(.lowestCoverMeaning),
            interval: interval(of: "commodities.\(commodity).min_cover_days", days),
            target: floor > 0
                ? FigureTile.Target(strings(.floorOf, CSVText.field(floor)), isMet: lowest >= floor) : nil)
    }

    private func interval(of path: String, _ text: (Double) -> String) -> (low: String, high: String)? {
        guard let interval = summary.intervals[path], let low = interval.low.value, let high = interval.high.value
        else {
            return nil
        }
        return (text(low), text(high))
    }

    /// What the scenario wants of a figure at the least; nil where it wants nothing.
    private func wanted(
        _ target: KeyPath<TargetsPlan, Double?>, atLeast figure: Figure, _ text: (Double) -> String
    ) -> FigureTile.Target? {
        report.targets?[keyPath: target].map {
            FigureTile.Target(strings(.atLeast, text($0)), isMet: figure.number >= $0)
        }
    }

    /// What the scenario wants of a figure at the most; nil where it wants nothing.
    private func wanted(
        _ target: KeyPath<TargetsPlan, Double?>, atMost figure: Figure, _ text: (Double) -> String
    ) -> FigureTile.Target? {
        report.targets?[keyPath: target].map {
            FigureTile.Target(strings(.atMost, text($0)), isMet: figure.number <= $0)
        }
    }

    /// What the scenario's checks say was observed of a figure over the whole run.
    private func observed(_ name: FigureName, _ text: (Double) -> String) -> FigureTile.Target? {
        let check = summary.checks?.first { $0.figure == name.rawValue && $0.from == nil && $0.to == nil }
        guard let check else { return nil }
        return FigureTile.Target(
            strings(.targetObserved, range(check.observedLow, check.observedHigh, text)),
            isMet: check.distance.value == 0)
    }

    /// A range as text, one number where both ends are the same.
    func range(_ low: Figure, _ high: Figure, _ text: (Double) -> String) -> String {
        low == high ? text(low.number) : strings(.rangeText, text(low.number), text(high.number))
    }

    var bottleneck: String {
        let stages = Stage.allCases.map { (stage: $0, hours: summary.stageHours[$0.name]?.value ?? 0) }
        guard let longest = stages.first(where: { $0.stage.name == summary.bottleneck }) else {
            return Markup.text("p", [:], strings(.bottleneckNone))
        }
        let next = stages.filter { $0.stage != .round && $0.stage != longest.stage }.max { $0.hours < $1.hours }
        var sentences = [
            strings(
                .bottleneckText, capitalised(cause(of: summary.bottleneck)),
                NumberText.short(summary.orderToDoorHours.mean.number),
                NumberText.short(longest.hours))
        ]
        if let next {
            sentences.append(
                strings(.bottleneckNext, name(of: next.stage), NumberText.fixed(next.hours, decimals: 1)))
        }
        let callout = Markup.element(
            "div", [:], Markup.text("p", ["class": "callout"], strings.sentences(sentences)))
        return Markup.element("div", ["class": "grid"], callout + stageFigure)
    }

    private var stageFigure: String {
        let hours = Stage.allCases.map { summary.stageHours[$0.name]?.value ?? 0 }
        let names = Stage.allCases.map { name(of: $0) }
        let title = strings(.stagesOfAll)
        return ChartFigure(
            id: "stages", title: title, summary: strings(.stagesOfAllSummary),
            drawing: BarChart(
                axis: ValueAxis(strings(.meanHours), style: .decimals(1)), categories: names,
                series: [.init(strings(.meanHours), hours)]),
            table: DataTable(
                caption: title, header: [strings(.stage), strings(.meanHours)],
                rows: zip(names, hours).map { [$0, NumberText.fixed($1, decimals: 2)] })
        ).html(strings)
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
