/// The form of a file of records.
package enum RecordFormat: String, Sendable, Hashable, CaseIterable {
    /// One JSON object on each line.
    case ndjson
    /// One JSON object, or an array of them.
    case json
    /// A sheet with a header, saved as text.
    case csv

    /// The form that the file's name says, or else its content.
    ///
    /// Programs write both JSON forms under either name, so the content decides between them.
    package init(name: String, utf8 bytes: [UInt8]) {
        let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if ["csv", "tsv", "txt"].contains(suffix) {
            self = .csv
            return
        }
        let saysLines = ["ndjson", "jsonl"].contains(suffix)
        var parser = JSONParser(bytes)
        parser.skipSpace()
        if parser.next == UInt8(ascii: "[") {
            self = .json
        } else if parser.next == UInt8(ascii: "{") {
            self = saysLines || RecordFormat.isWholeLine(bytes, from: parser.offset) ? .ndjson : .json
        } else if saysLines {
            self = .ndjson
        } else {
            self = suffix == "json" ? .json : .csv
        }
    }

    /// Whether the first line that holds something is a JSON value by itself.
    private static func isWholeLine(_ bytes: [UInt8], from start: Int) -> Bool {
        let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
        var parser = JSONParser(bytes, from: start, to: end)
        return (try? parser.parseWhole()) != nil
    }
}
