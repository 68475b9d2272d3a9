/// A model: its state, and what each kind of event does to it.
///
/// Make it a struct whose stored properties are values, and its event an enum of small payloads: then a copy of the
/// simulator is a fork of the world, and the whole loop is compiled for this model.
///
/// ```swift
/// struct Counter: SimulationModel {
///     enum Event { case tick }
///     var ticks = 0
///     mutating func handle(_ event: Event, in schedule: inout Schedule<Event>) {
///         ticks += 1
///         schedule.after(Span(ticks: 60), .tick)
///     }
/// }
/// ```
public protocol SimulationModel {
    /// What can happen: a small value, with no references.
    associatedtype Event: BitwiseCopyable

    /// Lets one event happen: changes the state, and places what follows from it.
    mutating func handle(_ event: Event, in schedule: inout Schedule<Event>)
}
