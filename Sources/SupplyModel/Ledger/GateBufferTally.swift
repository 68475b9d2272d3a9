/// What the buffers at the gates held and gave.
public struct GateBufferTally: Sendable, Hashable {
    /// What was unloaded into them.
    public internal(set) var received = Grams.zero
    /// What was given to households that had run out.
    public internal(set) var given = Grams.zero
    /// What spoiled in them.
    public internal(set) var spoiled = Grams.zero
    /// How often a household was given something.
    public internal(set) var portions = 0
    /// How often a household came and was given nothing.
    public internal(set) var turnedAway = 0

    init() {}
}

extension Ledger {
    mutating func bufferReceived(_ grams: Int64) { gateBuffer.received.count += grams }

    mutating func bufferSpoiled(_ grams: Int64, of commodity: Int) {
        gateBuffer.spoiled.count += grams
        spoiledInParcels(grams, of: commodity)
        stockTally.spoiled(grams, of: commodity, at: .gate)
    }

    mutating func bufferGave(_ grams: Int64, portions: Int, turnedAway: Int) {
        gateBuffer.given.count += grams
        gateBuffer.portions += portions
        gateBuffer.turnedAway += turnedAway
    }
}
