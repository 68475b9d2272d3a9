import EventKernel

/// What one household asked for in one round and has not yet received: an order, or the part of it still on its way.
///
/// When a store grants a part, that part travels as an order of its own that is marked `isPartial`; the rest stays the
/// order, which is closed when its rest is delivered or cancelled.
struct Order: BitwiseCopyable, Sendable {
    /// The household's position in the household table.
    var household: UInt32
    /// When it was placed, in seconds.
    var placedAt: Int32
    /// When a store first took it up, in seconds; negative before.
    var firstReleasedAt: Int32
    /// How many allocations have passed it over, in whole or in part.
    var passedOver: UInt8
    /// Whether the rest of the order stays behind, so that its delivery does not close the order.
    var isPartial: Bool
    /// Whether a part of it went ahead.
    var isRemainder: Bool
    /// Whether another part of it was cancelled at the same time, so that it will never be whole.
    var isShort = false
    /// What is asked or, once allocated, granted.
    var packages: PackageCounts
}

extension Order {
    /// The part of the order that is granted and goes to be picked, and the part that stays.
    func split(
        granted: PackageCounts, at now: Instant, unfilled: GroupBuyingPlan.Unfilled
    ) -> (going: Order?, staying: Order?) {
        var going = self
        if going.firstReleasedAt < 0 { going.firstReleasedAt = Int32(now.ticks) }
        var staying = going
        going.packages = granted
        staying.packages = packages - granted
        if staying.packages.isEmpty { return (going, nil) }
        staying.passedOver += 1
        if granted.isEmpty { return (nil, staying) }
        staying.isRemainder = true
        going.isPartial = !staying.isGivenUp(by: unfilled)
        going.isShort = !going.isPartial
        return (going, staying)
    }

    /// Whether a store has taken the order up and not granted it: it waits to be asked again.
    var isBackordered: Bool { firstReleasedAt >= 0 }

    /// Whether what is left of the order is cancelled now.
    func isGivenUp(by unfilled: GroupBuyingPlan.Unfilled) -> Bool {
        switch unfilled {
        case .cancelled: true
        case .backordered(let rounds): Int(passedOver) > rounds
        }
    }
}

/// A run of orders in the order pool.
struct OrderBlock: BitwiseCopyable, Sendable {
    var offset: UInt32
    var count: UInt32
    /// The block holds room for `8 << sizeClass` orders.
    var sizeClass: UInt8

    static let empty = OrderBlock(offset: 0, count: 0, sizeClass: .max)
}

/// Storage of all open orders, in blocks whose sizes are powers of two and that are used again.
struct OrderPool: Sendable {
    private var orders: [Order] = []
    /// Offsets of free blocks, by size class.
    private var free: [[UInt32]] = Array(repeating: [], count: 28)

    /// Appends an order to a block, which moves to one of twice the size when it is full.
    ///
    /// - Complexity: O(1) amortised.
    mutating func append(_ order: Order, to block: inout OrderBlock) {
        if block.sizeClass == .max {
            block = allocate(sizeClass: 0)
        } else if block.count == 8 << UInt32(block.sizeClass) {
            var larger = allocate(sizeClass: block.sizeClass + 1)
            for index in 0..<Int(block.count) {
                orders[Int(larger.offset) + index] = orders[Int(block.offset) + index]
            }
            larger.count = block.count
            release(block)
            block = larger
        }
        orders[Int(block.offset) + Int(block.count)] = order
        block.count += 1
    }

    /// The order at a position of a block.
    subscript(block: OrderBlock, index: Int) -> Order {
        get {
            assert(index < block.count)
            return orders[Int(block.offset) + index]
        }
        set {
            assert(index < block.count)
            orders[Int(block.offset) + index] = newValue
        }
    }

    /// Gives a block's room back.
    mutating func release(_ block: OrderBlock) {
        guard block.sizeClass != .max else { return }
        free[Int(block.sizeClass)].append(block.offset)
    }

    private mutating func allocate(sizeClass: UInt8) -> OrderBlock {
        if let offset = free[Int(sizeClass)].popLast() {
            return OrderBlock(offset: offset, count: 0, sizeClass: sizeClass)
        }
        let offset = orders.count
        let room = 8 << Int(sizeClass)
        precondition(offset + room <= Int(UInt32.max), "there are more open orders than can be numbered")
        let blank = Order(
            household: 0, placedAt: 0, firstReleasedAt: -1, passedOver: 0, isPartial: false, isRemainder: false,
            packages: PackageCounts())
        orders.append(contentsOf: repeatElement(blank, count: room))
        return OrderBlock(offset: UInt32(offset), count: 0, sizeClass: sizeClass)
    }
}
