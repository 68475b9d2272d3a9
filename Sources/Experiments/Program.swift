/// The program as its results name it.
public enum Program {
    /// The version; with scenario and seed it decides every byte of the results.
    public static let version = "0.1.0"
}
