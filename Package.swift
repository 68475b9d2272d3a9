// swift-tools-version: 6.2
import PackageDescription

/// A module and, beside it, its tests.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], testing: [Target.Dependency] = [],
    resources: [Resource] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, resources: resources),
        .testTarget(name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + testing),
    ]
}

let package = Package(
    name: "quartermaster",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "quartermaster", targets: ["quartermaster"]),
        .executable(name: "quartermaster-serve", targets: ["quartermaster-serve"]),
        .library(name: "EventKernel", targets: ["EventKernel"]),
        .library(name: "Stochastics", targets: ["Stochastics"]),
        .library(name: "Statistics", targets: ["Statistics"]),
        .library(name: "SupplyModel", targets: ["SupplyModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: module("Statistics")
        + module("Stochastics", ["Statistics"])
        + module("EventKernel", testing: ["Stochastics", "Statistics"])
        + module("SupplyModel", ["EventKernel", "Stochastics", "Statistics"])
        + module(
            "Scenario", ["SupplyModel", "EventKernel", "Stochastics", .product(name: "Yams", package: "Yams")],
            testing: ["SupplyModel", "EventKernel", "Stochastics"])
        + module(
            "Experiments",
            [
                "Scenario", "SupplyModel", "EventKernel", "Stochastics", "Statistics",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            testing: [
                "Scenario", "SupplyModel", "EventKernel", "Stochastics", "Statistics",
                .product(name: "GRDB", package: "GRDB.swift"),
            ])
        + module(
            "Reporting",
            [
                "Experiments", "Scenario", "SupplyModel", "EventKernel", "Stochastics", "Statistics",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            testing: [
                "Scenario", "SupplyModel", "EventKernel", "Experiments", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Map/Script")])
        + module(
            "Serving", ["Reporting", "Experiments", "Scenario", "SupplyModel"],
            testing: ["Scenario"], resources: [.embedInCode("Script")])
        + [
            // The live page: a target of its own, so that the simulator is built without a web server.
            .executableTarget(
                name: "quartermaster-serve",
                dependencies: [
                    "Serving",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "HummingbirdCore", package: "hummingbird"),
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                ]),
            .executableTarget(
                name: "quartermaster",
                dependencies: [
                    "Reporting", "Experiments", "Scenario", "SupplyModel", "Stochastics", "Statistics",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ]),
            .testTarget(name: "quartermasterTests", dependencies: ["quartermaster", "TestSupport"]),
            // What tests of several modules need: folders that go, fixtures, a generator.
            .target(name: "TestSupport", path: "Tests/TestSupport"),
        ],
    swiftLanguageModes: [.v6]
)

// `make lint` and CI set this; it concerns these modules, not the packages that they depend on.
let warningsAreErrors = Context.environment["WARNINGS_AS_ERRORS"] != nil

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
    if warningsAreErrors { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
}
