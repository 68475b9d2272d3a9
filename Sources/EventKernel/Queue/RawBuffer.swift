/// A growable block of memory for plain values, whose lifetime a ``QueueMemory`` holds.
///
/// This file is all the unsafe code of the module. Its invariant: `base` points to `capacity` values; each index read
/// was written before; and the memory belongs to one queue alone whenever that queue writes, because each mutating
/// operation of the queue begins with ``QueueMemory`` being uniquely referenced or the memory being copied. In debug
/// builds each access is checked against the capacity. Measured gain over `Array`: see `Docs/reference/performance.md`.
@frozen
@usableFromInline
struct RawBuffer<Element: BitwiseCopyable> {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var capacity: Int

    @inlinable
    init(capacity: Int, role: QueueMemory.Role, in memory: QueueMemory) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
        memory.adopt(UnsafeMutableRawPointer(base), as: role)
    }

    @inlinable
    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < capacity)
            return base[index]
        }
        @inline(__always) nonmutating _modify {
            assert(index >= 0 && index < capacity)
            yield &base[index]
        }
    }

    /// Moves the first `used` values to memory with room for at least `minimum`.
    @inlinable
    mutating func grow(to minimum: Int, used: Int, role: QueueMemory.Role, in memory: QueueMemory) {
        let slack = capacity < 1 << 12 ? capacity : capacity / 4
        replace(capacity: max(minimum, capacity + slack), used: used, role: role, in: memory)
    }

    /// Copies the first `used` values to new memory; the old memory is freed by whoever holds it.
    @inlinable
    mutating func replace(capacity newCapacity: Int, used: Int, role: QueueMemory.Role, in memory: QueueMemory) {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        copy.update(from: base, count: used)
        memory.adopt(UnsafeMutableRawPointer(copy), as: role)
        base = copy
        capacity = newCapacity
    }
}

/// Holds the memory of one queue, and of its copies until one of them changes.
@usableFromInline
final class QueueMemory {
    /// What a piece of memory is for.
    @usableFromInline
    enum Role: Int, CaseIterable {
        case near, entries, links, buckets, occupancy, rungs, slots
    }

    @exclusivity(unchecked) private var pieces: [UnsafeMutableRawPointer?] = Array(
        repeating: nil, count: Role.allCases.count)

    @usableFromInline
    init() {}

    /// Holds `piece` from now on, and frees what held that role before.
    @usableFromInline
    func adopt(_ piece: UnsafeMutableRawPointer, as role: Role) {
        pieces[role.rawValue]?.deallocate()
        pieces[role.rawValue] = piece
    }

    deinit {
        for piece in pieces { piece?.deallocate() }
    }
}
