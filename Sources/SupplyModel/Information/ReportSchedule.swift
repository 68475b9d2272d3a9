import EventKernel

/// When each level of the city reports upwards.
struct ReportSchedule: Sendable {
    /// Who reports.
    enum Level: UInt8, CaseIterable, BitwiseCopyable {
        case communities, stock, households
    }

    /// A level reports; the rhythm tells it from reports that a phase has put an end to.
    struct Event: BitwiseCopyable, Sendable {
        let level: Level
        let rhythm: UInt8
    }

    private var plan: InformationPlan
    /// How often phases have changed when each level reports.
    private var rhythms: [UInt8]

    init(_ plan: InformationPlan) {
        self.plan = plan
        rhythms = Level.allCases.map { _ in 0 }
    }

    /// Plans the first reports, for now.
    func start(in schedule: inout Schedule<CityEvent>) {
        for level in Level.allCases { scheduleFirst(level, in: &schedule) }
    }

    /// Takes over what a phase says; a level that is to report at other intervals does so for the first time now.
    mutating func adopt(_ plan: InformationPlan, in schedule: inout Schedule<CityEvent>) {
        let before = self.plan
        self.plan = plan
        for level in Level.allCases where before[level].refreshHours != plan[level].refreshHours {
            rhythms[Int(level.rawValue)] &+= 1
            scheduleFirst(level, in: &schedule)
        }
    }

    /// Plans the report after this one.
    ///
    /// - Returns: false when this one is of an earlier rhythm, and is not to be made.
    func goesOn(_ event: Event, in schedule: inout Schedule<CityEvent>) -> Bool {
        guard event.rhythm == rhythms[Int(event.level.rawValue)] else { return false }
        schedule.after(Span(hours: plan[event.level].refreshHours), .report(event))
        return true
    }

    private func scheduleFirst(_ level: Level, in schedule: inout Schedule<CityEvent>) {
        guard plan[level].refreshHours > 0 else { return }
        schedule.after(.zero, .report(Event(level: level, rhythm: rhythms[Int(level.rawValue)])))
    }
}

extension InformationPlan {
    fileprivate subscript(level: ReportSchedule.Level) -> Level {
        switch level {
        case .communities: community
        case .stock: stock
        case .households: households
        }
    }
}
