import Glibc
import RuleBulk

/// Writes a large file past the system's memory for files, as long as the disk keeps up.
///
/// Verdicts on a million records are gigabytes that nobody reads at once. By way of the system's memory they cost as
/// much time as judging does; the disk takes them itself from memory that starts, and is as long as, its blocks ask
/// for. Bytes that stand in memory as they will in the file are written from there, and others are gathered in such
/// memory first. A disk that is slower than memory by far is better written to in the usual way for a while, and one that
/// cannot do this for good.
///
/// It may also be done behind the owner's back: then all bytes are gathered, and while the disk is given one memory full
/// of them the next is filled. That costs a copy, and the owner waits only where the disk is slower than itself.
///
/// One of the files with unsafe code: it owns the memory, and copies into it no more than it has.
@safe package final class DirectWriter {
    /// The memory that is filled.
    private var memory: UnsafeMutableRawBufferPointer
    /// The memory that is written behind the owner's back, and what the system is asked for; none where it never is.
    private var other: UnsafeMutableRawBufferPointer?
    private let request: UnsafeMutablePointer<aiocb>?
    /// Whether the system has not said yet what came of that.
    private var isOnItsWay = false
    private let descriptor: Int32
    private let path: String
    /// Where in the file the gathered bytes go, and how many they are.
    private var offset: Int
    private var fill = 0
    private var isDirect = false
    private(set) var state = State.fast
    /// What was written past the system's memory, and how long that was waited for.
    private var written = 0
    private var time = Duration.zero

    /// How the disk has done.
    enum State {
        case fast
        /// It was too slow, which may be for a moment only.
        case slow
        /// It cannot be written to like this.
        case impossible
    }

    /// Whether it is worth going on like this.
    var isWorthwhile: Bool { state == .fast }

    /// How fast a disk has to be: so many bytes may take no longer than that.
    package struct Trial: Sendable {
        var bytes: Int
        var time: Duration
        /// How many bytes are written in the usual way before a disk is tried again that was too slow; twice as many each
        /// time.
        var pause: Int

        package init(bytes: Int, time: Duration, pause: Int) {
            (self.bytes, self.time, self.pause) = (bytes, time, pause)
        }

        package static let usual = Trial(bytes: 1 << 25, time: .milliseconds(64), pause: 1 << 26)
    }

    private let trial: Trial
    private static let size = 1 << 19
    /// Every disk's blocks are as long as this, or a part of it.
    private static let block = ByteBuffer.block
    /// Fewer bytes than these are gathered.
    private static let least = 1 << 16

    /// - Parameters:
    ///   - descriptor: An open file.
    ///   - offset: How many bytes it has; writing goes on behind them.
    ///   - path: Its name.
    ///   - isAsynchronous: Whether it is written behind the owner's back.
    ///   - trial: How fast it has to be.
    init(_ descriptor: Int32, behind offset: Int, path: String, isAsynchronous: Bool, trial: Trial) {
        self.trial = trial
        self.descriptor = descriptor
        self.offset = offset
        self.path = path
        unsafe memory = DirectWriter.newMemory
        unsafe other = isAsynchronous ? DirectWriter.newMemory : nil
        unsafe request = isAsynchronous ? .allocate(capacity: 1) : nil
    }

    private static var newMemory: UnsafeMutableRawBufferPointer {
        .allocate(byteCount: size, alignment: block)
    }

    deinit {
        wait()
        unsafe memory.deallocate()
        unsafe other?.deallocate()
        unsafe request?.deallocate()
    }

    /// Takes bytes, and writes what has become a whole piece.
    ///
    /// - Throws: `FileProblem` where they, or some before them, cannot be written.
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
        unsafe rest = try rest.dropFirst(takeInPlace(UnsafeRawBufferPointer(rebasing: rest)))
        while unsafe !rest.isEmpty {
            let piece = unsafe rest.prefix(DirectWriter.size - fill)
            unsafe gather(UnsafeRawBufferPointer(rebasing: piece))
            unsafe rest = rest.dropFirst(piece.count)
            if fill == DirectWriter.size {
                try unsafe writeBlocks(UnsafeRawBufferPointer(start: nil, count: 0))
            }
        }
    }

    /// Writes the whole blocks of bytes from where they stand, with what was gathered before them.
    ///
    /// - Returns: How many of the bytes are taken; 0 where they are few, or do not stand in memory as in the file.
    private func takeInPlace(_ bytes: UnsafeRawBufferPointer) throws(FileProblem) -> Int {
        let head = -fill & (DirectWriter.block - 1)
        let start = Int(bitPattern: bytes.baseAddress)
        guard isWorthwhile, unsafe request == nil, bytes.count >= head + DirectWriter.least,
            (start + head) % DirectWriter.block == 0
        else { return 0 }
        let end = bytes.count - (bytes.count - head) % DirectWriter.block
        unsafe gather(UnsafeRawBufferPointer(rebasing: bytes[..<head]))
        try unsafe writeBlocks(UnsafeRawBufferPointer(rebasing: bytes[head..<end]))
        return end
    }

    /// Puts bytes behind those that were gathered; they have room.
    private func gather(_ bytes: UnsafeRawBufferPointer) {
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[fill...]).copyMemory(from: bytes)
        fill += bytes.count
    }

    /// Writes what is left, in the usual way, and leaves the file to it.
    ///
    /// - Throws: `FileProblem` where something cannot be written.
    func flush() throws(FileProblem) {
        try land()
        let count = fill
        fill = 0
        // Even where nothing is left: others go on with any number of bytes.
        _ = setDirect(false)
        try unsafe write(UnsafeRawBufferPointer(rebasing: memory[..<count]))
    }

    /// Writes what was gathered and more bytes, all of them whole blocks that stand where blocks may.
    private func writeBlocks(_ more: UnsafeRawBufferPointer) throws(FileProblem) {
        try land()
        if isWorthwhile, !setDirect(true) { state = .impossible }
        guard isWorthwhile else {
            try flush()
            return try unsafe write(more)
        }
        guard !start() else { return }
        let start = ContinuousClock.now
        let parts = unsafe [
            iovec(iov_base: memory.baseAddress, iov_len: fill),
            iovec(iov_base: UnsafeMutableRawPointer(mutating: more.baseAddress), iov_len: more.count),
        ]
        let count = unsafe writev(descriptor, parts, Int32(parts.count))
        time += ContinuousClock.now - start
        let (end, done) = (fill, max(count, 0))
        (fill, offset) = (0, offset + done)
        guard done == end + more.count else {
            // The usual way says what is wrong, if anything but the alignment is.
            state = .impossible
            try unsafe write(UnsafeRawBufferPointer(rebasing: memory[min(done, end)..<end]))
            return try unsafe write(UnsafeRawBufferPointer(rebasing: more[max(done - end, 0)...]))
        }
        note(done)
    }

    /// Judges the disk by what it took.
    private func note(_ count: Int) {
        written += count
        if time > trial.time { state = .slow }
        if written >= trial.bytes { (written, time) = (0, .zero) }
    }

    // MARK: - Behind the owner's back

    /// Has what was gathered written while the other memory is filled; false where that is not done.
    private func start() -> Bool {
        guard let request = unsafe request, let next = unsafe other else { return false }
        unsafe request.initialize(to: aiocb())
        unsafe request.pointee.aio_fildes = descriptor
        unsafe request.pointee.aio_buf = memory.baseAddress
        unsafe request.pointee.aio_nbytes = fill
        unsafe request.pointee.aio_offset = offset
        unsafe request.pointee.aio_sigevent.sigev_notify = Int32(SIGEV_NONE)
        guard unsafe aio_write(request) == 0 else { return false }
        isOnItsWay = true
        unsafe (memory, other) = (next, memory)
        (fill, offset) = (0, offset + fill)
        return true
    }

    /// Waits until what is on its way has been written, or cannot be.
    private func wait() {
        guard isOnItsWay, let request = unsafe request else { return }
        while unsafe aio_error(request) == EINPROGRESS {
            _ = unsafe aio_suspend([UnsafePointer(request)], 1, nil)
        }
    }

    /// Ends what is on its way.
    ///
    /// - Throws: `FileProblem` where it cannot be written.
    private func land() throws(FileProblem) {
        guard isOnItsWay, let request = unsafe request, let sent = unsafe other else { return }
        let start = ContinuousClock.now
        wait()
        time += ContinuousClock.now - start
        isOnItsWay = false
        let (count, done) = unsafe (request.pointee.aio_nbytes, max(aio_return(request), 0))
        // Such a request leaves the place alone where others write on.
        lseek(descriptor, offset - count + done, SEEK_SET)
        guard done < count else { return note(done) }
        // The usual way says what is wrong.
        state = .impossible
        offset -= count - done
        try unsafe write(UnsafeRawBufferPointer(rebasing: sent[done..<count]))
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
