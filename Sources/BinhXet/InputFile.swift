/// A file, or standard input, that is read from front to back.
package final class InputFile {
    package let path: String
    /// How long it was when it was opened; none for what is no file of the disk.
    package let length: Int?
    private let descriptor: Int32

    package init(_ path: String) throws(FileProblem) {
        self.path = path
        descriptor = try FileAccess.openForReading(path)
        length = FileAccess.length(of: descriptor)
    }

    /// What to say where it does not hold any more what it held.
    var hasChanged: FileProblem {
        FileProblem(path: path, action: .read, number: FileProblem.changedInReading)
    }
    /// What to say where it holds no records that anybody could read.
    var hasEndlessRecord: FileProblem {
        FileProblem(path: path, action: .read, number: FileProblem.recordTooLong)
    }

    /// Reads some bytes; 0 at the end of the file.
    package func read(into bytes: inout [UInt8], at start: Int, most: Int) throws(FileProblem) -> Int {
        try FileAccess.read(descriptor, into: &bytes, at: start, most: most, path: path)
    }

    /// Whether more has come in already.
    package var hasMore: Bool { FileAccess.hasMore(descriptor) }

    deinit {
        if descriptor != 0 { FileAccess.close(descriptor) }
    }
}
