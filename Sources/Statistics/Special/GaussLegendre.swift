/// Gauss-Legendre quadrature with 16 points a panel: exact for polynomials of degree 31.
public enum GaussLegendre {
    /// The integral of a smooth function over an interval, cut into panels of equal width.
    ///
    /// - Complexity: 16 evaluations a panel.
    public static func integrate(
        from low: Double, to high: Double, panels: Int, _ function: (Double) -> Double
    ) -> Double {
        let half = 0.5 * (high - low) / Double(panels)
        var total = 0.0
        for panel in 0..<panels {
            let centre = low + half * Double(2 * panel + 1)
            var sum = 0.0
            for (node, weight) in nodes {
                sum += weight * (function(centre - half * node) + function(centre + half * node))
            }
            total += half * sum
        }
        return total
    }

    /// The positive roots of the Legendre polynomial of degree 16, and their weights.
    private static let nodes: [(Double, Double)] = [
        (0.09501250983763744, 0.1894506104550685),
        (0.2816035507792589, 0.18260341504492358),
        (0.45801677765722737, 0.16915651939500254),
        (0.6178762444026438, 0.14959598881657674),
        (0.755404408355003, 0.12462897125553388),
        (0.8656312023878318, 0.09515851168249279),
        (0.9445750230732326, 0.062253523938647894),
        (0.9894009349916499, 0.027152459411754096),
    ]
}
