extension Elementary {
    /// `x` raised to the power `y`, with an error below 1 unit in the last place; special cases as in IEEE 754.
    ///
    /// `exp(y log x)` with the logarithm and the product carried in two doubles (Dekker 1971), about 2^-65.
    public static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        guard x > 0, x < .infinity, abs(y) < .infinity else { return specialPower(x, y) }
        let logarithm = logInTwoParts(x)
        let estimate = y * logarithm.high
        guard estimate < 710 else { return .infinity }
        guard estimate > -746 else { return 0 }
        let product = twoProduct(y, logarithm.high)
        return exp(product.high, tail: product.low + y * logarithm.low)
    }

    /// A power whose base is not a positive finite number, or whose exponent is infinite.
    private static func specialPower(_ x: Double, _ y: Double) -> Double {
        if abs(y) == .infinity {
            if x == -1 { return 1 }
            return (abs(x) > 1) == (y > 0) ? .infinity : 0
        }
        let isWhole = y == y.rounded(.towardZero)
        let isOdd = isWhole && abs(y) < 0x1p53 && Int64(y) & 1 == 1
        let negative = x.sign == .minus && isOdd
        if x == 0 { return y > 0 ? (negative ? -0.0 : 0) : (negative ? -.infinity : .infinity) }
        if abs(x) == .infinity { return y < 0 ? (negative ? -0.0 : 0) : (negative ? -.infinity : .infinity) }
        guard isWhole else { return .nan }
        let magnitude = pow(-x, y)
        return isOdd ? -magnitude : magnitude
    }

    /// `exp(x + tail)` for a tail much smaller than `x`.
    private static func exp(_ x: Double, tail: Double) -> Double {
        let k = nearestMultipleOfLogTwo(x)
        let (r, lost) = reduced(x, k)
        let remainder = r * r * exponentialRemainder(r)
        let rest = (lost + tail) * (1 + (r + remainder))
        let leading = 1 + r
        return scaled(leading + (((1 - leading) + r) + (remainder + rest)), byPowerOfTwo: k)
    }

    /// The logarithm of a positive finite number as the sum of two doubles, with a relative error of about 2^-65.
    private static func logInTwoParts(_ x: Double) -> (high: Double, low: Double) {
        let (k, mantissa) = split(x)
        let f = mantissa - 1
        // s = f / (2 + f) in two parts.
        let sum = mantissa + 1
        let sumLow = mantissa - (sum - 1)
        let s = f / sum
        let back = twoProduct(s, sum)
        let sLow = (((f - back.high) - back.low) - s * sumLow) / sum
        // log(1 + f) = 2 s + (2/3) s^3 + s^5 (2/5 + ...); the first two terms need both parts.
        let square = twoProduct(s, s)
        let z = square.high
        let zLow = square.low + 2 * s * sLow
        let cube = twoProduct(s, z)
        let cubeLow = cube.low + s * zLow + sLow * z
        let third = twoProduct(cube.high, 0.6666666666666666)
        let thirdLow = third.low + cubeLow * 0.6666666666666666 + cube.high * 3.700743415417188e-17
        let fifth = s * z * z * logarithmTail(z)
        let exponent = Double(k)
        let first = twoSum(exponent * naturalLogOfTwoHigh, 2 * s)
        let second = twoSum(first.high, third.high)
        let low =
            (first.low + second.low)
            + (fifth + (thirdLow + (2 * sLow + exponent * naturalLogOfTwoLow)))
        let result = twoSum(second.high, low)
        return (result.high, result.low)
    }

    /// `(2 atanh(s) / s - 2 - 2 s^2 / 3) / s^4` in `z = s^2`, fitted at Chebyshev nodes.
    @inline(__always)
    private static func logarithmTail(_ z: Double) -> Double {
        let low = 0.4 + z * 0.28571428571429364
        let middle = 0.22222222221655885 + z * 0.18181818335392802
        let upper = 0.1538459496251843 + z * 0.1333480469384731
        let top = 0.11706236339491206 + z * 0.11723178623876518
        let z2 = z * z
        return low + z2 * (middle + z2 * (upper + z2 * top))
    }

    /// `a + b` rounded, and the rounding error exactly (Knuth 1969).
    @inline(__always)
    static func twoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
        let sum = a + b
        let part = sum - a
        return (sum, (a - (sum - part)) + (b - part))
    }

    /// `a * b` rounded, and the rounding error exactly (Veltkamp 1968, Dekker 1971), for factors below 2^990.
    @inline(__always)
    static func twoProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
        let product = a * b
        let (aHigh, aLow) = halves(a)
        let (bHigh, bLow) = halves(b)
        return (product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
    }

    /// Splits a number into two of 26 bits.
    @inline(__always)
    private static func halves(_ a: Double) -> (Double, Double) {
        let spread = a * 134_217_729
        let high = spread - (spread - a)
        return (high, a - high)
    }
}
