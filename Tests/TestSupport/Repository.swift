public import Foundation

/// The folder of the package, found from where this file lies.
public let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
