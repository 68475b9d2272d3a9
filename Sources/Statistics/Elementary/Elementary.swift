/// Elementary functions that give the same bits on every machine.
///
/// The platform's mathematical library may differ in the last bit from one system to the next, and with it every
/// simulated trajectory. These functions use only the operations that IEEE 754 rounds exactly (`+ - * /` and
/// comparison), in a fixed order, so a result depends on nothing but its argument. Their errors, in units in the last
/// place, are stated with each function and tested against 200-bit values.
public enum Elementary {}

extension Elementary {
    /// The high part of ln 2: 32 leading bits, so that its product with any exponent is exact.
    @inline(__always) static var naturalLogOfTwoHigh: Double { 0.6931471803691238 }
    /// ln 2 less `naturalLogOfTwoHigh`, rounded.
    @inline(__always) static var naturalLogOfTwoLow: Double { 1.9082149292705877e-10 }
    /// 1 / ln 2.
    @inline(__always) static var reciprocalOfNaturalLogOfTwo: Double { 1.4426950408889634 }
}
