package import RuleBulk
package import RuleDiagnostics
package import RuleRecords

/// A file of records as a bulk run takes it in, once its first bytes have shown what it is.
package struct BulkSource: Sendable {
    package let path: String
    package let format: RecordFormat
    /// What separates the cells of a sheet, where somebody said so.
    private let delimiter: UInt8?
    /// The first bytes, which were read to see what the file is.
    private let head: [UInt8]
    /// The whole file in UTF-8, where it is in another encoding; its chunks are cut of this text.
    private let decoded: [UInt8]?
    private let encoding: RecordEncoding
    /// Whether these are the whole file.
    private let isWhole: Bool
    /// How many of them are a byte order mark.
    private let mark: Int
    /// How many bytes a chunk is to have, where somebody said so.
    private let askedSize: Int?
    /// How verdicts are written, where they are; none where they are only compared.
    package var output: VerdictFormat?
    /// Whether the file can be read more than once.
    package let isSeekable: Bool
    /// How many bytes the file had when it was opened; none for pipes and standard input.
    package let length: Int?
    /// How many bytes its chunks have together, as far as that is known.
    package var textLength: Int? { decoded?.count ?? length }
    /// The digest of its bytes, where chunks hold others.
    package var digest: TreeDigest? { decoded == nil ? nil : TreeDigest(of: head) }

    /// How long a chunk is that stays in the caches of a core together with what is made of it.
    ///
    /// With reasons, a verdict is some twenty times as long as the row of a sheet, and three to four times as long as a
    /// line of JSON: then smaller chunks keep the memory of a worker in bounds. In sentences it is longer still, and
    /// takes so long that a run could not be stopped for seconds.
    private static func usualChunk(of format: RecordFormat, for output: VerdictFormat?) -> Int {
        let isSheet = format == .csv
        guard let output, !output.isBrief else { return isSheet ? 1 << 16 : 1 << 19 }
        if output.hasSentences { return isSheet ? 1 << 13 : 1 << 15 }
        return isSheet ? 1 << 16 : 3 << 16
    }

    /// How many bytes a chunk has.
    private var chunkSize: Int {
        askedSize ?? BulkSource.usualChunk(of: format, for: output)
    }

    /// What says what a file is may stand as far from its start.
    private static let leastHead = 1 << 12

    /// A file of a few records has no more bytes.
    private static let mostOfShort = 1 << 12

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - path: Its name; `-` is standard input.
    ///   - options: How records are read.
    ///   - chunkSize: How many bytes are judged at once, if not the usual.
    /// - Returns: The file still open behind its first bytes, and what it is.
    /// - Throws: `FileProblem` where it cannot be read.
    package static func open(
        _ path: String, _ options: RecordOptions, chunkSize: Int? = nil
    ) throws(FileProblem) -> (input: InputFile, source: BulkSource) {
        let input = try InputFile(path)
        var head: [UInt8] = []
        var isWhole = false
        var mark = 0
        var format = RecordFormat.ndjson
        repeat {
            // A header may be longer than a chunk, and blank rows may stand before it.
            var wanted = max(head.count * 2, chunkSize ?? usualChunk(of: .csv, for: nil))
            // One byte more than there are shows that the file is whole.
            if let length = input.length { wanted = min(wanted, length + 1) }
            wanted = max(wanted, head.count + leastHead)
            var count = head.count
            head.growWithZeros(to: wanted)
            while count < wanted, !isWhole {
                let read = try input.read(into: &head, at: count, most: wanted - count)
                count += read
                isWhole = read == 0
            }
            head.removeLast(wanted - count)
            if let problem = FileProblem(workbook: head, path: path) { throw problem }
            if options.encoding.isNeeded(for: head) {
                return (input, try BulkSource(decoding: input, path, options, head: head, isWhole, chunkSize))
            }
            mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            format = options.format ?? RecordFormat(name: path, utf8: Array(head.dropFirst(mark)))
        } while !isWhole && format == .csv
            && !SheetOpening.isWhole(Array(head.dropFirst(mark)), delimiter: options.delimiter)
        let source = BulkSource(
            input, path, options, format, head: head, decoded: nil, isWhole: isWhole, mark: mark, chunkSize)
        return (input, source)
    }

    private init(
        _ input: InputFile, _ path: String, _ options: RecordOptions, _ format: RecordFormat, head: [UInt8],
        decoded: [UInt8]?, isWhole: Bool, mark: Int, _ chunkSize: Int?
    ) {
        (self.path, self.format, delimiter) = (path, format, options.delimiter)
        (self.head, self.decoded, self.isWhole, self.mark) = (head, decoded, isWhole, mark)
        (encoding, askedSize) = (options.encoding, chunkSize)
        isSeekable = path != "-" && FileAccess.kind(of: path) == .file
        length = input.length
    }

    /// Takes in the whole of a file that is not in UTF-8: it cannot be cut before it is decoded.
    private init(
        decoding input: InputFile, _ path: String, _ options: RecordOptions, head: [UInt8], _ isWhole: Bool,
        _ chunkSize: Int?
    ) throws(FileProblem) {
        let size = chunkSize ?? BulkSource.usualChunk(of: .ndjson, for: nil)
        let bytes = isWhole ? head : try BulkSource.bytes(of: input, after: head, by: size)
        let text = options.encoding.utf8(of: bytes)
        self.init(
            input, path, options, options.format ?? RecordFormat(name: path, utf8: text), head: bytes,
            decoded: text, isWhole: true, mark: 0, chunkSize)
    }

    /// Whether its records can be judged in columns: lines of JSON, elements of an array or rows of a sheet.
    package func isPlain(_ options: RecordOptions) -> Bool {
        (format != .json || elements != nil) && !options.encoding.isRefuted(by: head)
    }

    /// The first bytes of what its chunks are cut of.
    private var text: [UInt8] { decoded ?? head }

    /// Whether it holds so little that it is not worth judging in columns.
    package var isShort: Bool {
        isWhole && head.count <= min(BulkSource.mostOfShort, chunkSize)
    }

    /// The beginning of a sheet, up to its first record at least; none for another form.
    ///
    /// A file without a word in it holds no records, whatever its form.
    package var sheet: [UInt8]? {
        let text = text.dropFirst(mark)
        return format == .csv && !text.allSatisfy(RecordReader.isBlank) ? Array(text) : nil
    }

    /// How many bytes stand before the first element of an array of JSON objects; none for any other file.
    package var elements: Int? {
        format == .json ? JSONElements.start(ofObjectsFrom: mark, in: text).map { $0 - mark } : nil
    }

    /// All bytes of the file, which stands behind the first of them.
    package func bytes(of input: InputFile) throws(FileProblem) -> [UInt8] {
        isWhole ? head : try BulkSource.bytes(of: input, after: head, by: chunkSize)
    }

    /// Some bytes and all that follow them in a file, so many at a time.
    private static func bytes(
        of input: InputFile, after head: [UInt8], by size: Int
    ) throws(FileProblem) -> [UInt8] {
        var bytes = head
        while true {
            let start = bytes.count
            bytes.appendZeros(size)
            let count = try input.read(into: &bytes, at: start, most: size)
            bytes.removeLast(size - count)
            guard count > 0 else { return bytes }
        }
    }

    /// Where a run over the whole file starts.
    package func start(cutting cut: RecordCut = .lines) -> RunPosition {
        var position = RunPosition()
        position.offset = mark + cut.start
        position.lines = cut.rows
        position.digest.add(TreeDigest.Piece(text, 0..<position.offset, at: 0))
        if case .elements = cut { position.array = ArrayPosition(after: text[mark..<position.offset]) }
        return position
    }

    /// Cuts the file, which stands behind the first bytes.
    package func reader(_ input: sending InputFile, cutting cut: RecordCut = .lines) -> ChunkReader {
        let start = mark + cut.start
        return ChunkReader(
            input, head: text.dropFirst(start), from: start, cutting: cut, size: chunkSize,
            upTo: decoded?.count)
    }

    /// Cuts the file, which stands behind the first bytes, from the end of a record on.
    ///
    /// - Returns: What cuts it, and the digest of all bytes before.
    package func reader(
        _ input: sending InputFile, cutting cut: RecordCut = .lines, from offset: Int
    ) throws(FileProblem) -> (reader: ChunkReader, digest: TreeDigest) {
        var digest = TreeDigest()
        var bytes = text
        while digest.count + bytes.count < offset {
            digest.add(TreeDigest.Piece(bytes, 0..<bytes.count, at: digest.count))
            bytes.growWithZeros(to: chunkSize)
            let count = try input.read(into: &bytes, at: 0, most: chunkSize)
            guard count > 0 else { throw input.hasChanged }
            bytes.removeLast(bytes.count - count)
        }
        let rest = bytes.dropFirst(offset - digest.count)
        digest.add(TreeDigest.Piece(bytes, 0..<offset - digest.count, at: digest.count))
        let reader = ChunkReader(
            input, head: rest, from: offset, cutting: cut, size: chunkSize, upTo: decoded?.count)
        return (reader, digest)
    }

    /// Cuts the first bytes of the file again; none for what can be read only once.
    package func again(cutting cut: RecordCut = .lines) -> BulkRun.Again? {
        guard isSeekable else { return nil }
        var options = RecordOptions()
        options.format = format
        options.delimiter = delimiter
        options.encoding = encoding
        let (path, chunkSize, known) = (path, chunkSize, options)
        return { (end: Int) throws(FileProblem) in
            let (input, source) = try BulkSource.open(path, known, chunkSize: chunkSize)
            let start = source.mark + cut.start
            return ChunkReader(
                input, head: source.text.dropFirst(start), from: start, cutting: cut, size: chunkSize,
                upTo: end)
        }
    }
}
