import EventKernel
import SupplyModel

extension Kind where Value == CalendarDate {
    /// A date such as `2020-01-23`.
    static var date: Kind {
        Kind(
            .date, placeholder: CalendarDate(dayNumber: 0), expected: "a date such as 2020-01-23", show: \.description
        ) { node in
            node.text.flatMap(CalendarDate.init(parsing:))
        }
    }
}

extension Kind where Value == WorkCalendar {
    /// Two times of day between which work goes on, the same every day.
    static var shift: Kind {
        let times = Kind<[Int]>.list(.timeOfDay(latest: "24:00"), count: 2...2)
        func calendar(_ times: [Int]) -> WorkCalendar {
            WorkCalendar(opens: Span(ticks: Int64(times[0])), closes: Span(ticks: Int64(times[1])))
        }
        return Kind(
            shape: times.shape, placeholder: { .always() },
            read: { node, subject, reader in
                let errors = reader.count
                guard let times = times.read(node, subject, reader), reader.count == errors else { return nil }
                if times[0] < times[1] { return calendar(times) }
                let (start, end) = (timeText(times[0]), timeText(times[1]))
                reader.report(
                    node.place, "\(subject) is from \(start) to \(end); it must end after it starts, on the same day")
                return nil
            },
            show: { calendar in
                let opens = Int(calendar.opens.ticks)
                return "[\"\(timeText(opens))\", \"\(timeText(opens + Int(calendar.openSpan.ticks)))\"]"
            })
    }
}

extension Kind where Value == Grams {
    /// A mass in kilograms.
    static func kilograms(in bounds: ClosedRange<Double>) -> Kind {
        mass(.number(in: bounds), gramsPerUnit: 1_000)
    }

    /// A mass in tonnes.
    static func tonnes(in bounds: ClosedRange<Double>) -> Kind {
        mass(.number(in: bounds), gramsPerUnit: 1_000_000)
    }

    private static func mass(_ number: Kind<Double>, gramsPerUnit: Double) -> Kind {
        func grams(_ value: Double) -> Grams { Grams(Int64((value * gramsPerUnit).rounded())) }
        return Kind(
            shape: number.shape, placeholder: { grams(number.placeholder()) },
            read: { node, subject, reader in number.read(node, subject, reader).map(grams) },
            show: { numberText(Double($0.count) / gramsPerUnit) })
    }
}

extension Kind where Value == Int64 {
    /// A sum of money in yuan, as fen.
    static func yuan(in bounds: ClosedRange<Double>) -> Kind {
        let number = Kind<Double>.number(in: bounds)
        func fen(_ value: Double) -> Int64 { Int64((value * 100).rounded()) }
        return Kind(
            shape: number.shape, placeholder: { fen(number.placeholder()) },
            read: { node, subject, reader in number.read(node, subject, reader).map(fen) },
            show: { numberText(Double($0) / 100) })
    }
}

extension WorkCalendar {
    /// Work between two full hours.
    static func hours(_ opens: Int, _ closes: Int) -> WorkCalendar {
        WorkCalendar(opens: Span(ticks: Int64(opens * 3_600)), closes: Span(ticks: Int64(closes * 3_600)))
    }
}
