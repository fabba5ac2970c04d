import Glibc
import TestSupport

/// A file that is written in large pieces of bytes.
final class ByteFile {
    private let descriptor: Int32

    /// Why a file could not be written.
    struct Failure: Error {
        var path: String
        var number: Int32
    }

    private let path: String

    init(_ path: String) throws(Failure) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure(path: path, number: errno) }
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    func append(_ bytes: [UInt8]) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
            }
            guard count > 0 || errno == EINTR else { throw Failure(path: path, number: errno) }
            done += max(0, count)
        }
    }

    /// The size of a file in bytes; none if there is no such file.
    static func size(of path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Int(status.st_size)
    }

    static func remove(_ path: String) {
        unsafe _ = unlink(path)
    }

    /// Removes a file, and waits until the disks have nothing left to do.
    static func removeAndSettle(_ path: String) {
        remove(path)
        sync()
    }

    /// Removes a folder and the files in it.
    static func removeFolder(_ path: String) {
        for name in TestFiles.names(in: path) { remove(path + "/" + name) }
        unsafe _ = rmdir(path)
    }

    static func makeFolder(_ path: String) {
        unsafe _ = mkdir(path, 0o755)
    }
}
