/// What an order waits for, step by step, from the household's order to its door.
public enum Stage: Int, CaseIterable, Sendable {
    /// The round: until its cut-off, any roll-over below the minimum, and until a store takes it up.
    case round
    /// Stock: until the store had what was asked.
    case stock
    /// Pickers: the queue in the store, and the picking.
    case picking
    /// A bus: until one is free and loaded.
    case bus
    /// Travel: the drive and earlier stops, and the unloading.
    case travel
    /// A volunteer: at the gate until a round starts.
    case crew
    /// The volunteer's round up to the door.
    case delivery

    /// The name that outputs use.
    public var name: String { String(describing: self) }
}
