import ArgumentParser
import Foundation
import Reporting

/// The two streams that a user sees.
enum Console {
    /// Writes to standard output; a reader that has seen enough (`| head`) is no error.
    static func print(_ text: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: text)
        } catch {
            if isBrokenPipe(error) { return }
            throw Failure("standard output: \(reason(error))", code: .cannotWrite)
        }
    }

    /// Writes to standard output.
    static func print(_ text: String) throws {
        try print(Data(text.utf8))
    }

    /// Writes an answer to standard output: as JSON where that was asked for, else for the terminal.
    static func show(
        asJSON: Bool, _ json: @autoclosure () throws -> Data, screen: @autoclosure () -> String
    ) throws {
        if asJSON { try print(json()) } else { try print(screen()) }
    }

    /// Writes a message, to whom it may concern.
    static func note(_ text: String, end: String = "\n") {
        try? FileHandle.standardError.write(contentsOf: Data((text + end).utf8))
    }

    /// Standard output as text is laid out for it.
    static var output: Terminal { terminal(STDOUT_FILENO) }

    /// Standard error, if it is a terminal on which a line can be written over.
    static var progress: Terminal? { isatty(STDERR_FILENO) == 1 ? terminal(STDERR_FILENO) : nil }

    /// What the system says of an error, without the names of its types.
    static func reason(_ error: any Error) -> String {
        guard let code = posixCode(of: error) else { return error.localizedDescription }
        return String(cString: strerror(code))
    }

    /// Width and colours as the terminal has them, with NO_COLOR (no-color.org) heeded; elsewhere no colour, and as many
    /// columns as COLUMNS says, or 80.
    private static func terminal(_ descriptor: Int32) -> Terminal {
        let environment = ProcessInfo.processInfo.environment
        guard isatty(descriptor) == 1 else {
            return Terminal(width: environment["COLUMNS"].flatMap(Int.init) ?? 80, showsColour: false)
        }
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        return Terminal(width: isKnown ? Int(size.ws_col) : 80, showsColour: wantsColour)
    }

    private static func isBrokenPipe(_ error: any Error) -> Bool { posixCode(of: error) == EPIPE }

    /// The system's number for an error, or for the error under it.
    private static func posixCode(of error: any Error) -> Int32? {
        let error = error as NSError
        if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
        guard let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error else { return nil }
        return posixCode(of: cause)
    }
}
