/// Cuts a stream of bytes into messages, each with a header that says its length.
///
///     Content-Length: 46\r\n
///     \r\n
///     {"jsonrpc":"2.0","id":1,"method":"shutdown"}
struct MessageReader {
    /// What was read.
    enum Piece: Equatable {
        /// The body of one message.
        case body([UInt8])
        /// A header without a length that can be used; what stood there was passed over.
        case badHeader
    }

    /// A header is never longer than this.
    static let headerLimit = 4096
    /// No message is longer than this.
    static let bodyLimit = 1 << 28

    private var bytes: [UInt8] = []
    private var start = 0

    mutating func append(_ more: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next piece, or none while it has not come in whole.
    mutating func next() -> Piece? {
        guard let end = endOfHeader else {
            guard bytes.count - start > Self.headerLimit else { return nil }
            start = bytes.count
            return .badHeader
        }
        let header = String(decoding: bytes[start..<end.lowerBound], as: UTF8.self)
        guard let length = Self.length(in: header), length <= Self.bodyLimit else {
            start = end.upperBound
            return .badHeader
        }
        guard bytes.count - end.upperBound >= length else { return nil }
        let body = bytes[end.upperBound..<end.upperBound + length]
        start = end.upperBound + length
        return .body(Array(body))
    }

    /// The empty line that ends a header; some programs write it without CR.
    private var endOfHeader: Range<Int>? {
        var index = start
        while let feed = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
            let rest = bytes[(feed + 1)...]
            if rest.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) {
                return end(before: feed)..<feed + 3
            }
            if rest.first == UInt8(ascii: "\n") { return end(before: feed)..<feed + 2 }
            index = feed + 1
            if index - start > Self.headerLimit { return nil }
        }
        return nil
    }

    /// Where the line before a line feed ends.
    private func end(before feed: Int) -> Int {
        feed > start && bytes[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed
    }

    private static func length(in header: String) -> Int? {
        let fields = header.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ":", maxSplits: 1).map { $0.filter { $0 != " " } }
        }
        let lengths = fields.filter { $0.count == 2 && $0[0].lowercased() == "content-length" }
        guard lengths.count == 1, let length = Int(lengths[0][1]), length >= 0 else { return nil }
        return length
    }
}

extension MessageReader {
    /// A message with its header.
    static func framed(_ body: String) -> [UInt8] {
        let bytes = Array(body.utf8)
        return Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes
    }
}
