package import BinhXet
import RuleCompiler
package import RuleDiagnostics
import RuleModel
import RuleSource

/// The worked cases that stand beside a pack in `tests.yaml`.
package struct PackTestFile: Sendable {
    /// The pack's file, relative to this one.
    package var pack: Spanned<String>?
    package var cases: [PackTestCase]
    package var findings: [Diagnostic]
    /// The file itself and the CSV files of its tables.
    package var sources: SourceSet
}

extension PackTestFile {
    /// Reads a test file; faults are in `findings`.
    ///
    /// The CSV files of its tables are looked for in `view`.
    package static func read(
        _ bytes: [UInt8], path: String, in view: FileView = .disk
    ) -> PackTestFile {
        var sources = SourceSet()
        let file = sources.add(path: path, bytes: bytes)
        var bag = DiagnosticBag()
        var test = PackTestFile(pack: nil, cases: [], findings: [], sources: sources)
        if let root = readYAML(file, in: sources, reporting: &bag) {
            var reader = NodeReader()
            test.read(root, &reader, folder: String(path.prefix(upTo: path.endOfFolder)), view)
            bag.report(contentsOf: reader.bag.sorted)
        }
        var first: [String: SourceSpan] = [:]
        for item in test.cases {
            if let other = first[item.name.value] { bag.report(.duplicateCase(item.name, first: other)) }
            first[item.name.value] = item.name.span
            if !item.expectsSomething, item.skip == nil { bag.report(.caseWithoutExpectation(item.name)) }
        }
        test.findings = bag.sorted
        return test
    }

    /// Lets cases expect nothing that what comes out can be written into; rows of tables have no place for it.
    package mutating func acceptBareCases() {
        let places = Set(cases.filter { $0.insertion != nil }.map(\.name.span))
        findings.removeAll { $0.code == .caseWithoutExpectation && places.contains($0.primary.span) }
    }

    private mutating func read(
        _ root: Node, _ reader: inout NodeReader, folder: String, _ view: FileView
    ) {
        guard let keys = reader.mapping(root, as: .tests) else { return }
        pack = keys["pack"].flatMap { reader.text($0) }
        let place = keys["place"].flatMap { reader.identifier($0) }
        let day = keys["as-of"].flatMap { reader.date($0) }
        if keys["cases"] == nil, keys["tables"] == nil, let key = MappingShape.named(.tests)["cases"] {
            reader.bag.report(.missingKey(key, in: root.span))
        }
        for node in keys["cases"].flatMap({ reader.list($0) }) ?? [] {
            guard var item = reader.testCase(node) else { continue }
            item.insertion = insertion(in: node)
            cases.append(item)
        }
        for node in keys["tables"].flatMap({ reader.list($0) }) ?? [] {
            cases += reader.testTable(node, in: folder, of: view, sources: &sources)
        }
        for index in cases.indices {
            if cases[index].givenPlace == nil { cases[index].givenPlace = place }
            if cases[index].asOf == nil { cases[index].asOf = day?.value }
        }
    }

    /// The end of a case's record, and the column of its key.
    private func insertion(in node: Node) -> (span: SourceSpan, indent: Int)? {
        guard let record = node.entries?.first(where: { $0.key.text == "record" }) else { return nil }
        return (record.value.span.end, sources.position(of: record.key.span).column - 1)
    }
}

extension String {
    /// Past the last slash, or the start.
    fileprivate var endOfFolder: String.Index {
        lastIndex(of: "/").map { index(after: $0) } ?? startIndex
    }
}
