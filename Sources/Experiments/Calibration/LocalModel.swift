import Statistics

/// A linear model of residuals about a point, from residuals at points nearby: what a step towards their least sum of
/// squares is taken from.
///
/// The derivative-free Gauss and Newton step: the model is fitted by regression through the centre (Cartis, Fiala, Marteau
/// and Roberts 2019, "Improving the flexibility and robustness of model-based derivative-free optimization solvers", ACM
/// TOMS 45(3), section 2), and the step is damped until it stays within a radius (Levenberg 1944, Marquardt 1963).
struct LocalModel {
    /// For each parameter the change of all residuals per unit of the parameter.
    let slopes: [[Double]]
    private let centre: [Double]

    /// Fits a model.
    ///
    /// - Parameters:
    ///   - centre: the residuals at the centre.
    ///   - neighbours: points, as their distance from the centre in each parameter, with their residuals.
    /// - Returns: nil without a neighbour.
    init?(centre: [Double], neighbours: [(offset: [Double], residuals: [Double])]) {
        guard let size = neighbours.first?.offset.count else { return nil }
        self.centre = centre
        var normal = Array(repeating: Array(repeating: 0.0, count: size), count: size)
        for (offset, _) in neighbours {
            for row in 0..<size { for column in 0..<size { normal[row][column] += offset[row] * offset[column] } }
        }
        let eigen = SymmetricEigen(normal)
        let least = 1e-8 * max(eigen.values.first ?? 0, .leastNormalMagnitude)
        // The regression's weight of each neighbour, by the pseudo-inverse of the normal matrix: directions in which no
        // neighbour lies have no slope.
        let weights = neighbours.map { neighbour in
            var weight = Array(repeating: 0.0, count: size)
            for (value, vector) in zip(eigen.values, eigen.vectors) where value > least {
                let share = zip(vector, neighbour.offset).reduce(0) { $0 + $1.0 * $1.1 } / value
                for axis in 0..<size { weight[axis] += share * vector[axis] }
            }
            return weight
        }
        slopes = (0..<size).map { axis in
            centre.indices.map { entry in
                zip(weights, neighbours).reduce(0) { $0 + $1.0[axis] * ($1.1.residuals[entry] - centre[entry]) }
            }
        }
    }

    /// The step to the least sum of squares of the model, no longer in any parameter than `radius`.
    func step(within radius: Double) -> [Double] {
        let eigen = SymmetricEigen(Self.products(slopes))
        let gradient = slopes.map { slope in zip(slope, centre).reduce(0) { $0 + $1.0 * $1.1 } }
        var damping = 1e-9 * max(eigen.values.first ?? 0, .leastNormalMagnitude)
        for _ in 0..<60 {
            var step = Array(repeating: 0.0, count: slopes.count)
            for (value, vector) in zip(eigen.values, eigen.vectors) {
                let share = -zip(vector, gradient).reduce(0) { $0 + $1.0 * $1.1 } / (max(0, value) + damping)
                for axis in step.indices { step[axis] += share * vector[axis] }
            }
            if step.allSatisfy({ abs($0) <= radius }) { return step }
            damping *= 4
        }
        return Array(repeating: 0, count: slopes.count)
    }

    /// The inner products of some vectors with each other.
    static func products(_ vectors: [[Double]]) -> [[Double]] {
        vectors.map { one in vectors.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
}
