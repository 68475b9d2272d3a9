/// The eigenvalues and eigenvectors of a small symmetric matrix.
///
/// Cyclic Jacobi rotations (Golub and Van Loan 2013, *Matrix Computations*, section 8.5): slow for large matrices, and
/// accurate and simple for those of a few rows.
public struct SymmetricEigen: Hashable, Sendable {
    /// The eigenvalues, the largest first.
    public let values: [Double]
    /// The eigenvector of each, of length 1.
    public let vectors: [[Double]]

    /// Takes a matrix apart.
    ///
    /// - Parameter matrix: its rows; only what is on the diagonal and above is read.
    /// - Complexity: O(cube of rows), a few times.
    public init(_ matrix: [[Double]]) {
        let size = matrix.count
        precondition(matrix.allSatisfy { $0.count == size }, "the matrix is square")
        var work = (0..<size).map { row in (0..<size).map { matrix[min(row, $0)][max(row, $0)] } }
        var basis = (0..<size).map { row in (0..<size).map { row == $0 ? 1.0 : 0 } }
        for _ in 0..<60 {
            var off = 0.0
            for row in 0..<size { for column in row + 1..<max(size, row + 1) { off += abs(work[row][column]) } }
            guard off > 0 else { break }
            for one in 0..<size {
                for other in one + 1..<max(size, one + 1) where work[one][other] != 0 {
                    Self.rotate(&work, &basis, one, other)
                }
            }
        }
        let order = (0..<size).sorted { (work[$0][$0], $1) > (work[$1][$1], $0) }
        values = order.map { work[$0][$0] }
        vectors = order.map { column in basis.map { $0[column] } }
    }

    /// Turns two axes so that the element that couples them becomes 0.
    private static func rotate(_ work: inout [[Double]], _ basis: inout [[Double]], _ one: Int, _ other: Int) {
        let coupling = work[one][other]
        let (a, b) = (work[one][one], work[other][other])
        // An element that no longer changes its diagonal is 0.
        guard abs(a) + abs(coupling) > abs(a) || abs(b) + abs(coupling) > abs(b) else {
            (work[one][other], work[other][one]) = (0, 0)
            return
        }
        let theta = (b - a) / (2 * coupling)
        let tangent = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for index in work.indices {
            let (x, y) = (work[index][one], work[index][other])
            (work[index][one], work[index][other]) = (cosine * x - sine * y, sine * x + cosine * y)
        }
        for index in work.indices {
            let (x, y) = (work[one][index], work[other][index])
            (work[one][index], work[other][index]) = (cosine * x - sine * y, sine * x + cosine * y)
            let (u, v) = (basis[index][one], basis[index][other])
            (basis[index][one], basis[index][other]) = (cosine * u - sine * v, sine * u + cosine * v)
        }
        (work[one][other], work[other][one]) = (0, 0)
    }
}
