import Foundation
import Stochastics
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

@Suite("VRPLIB files")
struct VRPLIBTests {
    static let file = "\(repository.path)/Tests/Fixtures/routing/E-n22-k4.vrp"

    /// A small problem with distances as its sections give them.
    func instance(_ sections: String, _ specification: String = "") throws(Diagnostic) -> VRPLIBInstance {
        let text = """
            NAME : small
            TYPE : CVRP
            DIMENSION : 4
            CAPACITY : 10
            \(specification)
            \(sections)
            DEMAND_SECTION
            1 0
            2 3
            3 4
            4 5
            DEPOT_SECTION
            1
            -1
            EOF
            """
        return try VRPLIBInstance(Array(text.utf8), source: "small.vrp")
    }

    func message(_ sections: String, _ specification: String = "") -> String {
        do throws(Diagnostic) {
            _ = try instance(sections, specification)
            return "nothing"
        } catch {
            return error.description
        }
    }

    @Test("E-n22-k4 is solved to within 5 % of its optimum, 375, by at most its four trucks")
    func benchmark() throws {
        let instance = try VRPLIBInstance.load(Self.file)
        #expect(instance.name == "E-n22-k4" && instance.nodeOfStop == Array(2...22))
        #expect(instance.problem.routeLimit == 4 && instance.problem.massLimit == 6000)
        let stream = RandomSource(seed: 1, replication: 0).stream(.routing, entity: 0)
        for (method, iterations, bound) in [
            (RoutingMethod.savings, 0, 1.05), (.savingsLocalSearch, 0, 1.05), (.savingsLocalSearch, 2_000, 1.0),
        ] {
            let plan = method.plan(instance.problem, iterations: iterations, stream: stream)
            #expect(plan.violations(of: instance.problem) == [] && plan.unserved.isEmpty)
            let cost = plan.cost(in: instance.problem)
            #expect(cost >= 375 && Double(cost) <= 375 * bound)
        }
    }

    @Test("triangles of distances are read in every order")
    func explicit() throws {
        let full = "EDGE_WEIGHT_SECTION\n0 1 2 3\n1 0 4 5\n2 4 0 6\n3 5 6 0"
        let costs = try instance(full, "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : FULL_MATRIX").problem.costs
        #expect(costs == [0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0])
        for (format, numbers) in [
            ("LOWER_ROW", "1 2 4 3 5 6"), ("LOWER_COL", "1 2 3 4 5 6"), ("UPPER_ROW", "1\n2 3 4\n5 6"),
        ] {
            let instance = try instance(
                "EDGE_WEIGHT_SECTION\n\(numbers)", "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : \(format)")
            #expect(instance.problem.costs == costs)
        }
        let eilon = try instance(
            "EDGE_WEIGHT_SECTION\n1 2 3 4 5 6",
            "COMMENT : (Christofides and Eilon)\nEDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW")
        #expect(eilon.problem.costs == costs)
    }

    @Test("limits are read, and the depot may be any node")
    func limits() throws {
        let text = """
            NAME: limits
            DIMENSION: 3
            CAPACITY: 7
            VEHICLES: 2
            DISTANCE: 100
            EDGE_WEIGHT_TYPE: CEIL_2D
            NODE_COORD_SECTION
            1 0 0
            2 1e1 0
            3 10 10.5
            DEMAND_SECTION
            3 2
            2 0
            1 4
            SERVICE_TIME_SECTION
            1 5
            2 0
            3 6
            TIME_WINDOW_SECTION
            1 10 20
            2 0 90
            3 0 40
            DEPOT_SECTION
            2
            """
        let instance = try VRPLIBInstance(Array(text.utf8), source: "limits.vrp")
        let problem = instance.problem
        #expect(instance.nodeOfStop == [1, 3])
        #expect(problem.costs == [0, 10, 11, 10, 0, 15, 11, 15, 0])
        #expect(problem.stops.map(\.mass) == [4, 2] && problem.stops.map(\.serviceTime) == [5, 6])
        #expect(problem.stops.map(\.opens) == [10, 0] && problem.stops.map(\.closes) == [20, 40])
        #expect(problem.routeLimit == 2 && problem.durationLimit == 100 && problem.closes == 90)
    }

