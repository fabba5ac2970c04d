import RuleDiagnostics
import RuleLanguageServer
import RuleModel
import RuleRecords
import TestSupport
import Testing

/// An editor that talks to a server in the same process: it opens texts, and asks at the mark `⟦⟧`.
struct Editor {
    var server: LanguageServer
    /// What the server last said is wrong, by path.
    private(set) var diagnostics: [String: [JSONValue]] = [:]
    private(set) var capabilities: JSONValue?
    private var texts: [String: String] = [:]
    private var number = 0
    private var encoding = "utf-16"
    /// Whether more is about to be sent, so that findings wait.
    var isBusy = false

    /// The folder of rules in which invented files are opened.
    static let rules = "/nowhere/rules/"

    init(
        language: Language = .english, encodings: [String] = [], options: String = "null",
        format: LanguageServer.Format? = nil
    ) throws {
        server = LanguageServer(
            language: language, isLanguageChosen: options == "null", format: format)
        let general = #"{"positionEncodings":["# + encodings.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
        let answer = try request(
            "initialize",
            #"{"capabilities":{"general":\#(general)},"initializationOptions":\#(options)}"#)
        capabilities = answer["result"]?["capabilities"]
        encoding = capabilities?["positionEncoding"]?.text ?? encoding
        try notify("initialized", "{}")
    }

    // MARK: - Messages

    mutating func request(_ method: String, _ params: String) throws -> JSONValue {
        number += 1
        let answers = try send(
            #"{"jsonrpc":"2.0","id":\#(number),"method":"\#(method)","params":\#(params)}"#)
        return try #require(answers.first { $0["id"]?.number == "\(number)" })
    }

    mutating func notify(_ method: String, _ params: String) throws {
        _ = try send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#)
    }

    /// Sends a message, and takes note of the findings that come of it.
    private mutating func send(_ body: String) throws -> [JSONValue] {
        let bytes = server.receive(Frames.framed(body)) + (isBusy ? [] : server.refresh())
        let messages = try Frames.messages(in: bytes)
        for message in messages where message["method"]?.text == "textDocument/publishDiagnostics" {
            let uri = try #require(message["params"]?["uri"]?.text)
            diagnostics[FileURI.path(of: uri) ?? uri] = message["params"]?["diagnostics"]?.items
        }
        return messages
    }

    // MARK: - Documents

    /// Opens a text at a path below the invented rules, or at a whole path.
    mutating func open(_ path: String, _ text: String, language: String = "yaml") throws {
        let path = Self.whole(path)
        texts[path] = text
        try notify(
            "textDocument/didOpen",
            #"{"textDocument":{"uri":\#(Self.uri(path)),"languageId":"\#(language)","version":1,"#
                + #""text":\#(Self.quoted(text))}}"#)
    }

    /// Sends the whole text anew.
    mutating func change(_ path: String, to text: String) throws {
        let path = Self.whole(path)
        texts[path] = text
        try notify(
            "textDocument/didChange",
            #"{"textDocument":{"uri":\#(Self.uri(path)),"version":2},"#
                + #""contentChanges":[{"text":\#(Self.quoted(text))}]}"#)
    }

    /// Sends a new text for a range of bytes.
    mutating func replace(_ range: Range<Int>, in path: String, with new: String) throws {
        let path = Self.whole(path)
        let text = try #require(texts[path])
        try notify(
            "textDocument/didChange",
            #"{"textDocument":{"uri":\#(Self.uri(path)),"version":3},"contentChanges":[{"range":"#
                + self.range(range, in: text) + #","text":\#(Self.quoted(new))}]}"#)
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(range, with: Array(new.utf8))
        texts[path] = String(decoding: bytes, as: UTF8.self)
    }

    mutating func close(_ path: String) throws {
        let path = Self.whole(path)
        texts[path] = nil
        try notify("textDocument/didClose", #"{"textDocument":{"uri":\#(Self.uri(path))}}"#)
    }

    func text(of path: String) -> String? { texts[Self.whole(path)] }

    /// The findings of a document as `code: the text where they stand`.
    func findings(in path: String) throws -> [String] {
        let text = try #require(texts[Self.whole(path)])
        return try (diagnostics[Self.whole(path)] ?? []).map { diagnostic in
            let range = try #require(diagnostic["range"].flatMap { bytes(of: $0, in: text) })
            let place = String(decoding: Array(text.utf8)[range], as: UTF8.self)
            return "\(diagnostic["code"]?.text ?? "-"): \(place)"
        }
    }

    // MARK: - Questions

    /// Opens a text with a mark, and asks there.
    mutating func ask(_ method: String, _ path: String, _ marked: String, also: String = "") throws
        -> JSONValue
    {
        let source = MarkedSource(marked)
        try open(path, source.text)
        let offset = try #require(source.ranges.first).lowerBound
        let answer = try request(method, question(Self.whole(path), offset, source.text, also: also))
        #expect(answer["error"] == nil, "\(answer["error"]?["message"]?.text ?? "")")
        return try #require(answer["result"])
    }

    func question(_ path: String, _ offset: Int, _ text: String, also: String = "") -> String {
        #"{"textDocument":{"uri":\#(Self.uri(Self.whole(path)))},"position":\#(position(offset, in: text))\#(also)}"#
    }

    /// The words of the window that opens over the mark.
    mutating func hover(_ path: String, _ marked: String) throws -> String? {
        try ask("textDocument/hover", path, marked)["contents"]?["value"]?.text
    }

    /// What is offered at the mark, by label.
    mutating func completion(_ path: String, _ marked: String) throws -> [String: JSONValue] {
        let items = try ask("textDocument/completion", path, marked)["items"]?.items ?? []
        return Dictionary(items.map { ($0["label"]?.text ?? "", $0) }) { first, _ in first }
    }

    /// The text with an item of completion written in.
    func text(of path: String, accepting item: JSONValue) throws -> String {
        let text = try #require(texts[Self.whole(path)])
        let edit = try #require(item["textEdit"])
        return try applying([edit], to: text)
    }

    /// Where the name at the mark is defined: the file, and the text there.
    mutating func definition(_ path: String, _ marked: String) throws -> String? {
        let place = try ask("textDocument/definition", path, marked)
        guard let uri = place["uri"]?.text else { return nil }
        let file = try #require(FileURI.path(of: uri))
        let text = try texts[file] ?? String(decoding: #require(TestFiles.read(file)), as: UTF8.self)
        let range = try #require(place["range"].flatMap { bytes(of: $0, in: text) })
        let line = text.utf8.prefix(range.lowerBound).count { $0 == UInt8(ascii: "\n") } + 1
        let name = file.hasPrefix(Self.rules) ? String(file.dropFirst(Self.rules.count)) : file
        return "\(name):\(line): \(String(decoding: Array(text.utf8)[range], as: UTF8.self))"
    }

    /// A text after some edits of the protocol.
    func applying(_ edits: [JSONValue], to text: String) throws -> String {
        var bytes = Array(text.utf8)
        let found = try edits.map { edit in
            (
                range: try #require(edit["range"].flatMap { self.bytes(of: $0, in: text) }),
                new: try #require(edit["newText"]?.text)
            )
        }
        for (range, new) in found.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(range, with: Array(new.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Places, counted here anew

    private func width(_ scalar: Unicode.Scalar) -> Int {
        switch encoding {
        case "utf-8": String(scalar).utf8.count
        case "utf-32": 1
        default: scalar.value > 0xFFFF ? 2 : 1
        }
    }

    func position(_ offset: Int, in text: String) -> String {
        let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
        let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let column = lines.last?.reduce(0) { $0 + width($1) } ?? 0
        return #"{"line":\#(lines.count - 1),"character":\#(column)}"#
    }

    func range(_ range: Range<Int>, in text: String) -> String {
        #"{"start":\#(position(range.lowerBound, in: text)),"end":\#(position(range.upperBound, in: text))}"#
    }

    func bytes(of range: JSONValue, in text: String) -> Range<Int>? {
        guard let start = range["start"].flatMap({ offset(of: $0, in: text) }),
            let end = range["end"].flatMap({ offset(of: $0, in: text) })
        else { return nil }
        return start..<end
    }

    private func offset(of position: JSONValue, in text: String) -> Int? {
        guard let line = position["line"]?.number.flatMap({ Int($0) }),
            let character = position["character"]?.number.flatMap({ Int($0) })
        else { return nil }
        let bytes = Array(text.utf8)
        var offset = 0
        for _ in 0..<line {
            guard let feed = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            offset = feed + 1
        }
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var column = 0
        for scalar in String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars
        where column < character {
            column += width(scalar)
            offset += UTF8.width(scalar)
        }
        return column == character ? offset : nil
    }

    // MARK: - JSON

    static func whole(_ path: String) -> String { path.hasPrefix("/") ? path : rules + path }

    static func uri(_ path: String) -> String { "\"\(FileURI.text(of: path))\"" }

    static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.string(text)
        return json.text
    }
}

/// The frames of the protocol, written and read here anew.
enum Frames {
    static func framed(_ body: String) -> [UInt8] {
        Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    static func messages(in bytes: [UInt8]) throws -> [JSONValue] {
        var messages: [JSONValue] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let header = try #require(rest.firstRange(of: Array("\r\n\r\n".utf8)))
            let length = try #require(
                Int(String(decoding: rest[..<header.lowerBound].dropFirst(16), as: UTF8.self)))
            let body = rest[header.upperBound...].prefix(length)
            messages.append(try JSONParser.value(of: Array(body), normalized: false))
            rest = rest[body.endIndex...]
        }
        return messages
    }
}

extension JSONValue {
    /// A number as it is written.
    var number: String? {
        if case .number(let number?) = content { number.description } else { nil }
    }
}
