/// Keeps other runs out of a folder for as long as it lives; the system takes it back from a program that was killed.
final class FolderLock: Sendable {
    private let descriptor: Int32?

    /// - Throws: `FileProblem` where another run holds it.
    init(_ folder: String) throws(FileProblem) {
        descriptor = try FileAccess.lock(folder)
    }

    deinit {
        if let descriptor { FileAccess.close(descriptor) }
    }
}
