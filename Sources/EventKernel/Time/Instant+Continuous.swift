extension Instant {
    /// Creates the instant that stands for a real number, for a model in continuous time.
    ///
    /// The bits of the number are mapped so that instants order exactly as their numbers do; `-0` and `0` are the same
    /// instant. Adding a ``Span`` to such an instant has no meaning: add to ``continuous`` and map again.
    ///
    /// - Parameter time: the time in the model's own unit; not NaN.
    @inlinable
    public init(continuous time: Double) {
        precondition(!time.isNaN, "an instant cannot be NaN")
        let bits = Int64(bitPattern: (time + 0).bitPattern)
        self.init(ticks: bits ^ ((bits >> 63) & .max))
    }

    /// The real number that this instant stands for, if it was created by ``init(continuous:)``.
    @inlinable
    public var continuous: Double {
        Double(bitPattern: UInt64(bitPattern: ticks ^ ((ticks >> 63) & .max)))
    }
}
