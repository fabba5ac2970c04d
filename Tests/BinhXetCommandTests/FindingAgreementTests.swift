import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// Editors, people and code hosts are told the same.
struct FindingAgreementTests {
    private struct Place: Hashable, Comparable, CustomStringConvertible {
        var file: String
        var lower: Int
        var upper: Int
        var code: String

        var description: String { "\(file) \(lower)..<\(upper) \(code)" }

        static func < (left: Place, right: Place) -> Bool {
            (left.file, left.lower, left.upper, left.code) < (
                right.file, right.lower, right.upper, right.code
            )
        }
    }

    /// What stands between packs of one title has no place where each is looked at alone.
    private static let betweenPacks: Set<String> = ["D605", "D606"]
    private static let golden = "Tests/RuleCompilerTests/Golden/"
    private static let home = Workspace.repository + "/"

    private static func files(_ topic: String) -> [String] {
        TestFiles.names(in: home + golden + topic).filter { $0.hasSuffix(".yaml") }.map {
            golden + topic + "/" + $0
        }
    }

    private static func whole(_ value: JSONValue?) -> Int? { value?.number.flatMap { Int($0) } }

    private static func asJSON(_ files: [String]) throws -> [Place] {
        let run = try Workspace.runAtHome(["check"] + files + ["--format", "json"])
        return try run.lines.map { line in
            let finding = try JSONParser.value(of: Array(line.utf8))
            return Place(
                file: try #require(finding["file"]?.text),
                lower: try #require(whole(finding["span"]?["lower"])),
                upper: try #require(whole(finding["span"]?["upper"])),
                code: try #require(finding["code"]?.text))
        }
    }

    private static func asSARIF(_ files: [String]) throws -> [Place] {
        let run = try Workspace.runAtHome(["check"] + files + ["--format", "sarif"])
        let document = try JSONParser.value(of: Array(run.output.utf8))
        return try (document["runs"]?.items.first?["results"]?.items ?? []).map { result in
            let place = try #require(result["locations"]?.items.first?["physicalLocation"])
            let lower = try #require(whole(place["region"]?["byteOffset"]))
            return Place(
                file: try #require(place["artifactLocation"]?["uri"]?.text), lower: lower,
                upper: lower + (try #require(whole(place["region"]?["byteLength"]))),
                code: try #require(result["ruleId"]?.text))
        }
    }

    private static func asEditorsAreTold(_ files: [String]) throws -> [Place] {
        func framed(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }
        // In UTF-8 columns a place is easily found again.
        var input = framed(
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{"general":"#
                + #"{"positionEncodings":["utf-8"]}}}}"#)
        for file in files {
            var json = JSONWriter()
            json.object { json in
                json.member("jsonrpc", string: "2.0")
                json.member("method", string: "textDocument/didOpen")
                json.member("params") { json in
                    json.object { json in
                        json.member("textDocument") { json in
                            json.object { json in
                                json.member("uri", string: FileURI.text(of: home + file))
                                json.member("languageId", string: "binhxet")
                                json.member("version", int: 1)
                                json.member(
                                    "text",
                                    string: String(decoding: TestFiles.read(home + file) ?? [], as: UTF8.self)
                                )
                            }
                        }
                    }
                }
            }
            input += framed(json.text)
        }
        input += framed(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
        input += framed(#"{"jsonrpc":"2.0","method":"exit"}"#)
        let run = try Workspace.runAtHome("lsp", input: input)
        #expect(run.status == 0)
        return try run.output.split(separator: "Content-Length: ").flatMap { part -> [Place] in
            let message = try JSONParser.value(of: Array(part.drop { $0 != "{" }.utf8))
            guard let params = message["params"], let uri = params["uri"]?.text else { return [] }
            let path = try #require(FileURI.path(of: uri))
            let starts = LineTable(TestFiles.read(path) ?? []).starts
            func offset(_ position: JSONValue?) throws -> Int {
                starts[try #require(whole(position?["line"]))] + (try #require(whole(position?["character"])))
            }
            return try (params["diagnostics"]?.items ?? []).map { diagnostic in
                Place(
                    file: String(path.dropFirst(home.count)),
                    lower: try offset(diagnostic["range"]?["start"]),
                    upper: try offset(diagnostic["range"]?["end"]),
                    code: try #require(diagnostic["code"]?.text))
            }
        }
    }

    @Test(arguments: ["broken", "shape", "names", "expressions", "points", "dates", "levels"])
    func `the same findings come at the same places`(topic: String) throws {
        let files = Self.files(topic)
        #expect(topic != "broken" || files.count >= 118)
        let told = try Self.asEditorsAreTold(files).sorted()
        let printed = try Self.asJSON(files).filter { !Self.betweenPacks.contains($0.code) }.sorted()
        let hosted = try Self.asSARIF(files).filter { !Self.betweenPacks.contains($0.code) }.sorted()
        #expect(!told.isEmpty)
        #expect(told == printed, "\(Set(told).symmetricDifference(printed).sorted())")
        #expect(hosted == printed, "\(Set(hosted).symmetricDifference(printed).sorted())")
    }
}