    @Test("the number of trucks comes from VEHICLES, the comment, or the name of a set whose optima hold for it")
    func trucks() throws {
        let matrix = "EDGE_WEIGHT_SECTION\n1 2 4 3 5 6"
        let explicit = "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW"
        #expect(try instance(matrix, explicit).problem.routeLimit == .max)
        #expect(try instance(matrix, explicit + "\nVEHICLES : 5").problem.routeLimit == 5)
        let comment = "COMMENT : (Augerat et al, No of trucks: 5, Optimal value: 784)\n"
        #expect(try instance(matrix, comment + explicit).problem.routeLimit == 5)
        func named(_ name: String) throws(Diagnostic) -> Int {
            let text =
                "NAME : \(name)\nDIMENSION : 2\nCAPACITY : 1\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n"
                + "1 0 0\n2 1 1\nDEMAND_SECTION\n1 0\n2 1\nEOF"
            return try VRPLIBInstance(Array(text.utf8), source: "x.vrp").problem.routeLimit
        }
        #expect(try named("E-n30-k3") == 3)
        #expect(try named("X-n101-k25") == .max)
    }

    @Test("what is wrong is said with its place and what to do")
    func messages() {
        let matrix = "EDGE_WEIGHT_SECTION\n1 2 4 3 5 6"
        let explicit = "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW"
        #expect(
            message(matrix, explicit + "\nCAPACTY : 3")
                == "small.vrp:7:1: unknown keyword 'CAPACTY'; did you mean 'CAPACITY'?; known are NAME, COMMENT, TYPE, "
                + "DIMENSION, CAPACITY, DISTANCE, SERVICE_TIME, VEHICLES, EDGE_WEIGHT_TYPE, EDGE_WEIGHT_FORMAT, "
                + "NODE_COORD_TYPE and DISPLAY_DATA_TYPE")
        #expect(
            message("EDGE_WEIGHT_SECTION\n1 2 4", explicit)
                == "small.vrp: 'EDGE_WEIGHT_SECTION' has 3 numbers; for 4 nodes as LOWER_ROW it must have 6")
        #expect(
            message("EDGE_WEIGHT_SECTION\n1 2 4 3 five 6", explicit)
                == "small.vrp:8:9: a distance is 'five'; it must be a whole number between 0 and 1000000000")
        #expect(
            message("EDGE_WEIGHT_SECTION\n1 2 4\n3 -5 6", explicit)
                == "small.vrp:9:3: a distance is '-5'; it must be a whole number between 0 and 1000000000")
        #expect(
            message(matrix, "EDGE_WEIGHT_TYPE : EUC_3D")
                == "small.vrp:5:20: 'EDGE_WEIGHT_TYPE' is 'EUC_3D'; it must be EUC_2D, CEIL_2D or EXPLICIT; "
                + "did you mean 'EUC_2D'?")
        #expect(message("", "EDGE_WEIGHT_TYPE : EUC_2D") == "small.vrp: missing 'NODE_COORD_SECTION'")
        #expect(message(matrix) == "small.vrp: missing 'EDGE_WEIGHT_TYPE'")
    }

    @Test("garbage is refused, never trapped on", arguments: 0..<300)
    func garbage(seed: Int) throws {
        var stream = RandomSource(seed: UInt64(seed), replication: 0).stream(Purpose(rawValue: 902), entity: 0)
        var bytes = Array(try Data(contentsOf: URL(filePath: Self.file)))
        for _ in 0...stream.below(8) {
            let place = Int(stream.below(UInt64(bytes.count)))
            switch stream.below(5) {
            case 0: bytes[place] = UInt8(stream.below(256))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(stream.below(60))))
            case 2: bytes.insert(contentsOf: Array("99999999999999999999 -1 nan 1e400 ".utf8), at: place)
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
            default: bytes[place] = UInt8(ascii: "9")
            }
        }
        do throws(Diagnostic) {
            let instance = try VRPLIBInstance(bytes, source: "garbage")
            let stream = RandomSource(seed: 1, replication: 0).stream(.routing, entity: 0)
            let plan = RoutingMethod.savings.plan(instance.problem, stream: stream)
            #expect(plan.violations(of: instance.problem) == [])
        } catch {
            #expect(error.description.hasPrefix("garbage"))
        }
    }

    @Test("a file that is not there, a folder and an endless one are refused")
    func files() {
        for path in ["nowhere.vrp", repository.path, "/dev/zero"] {
            #expect(throws: ScenarioError.self) { try VRPLIBInstance.load(path) }
        }
    }
}
