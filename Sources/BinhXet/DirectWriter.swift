import Glibc
import RuleBulk

/// Writes a large file past the system's memory for files, as long as the disk keeps up.
///
/// Verdicts on a million records are gigabytes that nobody reads at once. By way of the system's memory they cost as
/// much time as judging does; the disk takes them itself from memory that starts, and is as long as, its blocks ask
/// for. So bytes are gathered in such memory first. A disk that is slower than memory by far is better written to in
/// the usual way, and so is one that cannot do this.
///
/// One of the files with unsafe code: it owns the memory, and copies into it no more than it has.
@safe final class DirectWriter {
    private let memory: UnsafeMutableRawBufferPointer
    private let descriptor: Int32
    private let path: String
    /// Where in the file the gathered bytes go, and how many they are.
    private var offset: Int
    private var fill = 0
    private var isDirect = false
    /// Whether it is worth going on like this.
    private(set) var isWorthwhile = true
    /// What was written past the system's memory, and how long it took.
    private var written = 0
    private var time = Duration.zero

    private static let size = 1 << 19
    /// Every disk's blocks are as long as this, or a part of it.
    private static let block = 1 << 12
    /// So many bytes may take no longer than that.
    private static let trial = (bytes: 1 << 25, time: Duration.milliseconds(64))

    /// - Parameters:
    ///   - descriptor: An open file.
    ///   - offset: How many bytes it has; writing goes on behind them.
    ///   - path: Its name.
    init(_ descriptor: Int32, behind offset: Int, path: String) {
        self.descriptor = descriptor
        self.offset = offset
        self.path = path
        unsafe memory = .allocate(byteCount: DirectWriter.size, alignment: DirectWriter.block)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// Takes bytes, and writes what has become a whole piece.
    ///
    /// - Throws: `FileProblem` where they cannot be written.
    func append(_ bytes: ByteBuffer) throws(FileProblem) {
        let fault = unsafe bytes.withBytes { unsafe problem(appending: $0) }
        if let fault { throw fault }
    }

    func append(_ bytes: [UInt8]) throws(FileProblem) {
        let fault = unsafe bytes.withUnsafeBytes { unsafe problem(appending: $0) }
        if let fault { throw fault }
    }

    private func problem(appending bytes: UnsafeRawBufferPointer) -> FileProblem? {
        do throws(FileProblem) { try unsafe append(bytes) } catch { return error }
        return nil
    }

    private func append(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        var rest = unsafe bytes[...]
        // Up to the next block in the usual way.
        let lead = fill == 0 ? unsafe min(-offset & (DirectWriter.block - 1), rest.count) : 0
        if lead > 0 {
            try unsafe write(UnsafeRawBufferPointer(rebasing: rest.prefix(lead)))
            unsafe rest = rest.dropFirst(lead)
        }
        while unsafe !rest.isEmpty {
            let piece = unsafe rest.prefix(DirectWriter.size - fill)
            unsafe UnsafeMutableRawBufferPointer(rebasing: memory[fill...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: piece))
            unsafe fill += piece.count
            unsafe rest = rest.dropFirst(piece.count)
            if fill == DirectWriter.size { try writeWhole() }
        }
    }

    /// Writes what is left, in the usual way.
    ///
    /// - Throws: `FileProblem` where it cannot be written.
    func flush() throws(FileProblem) {
        let count = fill
        fill = 0
        try unsafe write(UnsafeRawBufferPointer(rebasing: memory[..<count]))
    }

    /// Writes the memory, which is full.
    private func writeWhole() throws(FileProblem) {
        guard isWorthwhile, setDirect(true) else {
            isWorthwhile = false
            return try flush()
        }
        let start = ContinuousClock.now
        let count = unsafe Glibc.write(descriptor, memory.baseAddress, fill)
        time += ContinuousClock.now - start
        guard count == fill else {
            // The usual way says what is wrong, if anything but the alignment is.
            isWorthwhile = false
            let done = max(count, 0)
            let end = fill
            (fill, offset) = (0, offset + done)
            return try unsafe write(UnsafeRawBufferPointer(rebasing: memory[done..<end]))
        }
        (fill, offset, written) = (0, offset + count, written + count)
        if written >= DirectWriter.trial.bytes {
            isWorthwhile = time <= DirectWriter.trial.time
            (written, time) = (0, .zero)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) {
        guard unsafe !bytes.isEmpty else { return }
        _ = setDirect(false)
        try unsafe FileAccess.write(bytes, to: descriptor, path: path)
        offset += bytes.count
    }

    /// Whether the file is written past the system's memory from now on, or not, as was asked for.
    private func setDirect(_ isDirect: Bool) -> Bool {
        guard isDirect != self.isDirect else { return true }
        guard FileAccess.setDirect(isDirect, descriptor) else { return false }
        self.isDirect = isDirect
        return true
    }
}
