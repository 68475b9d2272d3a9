extension Elementary {
    /// The angle whose tangent is `x`, in radians between -pi/2 and pi/2; error below 1.5 units in the last place.
    public static func atan(_ x: Double) -> Double {
        atan2(x, 1)
    }

    /// The angle of the point `(x, y)` from the positive x axis, in radians between -pi and pi.
    ///
    /// The ratio's angle is taken from the nearest of `atan(k / 8)`, and a polynomial fitted at Chebyshev nodes gives
    /// the rest. Error below 1.5 units in the last place. The signs of zeros count, as in IEEE 754.
    public static func atan2(_ y: Double, _ x: Double) -> Double {
        guard !y.isNaN, !x.isNaN else { return .nan }
        let (angle, tail) = angleInTwoParts(abs(y), abs(x))
        // Mirrored into the left half plane: pi - angle, with pi in two parts.
        let upper = x.sign == .minus ? (3.141592653589793 - angle) + residue(angle, tail) : angle + tail
        return y.sign == .minus ? -upper : upper
    }

    /// The angle whose sine is `x`, in radians; NaN where that is outside the interval from -1 to 1.
    ///
    /// Error below 2.5 units in the last place.
    public static func asin(_ x: Double) -> Double {
        guard abs(x) <= 1 else { return .nan }
        return atan2(x, ((1 - x) * (1 + x)).squareRoot())
    }

    /// The angle whose cosine is `x`, in radians; NaN where that is outside the interval from -1 to 1.
    ///
    /// Error below 2.5 units in the last place.
    public static func acos(_ x: Double) -> Double {
        guard abs(x) <= 1 else { return .nan }
        return atan2(((1 - x) * (1 + x)).squareRoot(), x)
    }

    /// What `pi - angle` lost in rounding, with the low part of pi and less the angle's tail.
    private static func residue(_ angle: Double, _ tail: Double) -> Double {
        let difference = 3.141592653589793 - angle
        return ((3.141592653589793 - difference) - angle) + (1.2246467991473532e-16 - tail)
    }

    /// The angle of a point in the first quadrant, as a value and its tail.
    private static func angleInTwoParts(_ y: Double, _ x: Double) -> (Double, Double) {
        if y > x {
            let (angle, tail) = angleBelowDiagonal(x, y)
            let difference = 1.5707963267948966 - angle
            let lost = (1.5707963267948966 - difference) - angle
            return (difference, lost + (6.123233995736766e-17 - tail))
        }
        return angleBelowDiagonal(y, x)
    }

    /// `atan(y / x)` for `0 <= y <= x`.
    private static func angleBelowDiagonal(_ y: Double, _ x: Double) -> (Double, Double) {
        guard y > 0 else { return (0, 0) }
        if x == .infinity { return y == .infinity ? arctangents[8] : (0, 0) }
        // Scaling keeps the combinations below in range.
        let scale = x > 0x1p1000 ? 0x1p-60 : (x < 0x1p-900 ? 0x1p100 : 1)
        let (y, x) = (y * scale, x * scale)
        let ratio = y / x
        let place = ratio < 0.125 ? 0 : Int(ratio * 8 + 0.5)
        let eighths = 0.125 * Double(place)
        let t = place == 0 ? ratio : (y - eighths * x) / (x + eighths * y)
        let z = t * t
        let low = -0.3333333333333333 + z * 0.1999999999999893
        let middle = -0.1428571428463354 + z * 0.11111110701985302
        let top = -0.0909083525635865 + z * (0.07685453156338465 - z * 0.0634949936805329)
        let z2 = z * z
        let rest = t * z * (low + z2 * (middle + z2 * top))
        let base = arctangents[place]
        let sum = twoSum(base.0, t)
        return (sum.high, sum.low + (rest + base.1))
    }

    /// `atan(k / 8)` in two parts.
    private static let arctangents: [(Double, Double)] = [
        (0.0, 0.0), (0.12435499454676144, -3.1253241424539383e-18), (0.24497866312686414, 1.0698755618734451e-17),
        (0.35877067027057225, -2.4623815582638635e-17), (0.4636476090008061, 2.2698777452961687e-17),
        (0.5585993153435624, -5.4556305485916264e-18), (0.6435011087932844, 1.5834785051444286e-17),
        (0.7188299996216245, -2.1478388444456983e-17), (0.7853981633974483, 3.061616997868383e-17),
    ]
}
