import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// What an editor and `binhxet lsp` say to one another, with places counted in bytes of UTF-8.
enum EditorTalk {
    static let initialize = framed(
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"locale":"en-GB","#
            + #""capabilities":{"general":{"positionEncodings":["utf-8"]}}}}"#)
    static let shutdown = framed(#"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#)
    static let exit = framed(#"{"jsonrpc":"2.0","method":"exit"}"#)

    static func framed(_ body: String) -> String {
        "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func notice(_ method: String, _ params: String) -> String {
        framed(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#)
    }

    static func question(_ id: Int, _ method: String, of path: String, _ params: String) -> String {
        framed(
            #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{"textDocument":"#
                + #"{"uri":\#(uri(path))},\#(params)}}"#)
    }

    static func open(_ path: String, _ text: String) -> String {
        notice(
            "textDocument/didOpen",
            #"{"textDocument":{"uri":\#(uri(path)),"languageId":"yaml","version":1,"#
                + #""text":\#(quoted(text))}}"#)
    }

    /// Other texts for what stands at some places, as the edits of an answer or as typed.
    static func change(_ path: String, version: Int, _ edits: [(range: String, text: String)]) -> String {
        let changes = edits.map { #"{"range":\#($0.range),"text":\#(quoted($0.text))}"# }
        return notice(
            "textDocument/didChange",
            #"{"textDocument":{"uri":\#(uri(path)),"version":\#(version)},"#
                + #""contentChanges":[\#(changes.joined(separator: ","))]}"#)
    }

    /// Where a text stands for the first time in another.
    static func range(of part: String, in text: String) throws -> String {
        let start = try #require(text.utf8.firstRange(of: part.utf8)).lowerBound
        let before = text.utf8[..<start]
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        let end = column + part.utf8.count
        return #"{"start":{"line":\#(line),"character":\#(column)},"#
            + #""end":{"line":\#(line),"character":\#(end)}}"#
    }

    static func uri(_ path: String) -> String { quoted(FileURI.text(of: path)) }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return json.text
    }

    /// The bodies of the messages that the program wrote.
    static func messages(_ output: String) throws -> [JSONValue] {
        try output.split(separator: "Content-Length: ").map { part in
            let body = part.drop { $0 != "{" }
            #expect(part.hasPrefix("\(body.utf8.count)\r\n\r\n"))
            return try JSONParser.value(of: Array(body.utf8))
        }
    }

    /// A text after the edits of an answer.
    static func applying(_ edits: [JSONValue], to text: String) throws -> String {
        var bytes = Array(text.utf8)
        let found = try edits.map { edit in
            let start = try #require(edit["range"]?["start"].flatMap { offset(of: $0, in: bytes) })
            let end = try #require(edit["range"]?["end"].flatMap { offset(of: $0, in: bytes) })
            return (range: start..<end, new: Array(try #require(edit["newText"]?.text).utf8))
        }
        for (range, new) in found.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(range, with: new)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func offset(of position: JSONValue, in bytes: [UInt8]) -> Int? {
        guard let line = position["line"]?.number.flatMap({ Int($0) }),
            let character = position["character"]?.number.flatMap({ Int($0) })
        else { return nil }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.indices.contains(line) ? lines[line].startIndex + character : nil
    }
}
