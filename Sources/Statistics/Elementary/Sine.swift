extension Elementary {
    /// The sine of `x` radians, with an error below 1 unit in the last place for every argument.
    ///
    /// The argument is reduced to `|r| <= pi / 4` in two parts and a polynomial in `r^2` fitted at Chebyshev nodes
    /// does the rest. Infinity gives NaN.
    public static func sin(_ x: Double) -> Double {
        guard x.isFinite else { return .nan }
        guard x != 0 else { return x }
        let (quadrant, r, tail) = reducedByQuarterTurns(x)
        switch quadrant {
        case 0: return sine(r, tail)
        case 1: return cosine(r, tail)
        case 2: return -sine(r, tail)
        default: return -cosine(r, tail)
        }
    }

    /// The cosine of `x` radians, with an error below 1 unit in the last place for every argument.
    public static func cos(_ x: Double) -> Double {
        guard x.isFinite else { return .nan }
        let (quadrant, r, tail) = reducedByQuarterTurns(x)
        switch quadrant {
        case 0: return cosine(r, tail)
        case 1: return -sine(r, tail)
        case 2: return -cosine(r, tail)
        default: return sine(r, tail)
        }
    }

    private static func sine(_ r: Double, _ tail: Double) -> Double {
        let z = r * r
        let low = -0.16666666666666666 + z * 0.008333333333333331
        let middle = -0.0001984126984126506 + z * 2.7557319219335453e-06
        let top = -2.5052106231157904e-08 + z * (1.605853141458901e-10 - z * 7.586685070091267e-13)
        let z2 = z * z
        return r + (r * z * (low + z2 * (middle + z2 * top)) + tail * (1 - 0.5 * z))
    }

    private static func cosine(_ r: Double, _ tail: Double) -> Double {
        let z = r * r
        let low = 0.041666666666666664 - z * 0.0013888888888888887
        let middle = 2.4801587301584645e-05 - z * 2.755731922140076e-07
        let top = 2.0876755790363397e-09 - z * (1.1470460773969325e-11 - z * 4.7458652037874553e-14)
        let z2 = z * z
        let half = 0.5 * z
        let leading = 1 - half
        return leading + (((1 - leading) - half) + (z2 * (low + z2 * (middle + z2 * top)) - r * tail))
    }

    /// Subtracts the nearest multiple of a quarter turn: the multiple modulo 4, and the rest in two parts.
    private static func reducedByQuarterTurns(_ x: Double) -> (quadrant: Int, r: Double, tail: Double) {
        let magnitude = abs(x)
        if magnitude <= 0.785398163397448 { return (0, x, 0) }
        guard magnitude < 1_000_000 else { return reducedByTwoOverPi(x) }
        // pi / 2 in three parts of 33, 33 and 53 bits (Cody and Waite 1980): the first two products are exact.
        let k = Int(x * 0.6366197723675814 + (x < 0 ? -0.5 : 0.5))
        let multiple = Double(k)
        let first = x - multiple * 1.5707963267341256
        let second = twoSum(first, -multiple * 6.077100506303966e-11)
        let third = twoProduct(multiple, 2.0222662487959506e-21)
        let rest = twoSum(second.high, second.low - third.high)
        return (k & 3, rest.high, rest.low - third.low)
    }

    /// The same for large arguments, with as many bits of 2/pi as the exponent calls for (Payne and Hanek 1983).
    private static func reducedByTwoOverPi(_ x: Double) -> (quadrant: Int, r: Double, tail: Double) {
        // |x| = m 2^e with m a whole number of 53 bits. Bits of 2/pi that weigh 2^(2 - e) or more only add whole turns
        // to the product and are left out; the next 192 give the rest to 2^-137 of a quarter turn.
        let m = (x.bitPattern & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000
        let start = Int(x.exponent) - 54
        let low = bitsOfTwoOverPi(from: start + 128).multipliedFullWidth(by: m)
        let middle = bitsOfTwoOverPi(from: start + 64).multipliedFullWidth(by: m)
        let (word1, carry) = middle.low.addingReportingOverflow(low.high)
        let word2 = bitsOfTwoOverPi(from: start) &* m &+ middle.high &+ (carry ? 1 : 0)
        // Of the product modulo 4 quarter turns, two bits are the quadrant and the rest the fraction.
        var quadrant = Int(truncatingIfNeeded: word2 >> 62)
        var high = word2 << 2 | word1 >> 62
        var rest = word1 << 2 | low.low >> 62
        var negative = x < 0
        if negative { quadrant = -quadrant }
        if high >> 63 == 1 {
            // More than half a quarter turn: count up and take the complement.
            quadrant += negative ? -1 : 1
            negative.toggle()
            (high, rest) = (~high, ~rest)
        }
        // The fraction in two doubles: normalised first, as its leading bits may vanish.
        let shift = UInt64(high.leadingZeroBitCount)
        let top = shift == 64 ? rest : high << shift | (shift > 0 ? rest >> (64 - shift) : 0)
        let bottom = shift == 64 ? 0 : rest << shift
        let scale = powerOfTwo(-64 - Int(shift))
        let leading = Double(top >> 11) * 2048 * scale
        let trailing = (Double(top & 2047) + Double(bottom >> 11) * 0x1p-53) * scale
        let product = twoProduct(leading, 1.5707963267948966)
        let tail = product.low + (leading * 6.123233995736766e-17 + trailing * 1.5707963267948966)
        let sum = twoSum(product.high, tail)
        return (quadrant & 3, negative ? -sum.high : sum.high, negative ? -sum.low : sum.low)
    }

    /// 64 bits of 2/pi, of which the first weighs `2^(-1 - position)`; those before position 0 are zero.
    private static func bitsOfTwoOverPi(from position: Int) -> UInt64 {
        let word = position >> 6
        let shift = UInt64(position & 63)
        let first = word < 0 ? 0 : twoOverPi[word]
        let second = word < -1 ? 0 : twoOverPi[word + 1]
        return shift == 0 ? first : first << shift | second >> (64 - shift)
    }

    /// 2/pi as a binary fraction of 1280 bits.
    private static let twoOverPi: [UInt64] = [
        0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
        0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
        0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
        0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
        0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
    ]
}
