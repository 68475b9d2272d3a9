/// Values that come and go, each in a slot that is used again.
struct SlotPool<Element: BitwiseCopyable & Sendable>: Sendable {
    private var elements: [Element] = []
    private var isUsed: [Bool] = []
    private var free: [UInt32] = []

    /// Puts a value into a free slot, or a new one.
    ///
    /// - Complexity: O(1) amortised.
    mutating func insert(_ element: Element) -> EntityID<Element> {
        if let slot = free.popLast() {
            elements[Int(slot)] = element
            isUsed[Int(slot)] = true
            return EntityID(Int(slot))
        }
        elements.append(element)
        isUsed.append(true)
        return EntityID(elements.count - 1)
    }

    /// Gives a value's slot back.
    mutating func remove(_ id: EntityID<Element>) {
        isUsed[id.index] = false
        free.append(id.rawValue)
    }

    /// Whether a slot is in use.
    func contains(_ id: EntityID<Element>) -> Bool { isUsed[id.index] }

    /// The value in a slot that is in use.
    subscript(id: EntityID<Element>) -> Element {
        _read { yield elements[id.index] }
        _modify { yield &elements[id.index] }
    }

    /// The slots in use.
    var ids: some Sequence<EntityID<Element>> {
        isUsed.indices.lazy.filter { [isUsed] in isUsed[$0] }.map { EntityID($0) }
    }
}
