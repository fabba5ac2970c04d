import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// The packs of this repository in an editor.
struct ShippedPackEditingTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"

    private static let packs = TestFiles.names(in: rules).flatMap { title in
        TestFiles.names(in: rules + title).map { "\(title)/\($0)" }
    }.filter { TestFiles.read(rules + $0 + "/pack.yaml") != nil }

    /// An editor with everything open that stands in the folder of a pack.
    private static func editor(_ pack: String) throws -> (Editor, [String]) {
        var editor = try Editor()
        editor.isBusy = true
        let names = TestFiles.names(in: rules + pack).filter { $0.hasSuffix(".yaml") }
        let paths = names.map { "\(rules)\(pack)/\($0)" }
        for path in paths {
            try editor.open(path, String(decoding: #require(TestFiles.read(path)), as: UTF8.self))
        }
        return (editor, paths)
    }

    /// The names that a file defines, with their places.
    private static func names(in path: String, _ editor: inout Editor) throws -> [(name: String, at: Int)] {
        let answer = try editor.request(
            "textDocument/documentSymbol", #"{"textDocument":{"uri":\#(Editor.uri(path))}}"#)
        let text = try #require(editor.text(of: path))
        func names(_ entries: [JSONValue]) -> [(name: String, at: Int)] {
            entries.flatMap { entry -> [(name: String, at: Int)] in
                let range = entry["selectionRange"].flatMap { editor.bytes(of: $0, in: text) }
                // Sections are no names of the author.
                let own =
                    entry["kind"]?.number == "3"
                    ? [] : range.map { [(entry["name"]?.text ?? "", $0.lowerBound)] }
                return (own ?? []) + names(entry["children"]?.items ?? [])
            }
        }
        return names(answer["result"]?.items ?? [])
    }

    @Test func `there are packs to look at`() {
        #expect(Self.packs.count >= 10)
    }

    @Test(arguments: packs)
    func `every name that a pack defines is explained, and leads to itself`(pack: String) throws {
        var (editor, paths) = try Self.editor(pack)
        for path in paths where path.hasSuffix("/pack.yaml") {
            let names = try Self.names(in: path, &editor)
            #expect(names.count > 20)
            let text = try #require(editor.text(of: path))
            for index in stride(from: 0, to: names.count, by: 13) {
                let (name, offset) = names[index]
                let question = editor.question(path, offset + 1, text)
                let hover = try editor.request("textDocument/hover", question)
                let words = hover["result"]?["contents"]?["value"]?.text ?? ""
                #expect(words.contains("`\(name)`"), "\(pack) \(name): \(words)")
                let place = try editor.request("textDocument/definition", question)["result"]
                let range = place?["range"].flatMap { editor.bytes(of: $0, in: text) }
                #expect(
                    range.map { $0.contains(offset) || $0.lowerBound == offset } == true, "\(pack) \(name)")
            }
        }
    }

    @Test(arguments: ["don-vi-hoc-tap/tt24-2023", "don-vi-hoc-tap/qd448-2015", "cong-dan-hoc-tap/qd244-2022"])
    func `with another name a pack and its cases say the same`(pack: String) throws {
        var (editor, paths) = try Self.editor(pack)
        let main = "\(Self.rules)\(pack)/pack.yaml"
        editor.isBusy = false
        try editor.notify("textDocument/didSave", "{}")
        let before = try paths.map { try editor.findings(in: $0).map { $0.prefix(4) } }
        let names = try Self.names(in: main, &editor)
        // A few of each sort are enough: fields, parameters, documents, items, classes.
        for index in stride(from: 1, to: names.count, by: max(1, names.count / 3)) {
            let text = try #require(editor.text(of: main))
            let fresh = try Self.names(in: main, &editor)
            let answer = try editor.request(
                "textDocument/rename",
                editor.question(main, fresh[index].at + 1, text, also: #","newName":"ten_moi_\#(index)""#))
            guard case .object(let files)? = answer["result"]?["changes"]?.content else {
                Issue.record("\(pack) \(names[index].name): \(answer["error"]?["message"]?.text ?? "")")
                continue
            }
            #expect(!files.isEmpty)
            for file in files {
                let path = try #require(FileURI.path(of: file.name))
                let old = try #require(editor.text(of: path))
                try editor.change(path, to: editor.applying(file.value.items, to: old))
            }
            let after = try paths.map { try editor.findings(in: $0).map { $0.prefix(4) } }
            #expect(before == after, "\(pack) \(names[index].name)")
        }
    }
}
