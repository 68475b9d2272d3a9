import EventKernel
import Testing

private func at(_ ticks: Int64) -> Instant { Instant(ticks: ticks) }

@Suite("servers, containers and stores")
struct ResourceTests {
    @Test(
        "waiting jobs are served in the order of the discipline",
        arguments: [
            (Server<Int>.Discipline.fifo, [1, 2, 3, 4]), (.lifo, [4, 3, 2, 1]), (.shortestFirst, [2, 4, 1, 3]),
            (.priority, [3, 1, 4, 2]),
        ])
    func disciplines(discipline: Server<Int>.Discipline, expected: [Int]) {
        var server = Server<Int>(capacity: 1, discipline: discipline)
        _ = server.offer(0, at: .zero)
        let sizes: [Int64] = [30, 10, 30, 20]
        let priorities: [Int8] = [1, 2, 0, 1]
        for job in 1...4 {
            _ = server.offer(job, at: .zero, size: Span(ticks: sizes[job - 1]), priority: priorities[job - 1])
        }
        var served: [Int] = []
        while let job = server.release(at: .zero) { served.append(job) }
        #expect(served == expected)
    }

    @Test("a pool counts its busy servers, its line and its waits")
    func serverStatistics() {
        var server = Server<Int>(capacity: 1, lineCapacity: 1)
        #expect(server.offer(1, at: at(0)) == .started)
        guard case .waiting(let handle) = server.offer(2, at: at(10)) else { return #expect(Bool(false)) }
        #expect(server.offer(3, at: at(10)) == .refused)
        #expect(server.release(at: at(30)) == 2)
        #expect(server.leave(handle, at: at(30)) == nil)
        #expect(server.release(at: at(40)) == nil)
        #expect(server.busy.mean(at: at(80)) == 0.5)
        #expect(server.waiting.mean(at: at(80)) == 0.25)
        #expect(server.waits.mean == 10)
        #expect(server.refusedCount == 1)
    }

    @Test("servers that come on duty start who waits, and those that leave finish first")
    func shifts() {
        var server = Server<Int>(capacity: 0)
        for job in 1...3 { _ = server.offer(job, at: at(0)) }
        server.setCapacity(2, at: at(5))
        #expect(server.startNext(at: at(5)) == 1)
        #expect(server.startNext(at: at(5)) == 2)
        #expect(server.startNext(at: at(5)) == nil)
        server.setCapacity(1, at: at(6))
        #expect(server.release(at: at(7)) == nil)
        #expect(server.release(at: at(8)) == 3)
    }

    @Test("time on duty counts shift by shift, and work over it is the utilisation")
    func dutyStatistics() {
        var server = Server<Int>(capacity: 3)
        _ = server.offer(1, at: at(0))
        server.setCapacity(1, at: at(10))
        server.setCapacity(0, at: at(20))
        #expect(server.release(at: at(30)) == nil)
        #expect(server.capacity == 0 && server.onDuty.maximum == 3)
        #expect(server.onDuty.integral(at: at(50)) == 3 * 10 + 10)
        #expect(server.utilisation(at: at(50)) == 30.0 / 40)
        server.restartStatistics(at: at(50))
        server.setCapacity(2, at: at(60))
        #expect(server.onDuty.integral(at: at(70)) == 20)
        var crew = InterruptibleServer<Int>(capacity: 1)
        crew.setCapacity(2, at: at(5))
        #expect(crew.onDuty.integral(at: at(10)) == 15)
    }

    @Test("a counter that closes sends its line home in order, and keeps whom it serves")
    func dismissal() {
        var server = Server<Int>(capacity: 1, discipline: .priority)
        for job in 0...3 { _ = server.offer(job, at: at(0), priority: Int8(5 - job)) }
        server.setCapacity(0, at: at(4))
        #expect(server.dismissAll(at: at(4)) == [3, 2, 1])
        #expect(server.waiting.level == 0 && server.waiting.integral(at: at(9)) == 12)
        #expect(server.busy.level == 1 && server.leftCount == 3)
        #expect(server.dismissAll(at: at(5)).isEmpty)
        #expect(server.release(at: at(6)) == nil)
    }

    @Test("an urgent job interrupts, and the interrupted one goes on with what it has left")
    func preemption() {
        var crew = InterruptibleServer<Int>(capacity: 1)
        let first = crew.offer(1, work: Span(ticks: 10), priority: 5, at: at(0))
        let urgent = crew.offer(2, work: Span(ticks: 3), priority: 1, at: at(4))
        #expect(first?.finish == at(10))
        #expect(urgent?.finish == at(7))
        guard let first, let urgent else { return }
        let done = crew.complete(urgent.id, at: at(7))
        #expect(done?.job == 2)
        #expect(done?.next?.job == 1)
        #expect(done?.next?.finish == at(13))
        #expect(crew.complete(first.id, at: at(10)) == nil)
        #expect(crew.interruptedCount == 1)
        #expect(crew.busy.mean(at: at(13)) == 1)
    }

    @Test("a breakdown interrupts, and a repair resumes")
    func breakdown() {
        var machine = InterruptibleServer<Int>(capacity: 1)
        let first = machine.offer(1, work: Span(ticks: 10), at: at(0))
        machine.setCapacity(0, at: at(6))
        #expect(machine.offer(2, work: Span(ticks: 1), at: at(7)) == nil)
        machine.setCapacity(1, at: at(20))
        let resumed = machine.startNext(at: at(20))
        #expect(resumed?.job == 1)
        #expect(resumed?.finish == at(24))
        #expect(first.flatMap { machine.complete($0.id, at: at(10)) } == nil)
        #expect(machine.busy.integral(at: at(24)) == 10)
    }

    @Test("nobody overtakes at a container, and nothing is lost")
    func container() {
        var tank = Container<Int>(capacity: 100, level: 50)
        #expect(tank.take(80, for: 1, at: at(0)) == false)
        #expect(tank.take(10, for: 2, at: at(1)) == false)
        #expect(tank.put(40, for: 3, at: at(2)) == true)
        let first = tank.next(at: at(2))
        #expect(first?.request == 1 && first?.took == true)
        #expect(tank.next(at: at(2))?.request == 2)
        #expect(tank.next(at: at(2)) == nil)
        #expect(tank.level.level == 0)
        #expect(tank.put(100, for: 4, at: at(3)) == true)
        #expect(tank.put(1, for: 5, at: at(3)) == false)
        #expect(tank.take(30, for: 6, at: at(4)) == true)
        #expect(tank.next(at: at(4))?.request == 5)
        #expect(tank.level.level == 71)
        #expect(tank.takeWaits.count == 3)
    }

    @Test("a store hands things out in their order, or to whoever waits longest")
    func store() {
        var depot = Store<Int, Int>()
        #expect(depot.take(for: 1, at: at(0)) == nil)
        #expect(depot.put(100, at: at(5)) == 1)
        for thing in 101...103 { #expect(depot.put(thing, at: at(6)) == nil) }
        #expect(depot.items == [101, 102, 103])
        #expect(depot.take(where: { $0 > 101 }, at: at(7)) == 102)
        #expect(depot.take(for: 2, at: at(8)) == 101)
        #expect(depot.level.level == 1)
        #expect(depot.waits.maximum == 5)
    }
}

@Suite("work calendars")
struct WorkCalendarTests {
    static let calendars = [
        WorkCalendar(opens: Span(ticks: 8), closes: Span(ticks: 20), day: Span(ticks: 24)),
        WorkCalendar(opens: Span(ticks: 20), closes: Span(ticks: 6), day: Span(ticks: 24)),
        WorkCalendar(opens: Span(ticks: 5), closes: Span(ticks: 5), day: Span(ticks: 24)),
        WorkCalendar.always(day: Span(ticks: 24)),
        WorkCalendar(opens: Span(ticks: 23), closes: Span(ticks: 24), day: Span(ticks: 24)),
    ]

    @Test("each answer is what counting tick by tick gives", arguments: calendars)
    func againstCounting(calendar: WorkCalendar) {
        for start in Int64(-50)..<50 {
            #expect(calendar.isOpen(at: at(start)) == calendar.isOpen(at: at(start + 24)))
            var next = start
            while !calendar.isOpen(at: at(next)) { next += 1 }
            #expect(calendar.nextOpening(after: at(start)) == at(next))
            for work in Int64(0)..<40 {
                var left = work
                var time = start
                while left > 0 {
                    if calendar.isOpen(at: at(time)) { left -= 1 }
                    time += 1
                }
                #expect(calendar.finish(of: Span(ticks: work), startingAt: at(start)) == at(time))
                let open = calendar.openTime(from: at(start), to: at(time))
                #expect(open == Span(ticks: work))
            }
        }
    }

    @Test("a window is open at its opening, closed at its closing, and may cross midnight")
    func edges() {
        let night = WorkCalendar(opens: Span(ticks: 72_000), closes: Span(ticks: 21_600))
        #expect(night.isOpen(at: at(0)) && night.isOpen(at: at(21_599)) && night.isOpen(at: at(72_000)))
        #expect(!night.isOpen(at: at(21_600)) && !night.isOpen(at: at(71_999)))
        #expect(night.nextClosing(after: at(80_000)) == at(86_400 + 21_600))
        #expect(WorkCalendar.always().nextClosing(after: at(5)) == .distantFuture)
    }
}
