public import SupplyModel

/// A vehicle routing problem from a file of TSPLIB's and VRPLIB's format.
///
/// ```swift
/// let instance = try VRPLIBInstance.load("E-n22-k4.vrp")
/// ```
/// It reads capacitated problems with one depot: distances rounded from coordinates (`EUC_2D`, or `CEIL_2D` rounded up) or
/// given (`EXPLICIT`, as `FULL_MATRIX`, `LOWER_ROW`, `LOWER_COL` or `UPPER_ROW`), and the limits `CAPACITY`, `VEHICLES`,
/// `DISTANCE` (with `SERVICE_TIME` at each stop) and `TIME_WINDOW_SECTION`.
public struct VRPLIBInstance: Sendable {
    /// Its name; the file's where it gives none.
    public let name: String
    /// The problem.
    public let problem: RoutingProblem
    /// The file's number of each stop of the problem.
    public let nodeOfStop: [Int]

    /// Reads a file.
    ///
    /// - Throws: the first thing that is wrong with it.
    public static func load(_ path: String) throws(ScenarioError) -> VRPLIBInstance {
        do throws(Diagnostic) {
            return try VRPLIBInstance(try ScenarioFolder.readFile(path, limit: VRPLIBText.byteLimit), source: path)
        } catch {
            throw ScenarioError([error])
        }
    }

    init(_ bytes: [UInt8], source: String) throws(Diagnostic) {
        self = try VRPLIBReader(text: try VRPLIBText(bytes, source: source)).instance()
    }

    init(name: String, problem: RoutingProblem, nodeOfStop: [Int]) {
        self.name = name
        self.problem = problem
        self.nodeOfStop = nodeOfStop
    }
}
