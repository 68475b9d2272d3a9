import Statistics
import Testing

@Suite struct SymmetricEigenTests {
    @Test("Eigenvalues and vectors make up the matrix again")
    func decomposition() {
        let matrix: [[Double]] = [[4, 1, -2, 0], [1, 2, 0, 1], [-2, 0, 3, -2], [0, 1, -2, -1]]
        let eigen = SymmetricEigen(matrix)
        #expect(eigen.values == eigen.values.sorted(by: >))
        #expect(abs(eigen.values.reduce(0, +) - 8) < 1e-12)
        for row in 0..<4 {
            for column in 0..<4 {
                let sum = zip(eigen.values, eigen.vectors).reduce(0) { $0 + $1.0 * $1.1[row] * $1.1[column] }
                #expect(abs(sum - matrix[row][column]) < 1e-12)
                let product = zip(eigen.vectors[row], eigen.vectors[column]).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
            }
        }
    }

    @Test("Diagonal, singular and one-row matrices are no exception")
    func special() {
        #expect(SymmetricEigen([[1, 0], [0, 5]]).values == [5, 1])
        let singular = SymmetricEigen([[1, 1], [1, 1]])
        #expect(abs(singular.values[0] - 2) < 1e-12 && abs(singular.values[1]) < 1e-12)
        #expect(SymmetricEigen([[3]]) == SymmetricEigen([[3]]) && SymmetricEigen([[3]]).vectors == [[1]])
        #expect(SymmetricEigen([[0, 0], [0, 0]]).values == [0, 0])
    }
}
