// swift-tools-version: 6.2
import PackageDescription

/// A module and, beside it, its tests.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], testing: [Target.Dependency] = [],
    resources: [Resource] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, resources: resources),
        .testTarget(name: "\(name)Tests", dependencies: [.target(name: name)] + testing),
    ]
}

let package = Package(
    name: "quartermaster",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "quartermaster", targets: ["quartermaster"]),
        .library(name: "EventKernel", targets: ["EventKernel"]),
        .library(name: "Stochastics", targets: ["Stochastics"]),
        .library(name: "Statistics", targets: ["Statistics"]),
        .library(name: "SupplyModel", targets: ["SupplyModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
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
                "Experiments", "SupplyModel", "EventKernel", "Stochastics", "Statistics",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            testing: [
                "Scenario", "SupplyModel", "EventKernel", "Experiments", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Map/Script")])
        + [
            .executableTarget(
                name: "quartermaster",
                dependencies: [
                    "Reporting", "Experiments", "Scenario", "SupplyModel", "Stochastics", "Statistics",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ]),
            .testTarget(name: "quartermasterTests", dependencies: ["quartermaster"]),
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
