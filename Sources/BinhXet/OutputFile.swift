package import RuleBulk

/// A file that is written piece by piece and has its name only when it is whole.
///
/// Until `finish` the pieces go to `<name>.partial`, so that nobody takes half a file for all of it. Devices, pipes
/// and standard output (`-`) get the pieces as they come.
///
/// It is a class, not a struct that cannot be copied: optimised builds of Swift 6.3 free such a struct once too
/// often when it is a field of another.
package final class OutputFile {
    private static let chunk = 1 << 16

    private let path: String
    /// What the file is called until it is whole.
    private let partialPath: String?
    private let descriptor: Int32
    private var pending: [UInt8]
    private var isFinished: Bool

    package init(_ path: String) throws(FileProblem) {
        let partialPath: String?
        switch path == "-" ? .stream : FileAccess.kind(of: path) {
        case .folder: throw FileProblem(path: path, action: .write, number: FileProblem.folderInPlace)
        case .stream: partialPath = nil
        case .file, nil: partialPath = path + ".partial"
        }
        let descriptor: Int32
        do throws(FileProblem) {
            descriptor = path == "-" ? 1 : try FileAccess.openForWriting(partialPath ?? path)
        } catch {
            throw FileProblem(path: path, action: .write, number: error.number)
        }
        self.path = path
        self.partialPath = partialPath
        self.descriptor = descriptor
        pending = []
        isFinished = false
    }

    package func append(_ text: String) throws(FileProblem) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= OutputFile.chunk { try flush() }
    }

    /// Appends bytes that are many already, without gathering more.
    package func append(_ bytes: ByteBuffer) throws(FileProblem) {
        try flush()
        try FileAccess.write(bytes, to: descriptor, path: path)
    }

    /// Writes what is left and gives the file its name.
    package func finish() throws(FileProblem) {
        try flush()
        if let partialPath { try FileAccess.rename(partialPath, to: path) }
        isFinished = true
    }

    private func flush() throws(FileProblem) {
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        try FileAccess.write(bytes, to: descriptor, path: path)
    }

    deinit {
        if descriptor != 1 { FileAccess.close(descriptor) }
        if !isFinished, let partialPath { FileAccess.remove(partialPath) }
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
