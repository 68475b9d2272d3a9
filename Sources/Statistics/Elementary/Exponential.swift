extension Elementary {
    /// `e` raised to the power `x`, with an error below 1 unit in the last place.
    ///
    /// The argument is split as `k ln 2 + r` with `|r| <= ln 2 / 2` (Cody and Waite 1980); `e^r` is a polynomial of
    /// degree 12 fitted at Chebyshev nodes. Overflow gives infinity, underflow goes through subnormals to zero.
    ///
    /// - Complexity: O(1), about 6 ns.
    public static func exp(_ x: Double) -> Double {
        guard x > -745.2 else { return x.isNaN ? x : 0 }
        guard x < 709.8 else { return x.isNaN ? x : .infinity }
        let k = nearestMultipleOfLogTwo(x)
        let (r, tail) = reduced(x, k)
        return scaled(1 + (r + (r * r * exponentialRemainder(r) + tail * (1 + r))), byPowerOfTwo: k)
    }

    /// `e^x - 1`, accurate near zero too, with an error below 2 units in the last place.
    public static func expm1(_ x: Double) -> Double {
        guard x > -40 else { return x.isNaN ? x : -1 }
        guard x < 709.8 else { return x.isNaN ? x : .infinity }
        let k = nearestMultipleOfLogTwo(x)
        guard k != 0 else { return x == 0 ? x : x + x * x * exponentialRemainder(x) }
        let (r, tail) = reduced(x, k)
        let small = r * r * exponentialRemainder(r) + tail * (1 + r)
        guard k <= 53 else { return scaled(1 + (r + small), byPowerOfTwo: k) }
        // 2^k (1 + r + small) - 1 = (2^k - 1) + 2^k r + 2^k small: the first two terms are exact, and so is the error
        // of their sum.
        let power = powerOfTwo(k)
        let base = power - 1
        let linear = power * r
        let sum = base + linear
        let back = sum - base
        let lost = (base - (sum - back)) + (linear - back)
        return sum + (lost + power * small)
    }

    /// The integer nearest to `x / ln 2`, for `|x| < 1100`.
    ///
    /// Adding 1.5 times 2^52 leaves no bits for a fraction: the sum's low bits are the rounded quotient.
    @inline(__always)
    static func nearestMultipleOfLogTwo(_ x: Double) -> Int {
        let shifted = (x * reciprocalOfNaturalLogOfTwo + 0x1.8p52).bitPattern
        return Int(Int32(truncatingIfNeeded: shifted))
    }

    /// `x - k ln 2` as a rounded value and what the rounding lost.
    @inline(__always)
    static func reduced(_ x: Double, _ k: Int) -> (value: Double, tail: Double) {
        let high = x - Double(k) * naturalLogOfTwoHigh
        let low = Double(k) * naturalLogOfTwoLow
        let value = high - low
        return (value, (high - value) - low)
    }

    /// `(e^r - 1 - r) / r^2` for `|r| <= ln 2 / 2`, with a relative error below 3e-18 before rounding.
    @inline(__always)
    static func exponentialRemainder(_ r: Double) -> Double {
        let r2 = r * r
        let low = 0.5 + r * 0.1666666666666667 + r2 * (0.04166666666666667 + r * 0.008333333333326136)
        let middle = 0.0013888888888883748 + r * 0.00019841269874820627
        let upper = 2.4801587325547743e-05 + r * 2.7557255400206422e-06
        let top = 2.75572736431103e-07 + r * 2.5105217004720745e-08 + r2 * 2.0914686968086876e-09
        let r4 = r2 * r2
        return low + r4 * (middle + r2 * upper + r4 * top)
    }

    /// `2^k`, for `-1022 <= k <= 1023`.
    @inline(__always)
    static func powerOfTwo(_ k: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: k + 1023) << 52)
    }

    /// `value * 2^k` rounded once, for `value` in `[0.5, 2)` and any `k` that `exp` can meet.
    @inline(__always)
    static func scaled(_ value: Double, byPowerOfTwo k: Int) -> Double {
        if k >= -1021 && k <= 1022 { return value * powerOfTwo(k) }
        return k > 0 ? value * powerOfTwo(k - 1) * 2 : value * powerOfTwo(k + 128) * powerOfTwo(-128)
    }
}
