import Glibc
package import RuleBulk

/// Reads and writes whole files: the one place that calls the system for bytes.
package enum FileAccess {
    private static let chunk = 1 << 16

    /// The bytes of a file, or of standard input for `-`.
    package static func bytes(of path: String) throws(FileProblem) -> [UInt8] {
        if path == "-" { return try bytes(from: 0, path: path) }
        let descriptor = unsafe open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileProblem(path: path, action: .read, number: errno) }
        defer { FileAccess.close(descriptor) }
        return try bytes(from: descriptor, path: path)
    }

    private static func bytes(from descriptor: Int32, path: String) throws(FileProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than there are shows that the file is whole.
        var room = length(of: descriptor).map { $0 + 1 } ?? chunk
        while true {
            let start = bytes.count
            bytes.appendZeros(room)
            let count = try read(descriptor, into: &bytes, at: start, most: room, path: path)
            bytes.removeLast(room - count)
            if count == 0 { return bytes }
            room = count < room ? room - count : chunk
        }
    }

    /// Opens a file, or standard input for `-`, to read from.
    static func openForReading(_ path: String) throws(FileProblem) -> Int32 {
        guard path != "-" else { return 0 }
        let descriptor = unsafe open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileProblem(path: path, action: .read, number: errno) }
        return descriptor
    }

    /// Reads some bytes into an array; 0 at the end of the file.
    static func read(
        _ descriptor: Int32, into bytes: inout [UInt8], at start: Int, most: Int, path: String
    ) throws(FileProblem) -> Int {
        precondition(start >= 0 && most >= 0 && start + most <= bytes.count, "what is read has room")
        while true {
            var number: Int32 = 0
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                let count = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: start), most)
                if count < 0 { number = errno }
                return count
            }
            if count >= 0 { return count }
            if number != EINTR { throw FileProblem(path: path, action: .read, number: number) }
        }
    }

    /// Whether bytes can be read at once, without waiting for whoever writes them.
    static func hasMore(_ descriptor: Int32) -> Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&question, 1, 0) > 0 && question.revents & Int16(POLLIN) != 0
    }

    /// Opens a file to write into, in the place of what was there.
    static func openForWriting(_ path: String) throws(FileProblem) -> Int32 {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw FileProblem(path: path, action: .write, number: errno) }
        return descriptor
    }

    /// Opens a file to write behind its first bytes; what follows these is cut off.
    static func openForWriting(_ path: String, behind count: Int) throws(FileProblem) -> Int32 {
        let descriptor = unsafe open(path, O_WRONLY)
        guard descriptor >= 0 else { throw FileProblem(path: path, action: .write, number: errno) }
        guard ftruncate(descriptor, count) == 0, lseek(descriptor, 0, SEEK_END) == count else {
            let number = errno
            FileAccess.close(descriptor)
            throw FileProblem(path: path, action: .write, number: number)
        }
        return descriptor
    }

    /// Whether a file that is open is written past the system's memory from now on, or not, as was asked for.
    static func setDirect(_ isDirect: Bool, _ descriptor: Int32) -> Bool {
        // Swift's own module of the C library leaves the flag out, and it differs between processors.
        #if arch(x86_64)
            let direct: Int32 = 0o40000
        #elseif arch(arm64)
            let direct: Int32 = 0o200000
        #else
            return !isDirect
        #endif
        let flags = fcntl(descriptor, F_GETFL)
        return flags >= 0 && fcntl(descriptor, F_SETFL, isDirect ? flags | direct : flags & ~direct) == 0
    }

    /// Waits until what was written is on the disk, where the file is on one.
    static func sync(_ descriptor: Int32, path: String) throws(FileProblem) {
        if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS {
            throw FileProblem(path: path, action: .write, number: errno)
        }
    }

    /// How long an open file is; none for pipes and devices.
    static func length(of descriptor: Int32) -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// How long a file is; none where there is no such file.
    package static func length(ofFile path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Seconds since 1 January 1970.
    package static var secondsNow: Int {
        var time = timespec()
        unsafe _ = clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec
    }

    /// Gives a file another name, in the place of what had that name.
    package static func rename(_ path: String, to name: String) throws(FileProblem) {
        guard unsafe Glibc.rename(path, name) == 0 else {
            throw FileProblem(path: name, action: .write, number: errno)
        }
    }

    static func close(_ descriptor: Int32) {
        _ = Glibc.close(descriptor)
    }

    package static func remove(_ path: String) {
        unsafe _ = unlink(path)
    }

    /// Writes all bytes to an open descriptor, such as 1 for standard output.
    package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileProblem) {
        let number = unsafe bytes.withUnsafeBytes { unsafe write($0, to: descriptor) }
        if let number { throw FileProblem(path: path, action: .write, number: number) }
    }

    package static func write(
        _ bytes: ByteBuffer, to descriptor: Int32, path: String
    ) throws(FileProblem) {
        let number = unsafe bytes.withBytes { unsafe write($0, to: descriptor) }
        if let number { throw FileProblem(path: path, action: .write, number: number) }
    }

    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
    ) throws(FileProblem) {
        if let number = unsafe write(bytes, to: descriptor) {
            throw FileProblem(path: path, action: .write, number: number)
        }
    }

    /// Writes all bytes; gives the number of the fault where it cannot.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var start = 0
        while start < bytes.count {
            let count = unsafe Glibc.write(
                descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
            if count >= 0 {
                start += count
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    // MARK: - Folders

    /// What stands at a path, if anything does.
    package enum Kind: Sendable {
        case file
        case folder
        /// A device or a pipe, such as `/dev/null`.
        case stream
    }

    package static func kind(of path: String) -> Kind? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFREG: .file
        default: .stream
        }
    }

    /// Opens a folder that nobody else may lock until it is closed; none on file systems without locks.
    ///
    /// - Throws: `FileProblem` where somebody else has locked it.
    static func lock(_ folder: String) throws(FileProblem) -> Int32? {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        let isTaken = errno == EWOULDBLOCK
        close(descriptor)
        if isTaken { throw FileProblem(path: folder, action: .write, number: FileProblem.inUse) }
        return nil
    }

    /// What tells a file from all others, whether it is there yet or not.
    package struct Identity: Sendable, Hashable {
        private var device: UInt
        private var number: UInt
        /// The name in a folder, of what is not there.
        private var name: Substring?

        /// - Returns: None for devices and pipes, and where there is not even a folder.
        package init?(_ path: String) {
            var status = stat()
            if unsafe stat(path, &status) == 0 {
                guard status.st_mode & S_IFMT == S_IFREG else { return nil }
            } else {
                let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
                let folder = path[..<name.startIndex]
                guard unsafe stat(folder.isEmpty ? "." : String(folder), &status) == 0 else { return nil }
                self.name = name
            }
            (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
        }
    }

    /// Takes the numbers of standard input, output and error where they are closed, so that no file gets one of them
    /// and the messages with it.
    package static func reserveStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The wrong way round: to read or write there fails, as it did.
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// What changes whenever a file is saved.
    package struct Stamp: Sendable, Hashable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int64
        /// Editors often save to a new file that takes the name of the old one.
        var number: UInt64
    }

    /// The stamp of a file, if it is there.
    package static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Stamp(
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int64(status.st_size),
            number: UInt64(status.st_ino))
    }

    /// Whether a path is itself a link to another.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// The names in a folder, sorted, without `.` and `..`.
    package static func names(in folder: String) throws(FileProblem) -> [String] {
        guard let stream = unsafe opendir(folder) else {
            throw FileProblem(path: folder, action: .list, number: errno)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder and those above it; one that is there already is no fault.
    package static func makeFolder(_ path: String) throws(FileProblem) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part + "/"
            if unsafe mkdir(prefix, 0o755) != 0, errno != EEXIST {
                throw FileProblem(path: prefix, action: .write, number: errno)
            }
        }
    }

    /// The system's words for an error number, which are English.
    static func words(for number: Int32) -> String {
        unsafe String(cString: strerror(number))
    }
}
