import Glibc

/// Keeps other runs out of a folder for as long as it lives; the system takes it back from a program that was killed.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `FileProblem` where another run holds it.
    init(_ folder: String) throws(FileProblem) {
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // File systems without locks go without.
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
        close(descriptor)
        throw FileProblem(path: folder, action: .write, number: FileProblem.inUse)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
