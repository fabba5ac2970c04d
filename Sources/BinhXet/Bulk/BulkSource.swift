import RuleBulk
package import RuleRecords

/// A file of records as a bulk run takes it in, once its first bytes have shown what it is.
package struct BulkSource: Sendable {
    package let path: String
    package let format: RecordFormat
    /// The first bytes, which were read to see what the file is.
    private let head: [UInt8]
    /// How many of them are a byte order mark.
    private let mark: Int
    /// How many bytes a chunk has.
    private let chunkSize: Int
    /// Whether the file can be read more than once.
    package let isSeekable: Bool

    /// A chunk of this size and what is made of it stay in the caches of a core.
    package static let usualChunk = 1 << 18

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - path: Its name; `-` is standard input.
    ///   - options: How records are read.
    ///   - chunkSize: How many bytes are judged at once.
    /// - Returns: The file still open behind its first bytes, and what it is.
    /// - Throws: `FileProblem` where it cannot be read.
    package static func open(
        _ path: String, _ options: RecordOptions, chunkSize: Int = usualChunk
    ) throws(FileProblem) -> (input: InputFile, source: BulkSource) {
        let input = try InputFile(path)
        var head = Array(repeating: UInt8(0), count: chunkSize)
        var count = 0
        while count < head.count {
            let read = try input.read(into: &head, at: count, most: head.count - count)
            if read == 0 { break }
            count += read
        }
        head.removeLast(head.count - count)
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let format = options.format ?? RecordFormat(name: path, utf8: Array(head.dropFirst(mark)))
        let source = BulkSource(
            path: path, format: format, head: head, mark: mark, chunkSize: chunkSize,
            isSeekable: path != "-" && FileAccess.kind(of: path) == .file)
        return (input, source)
    }

    /// Whether its records can be judged in columns: lines of JSON in UTF-8, and nothing beside them.
    package func isPlain(_ options: RecordOptions) -> Bool {
        format == .ndjson && options.encoding == .automatic && options.lists.isEmpty
            && !head.starts(with: [0xFF, 0xFE]) && !head.starts(with: [0xFE, 0xFF])
    }

    /// All bytes of the file, which stands behind the first of them.
    package func bytes(of input: InputFile) throws(FileProblem) -> [UInt8] {
        var bytes = head
        while true {
            let start = bytes.count
            bytes += repeatElement(0, count: chunkSize)
            let count = try input.read(into: &bytes, at: start, most: chunkSize)
            bytes.removeLast(chunkSize - count)
            if count == 0 { return bytes }
        }
    }

    /// Cuts the file, which stands behind the first bytes.
    package func reader(_ input: sending InputFile) -> ChunkReader {
        ChunkReader(input, head: head, skipping: mark, size: chunkSize)
    }

    /// Cuts the file from its start again; none for what can be read only once.
    package var again: (@Sendable () throws(FileProblem) -> ChunkReader)? {
        guard isSeekable else { return nil }
        let (path, chunkSize) = (path, chunkSize)
        return { () throws(FileProblem) in
            let (input, source) = try BulkSource.open(path, RecordOptions(), chunkSize: chunkSize)
            return source.reader(input)
        }
    }
}
