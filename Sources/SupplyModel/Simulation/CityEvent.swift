/// Everything that can happen, subsystem by subsystem in the order in which goods and orders move.
enum CityEvent: BitwiseCopyable, Sendable {
    case replenishment(Replenishment.Event)
    case reserve(Reserve.Event)
    case groupBuying(GroupBuying.Event)
    case shopping(Shopping.Event)
    case allocation(StoreAllocation.Event)
    case picking(Picking.Event)
    case transport(Transport.Event)
    case handover(Handover.Event)
    case relief(Relief.Event)
    case medicine(Medicine.Event)
    case institutions(Institutions.Event)
    case gateBuffer(GateBuffer.Event)
    case disruptions(Disruptions.Event)
    /// A level of the city reports upwards.
    case report(ReportSchedule.Event)
    /// A day begins.
    case midnight
}
