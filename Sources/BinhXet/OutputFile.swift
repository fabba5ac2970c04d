package import RuleBulk

/// A file that is written piece by piece and has its name only when it is whole.
///
/// Until `finish` the pieces go to `<name>.partial`, so that nobody takes half a file for all of it. Devices, pipes
/// and standard output (`-`) get the pieces as they come.
///
/// It is a class, not a struct that cannot be copied: optimised builds of Swift 6.3 free such a struct once too
/// often when it is a field of another.
package final class OutputFile {
    /// How far a file has come.
    package struct Progress: Sendable {
        /// How many bytes it has.
        package var count: Int
        /// Whether the disk is given them itself, instead of the system's memory.
        package var isDirect: Bool

        package init(count: Int, isDirect: Bool = false) {
            (self.count, self.isDirect) = (count, isDirect)
        }
    }

    private static let chunk = 1 << 16
    /// A file that comes to this size is taken for a large one.
    package static let largeFile = 1 << 23

    private let path: String
    /// What the file is called until it is whole.
    private let partialPath: String?
    private let descriptor: Int32
    private var pending: [UInt8]
    private var isFinished: Bool
    /// Whether what was written stays there when the file is given up before it is whole.
    private let isKept: Bool
    /// How many bytes it has, with those that are not written yet.
    package private(set) var count: Int
    /// What writes a large file, as long as that is worth it.
    private var direct: DirectWriter?
    /// The size from which it does; none where it never does, or not any more.
    private var directFrom: Int?
    /// How fast the disk has to be; a pause gets longer each time that it was not.
    private var trial: DirectWriter.Trial
    /// Whether a large file is written behind the back of whoever appends.
    private let isAsynchronous: Bool

    package var progress: Progress { Progress(count: count, isDirect: direct != nil) }

    /// The name of a file until it is whole.
    package static func partial(_ path: String) -> String { path + ".partial" }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: Its name; `-` is standard output.
    ///   - isKept: Whether half of it stays under the other name where the run ends early.
    ///   - count: How many bytes of such a half are good; writing goes on behind them.
    ///   - directFrom: From which size on it is written past the system's memory; none for never.
    ///   - isAsynchronous: Whether that is done behind the back of whoever appends, who need not wait then.
    ///   - trial: How fast the disk has to be for that.
    /// - Throws: `FileProblem` where it cannot be opened.
    package init(
        _ path: String, isKept: Bool = false, behind count: Int? = nil, directFrom: Int? = largeFile,
        isAsynchronous: Bool = false, trial: DirectWriter.Trial = .usual
    ) throws(FileProblem) {
        let partialPath: String?
        switch path == "-" ? .stream : FileAccess.kind(of: path) {
        case .folder: throw FileProblem(path: path, action: .write, number: FileProblem.folderInPlace)
        case .stream: partialPath = nil
        case .file, nil: partialPath = OutputFile.partial(path)
        }
        let descriptor: Int32
        do throws(FileProblem) {
            if path == "-" {
                descriptor = 1
            } else if let count, let partialPath {
                descriptor = try FileAccess.openForWriting(partialPath, behind: count)
            } else {
                descriptor = try FileAccess.openForWriting(partialPath ?? path)
            }
        } catch {
            throw FileProblem(path: path, action: .write, number: error.number)
        }
        self.path = path
        self.partialPath = partialPath
        self.descriptor = descriptor
        self.isKept = isKept
        self.count = count ?? 0
        pending = []
        isFinished = false
        self.directFrom = partialPath == nil ? nil : directFrom
        self.isAsynchronous = isAsynchronous
        self.trial = trial
    }

    package func append(_ text: String) throws(FileProblem) {
        let before = pending.count
        pending.append(contentsOf: text.utf8)
        count += pending.count - before
        if pending.count >= OutputFile.chunk { try flush() }
    }

    /// Appends bytes that are many already, without gathering more.
    package func append(_ bytes: ByteBuffer) throws(FileProblem) {
        try flush()
        if let directFrom, direct == nil, count >= directFrom {
            direct = DirectWriter(
                descriptor, behind: count, path: path, isAsynchronous: isAsynchronous, trial: trial)
        }
        count += bytes.count
        guard let direct else { return try FileAccess.write(bytes, to: descriptor, path: path) }
        try direct.append(bytes)
        guard !direct.isWorthwhile else { return }
        try direct.flush()
        directFrom = direct.state == .slow ? count + trial.pause : nil
        trial.pause *= 2
        self.direct = nil
    }

    /// Writes what is left and gives the file its name.
    package func finish() throws(FileProblem) {
        try flush()
        try direct?.flush()
        if let partialPath { try FileAccess.rename(partialPath, to: path) }
        isFinished = true
    }

    /// Writes what is left, and waits until the disk has it.
    package func settle() throws(FileProblem) {
        try flush()
        try direct?.flush()
        if partialPath != nil { try FileAccess.sync(descriptor, path: path) }
    }

    /// Hands on what was gathered of texts.
    private func flush() throws(FileProblem) {
        guard !pending.isEmpty else { return }
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        guard let direct else { return try FileAccess.write(bytes, to: descriptor, path: path) }
        try direct.append(bytes)
    }

    deinit {
        // Nobody may write to a file that is closed, or to another that has its number by then.
        direct = nil
        if descriptor != 1 { FileAccess.close(descriptor) }
        if !isFinished, !isKept, let partialPath { FileAccess.remove(partialPath) }
    }
}

extension FileAccess {
    /// Writes a file whole, in the place of what was there.
    package static func write(_ text: String, to path: String) throws(FileProblem) {
        let file = try OutputFile(path)
        try file.append(text)
        try file.finish()
    }
}
