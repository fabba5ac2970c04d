/// The bytes of one source file, as read, with the path by which people know it.
///
/// Spans count bytes from the very first one, so a byte order mark is part of the bytes.
package final class SourceText: Sendable {
    package let path: String
    package let bytes: [UInt8]
    package let lines: LineTable

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        self.lines = LineTable(bytes)
    }

    /// The text of a span, with broken UTF-8 shown as replacement characters.
    package func text(of span: SourceSpan) -> String {
        let range = Int(span.lower)..<min(Int(span.upper), bytes.count)
        return String(decoding: bytes[range], as: UTF8.self)
    }
}

/// The source files of one compilation; a span names its file by number.
package struct SourceSet: Sendable {
    package private(set) var files: [SourceText] = []

    package init() {}

    /// Adds a file and returns the number that its spans carry.
    package mutating func add(path: String, bytes: [UInt8]) -> FileID {
        files.append(SourceText(path: path, bytes: bytes))
        return FileID(index: Int32(files.count - 1))
    }

    package subscript(id: FileID) -> SourceText {
        files[Int(id.index)]
    }

    /// Where a span starts, for messages and traces.
    package func position(of span: SourceSpan) -> SourcePosition {
        self[span.file].lines.position(ofByte: Int(span.lower), in: self[span.file].bytes)
    }
}
