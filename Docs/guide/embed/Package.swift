// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "clinic",
    platforms: [.macOS(.v15)],
    dependencies: [
        // In a package of your own: .package(url: "https://...", from: "0.1.0")
        .package(name: "quartermaster", path: "../../..")
    ],
    targets: [
        .executableTarget(
            name: "clinic",
            dependencies: [
                .product(name: "EventKernel", package: "quartermaster"),
                .product(name: "Stochastics", package: "quartermaster"),
                .product(name: "SupplyModel", package: "quartermaster"),
            ])
    ]
)
