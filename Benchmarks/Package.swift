// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "quartermaster-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "quartermaster", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .target(
            name: "KernelLoads",
            dependencies: [.product(name: "EventKernel", package: "quartermaster")]),
        .executableTarget(name: "kernel-loads", dependencies: ["KernelLoads"]),
        .executableTarget(
            name: "interval-coverage",
            dependencies: [
                .product(name: "Statistics", package: "quartermaster"),
                .product(name: "Stochastics", package: "quartermaster"),
            ]),
        .executableTarget(
            name: "KernelBenchmarks",
            dependencies: ["KernelLoads", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/KernelBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
