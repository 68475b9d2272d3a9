/// Ordinary least squares: the coefficients that make a linear model come nearest to observations.
///
/// The design is brought to triangular form once by Householder's reflections (Golub and Van Loan 2013, *Matrix
/// Computations*, algorithm 5.2.1), and then serves any number of observed columns.
public struct LeastSquares: Sendable {
    /// How many coefficients there are.
    public let coefficientCount: Int
    private let rowCount: Int
    /// The reflections below the diagonal and the triangle above it, column by column.
    private var columns: [[Double]]
    private var diagonal: [Double]

    /// Takes in a design: a row an observation, a column a coefficient; a model with an intercept has a column of ones.
    ///
    /// - Returns: nil where there are fewer rows than columns, or a column that others make up, so that the coefficients
    ///   cannot be told apart.
    /// - Complexity: O(rows * square of columns).
    public init?(design rows: [[Double]]) {
        guard let width = rows.first?.count, width > 0, rows.count >= width else { return nil }
        precondition(rows.allSatisfy { $0.count == width }, "the rows of a design have one length")
        coefficientCount = width
        rowCount = rows.count
        columns = (0..<width).map { column in rows.map { $0[column] } }
        diagonal = []
        let sizes = columns.map(Self.norm)
        for pivot in 0..<width {
            let norm = Self.norm(columns[pivot][pivot...])
            guard norm > 1e-10 * sizes[pivot], norm > 0 else { return nil }
            let sign: Double = columns[pivot][pivot] > 0 ? 1 : -1
            diagonal.append(-sign * norm)
            columns[pivot][pivot] += sign * norm
            for other in pivot + 1..<max(width, pivot + 1) { reflect(&columns[other], at: pivot) }
        }
    }

    /// The coefficients for one column of observations, and how far the model is off.
    ///
    /// - Parameter observed: an observation for each row of the design.
    /// - Returns: the coefficients in the order of the columns, and the sum of the squares of what they leave.
    public func fit(_ observed: [Double]) -> (coefficients: [Double], residualSquares: Double) {
        precondition(observed.count == rowCount, "a fit needs an observation for each row")
        var values = observed
        for pivot in 0..<coefficientCount { reflect(&values, at: pivot) }
        var coefficients = Array(repeating: 0.0, count: coefficientCount)
        for row in stride(from: coefficientCount - 1, through: 0, by: -1) {
            var rest = values[row]
            for column in row + 1..<max(coefficientCount, row + 1) {
                rest -= columns[column][row] * coefficients[column]
            }
            coefficients[row] = rest / diagonal[row]
        }
        return (coefficients, values[coefficientCount...].reduce(0) { $0 + $1 * $1 })
    }

    /// Applies the reflection that a pivot column holds from its diagonal on.
    private func reflect(_ vector: inout [Double], at pivot: Int) {
        let mirror = columns[pivot]
        var product = 0.0
        for row in pivot..<rowCount { product += mirror[row] * vector[row] }
        // With v = x + sign |x| e, v.v / 2 = |x| |v_1| = -diagonal v_1.
        let factor = product / (diagonal[pivot] * mirror[pivot])
        for row in pivot..<rowCount { vector[row] += factor * mirror[row] }
    }

    private static func norm(_ values: some Sequence<Double>) -> Double {
        values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
