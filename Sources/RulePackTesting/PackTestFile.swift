import RuleCompiler
package import RuleDiagnostics
package import RuleModel
import RuleSource

/// The worked cases that stand beside a pack in `tests.yaml`.
package struct PackTestFile: Sendable {
    /// The pack's file, relative to this one.
    package var pack: Spanned<String>?
    package var cases: [PackTestCase]
    package var findings: [Diagnostic]
    package var sources: SourceSet
}

/// One record and what is expected of its verdict.
package struct PackTestCase: Sendable {
    package var name: Spanned<String>
    /// The place that the case or the file names, instead of the record's.
    package var givenPlace: Spanned<String>?
    /// The members of the record, each with its value as JSON.
    package var record: [(name: String, json: String)]
    package var status: Spanned<String>?
    package var classID: Spanned<String>?
    package var points: Spanned<Rational>?
    package var least: Spanned<Rational>?
    package var most: Spanned<Rational>?
    /// Points by id of indicator.
    package var because: [(id: Spanned<String>, points: Rational)] = []
    /// What targets are expected to come to, by id of target.
    package var targets: [(id: Spanned<String>, states: ExpectedStates)] = []
    /// What levels are expected to come to, by id of level.
    package var levels: [(id: Spanned<String>, state: Spanned<String>)] = []
    package var missing: [Spanned<String>]?
    package var barred: [Spanned<String>]?
}

extension PackTestCase {
    /// The last day of the record's period, if it names one.
    package var day: Day? {
        record.first { $0.name == "period" }.flatMap { Int($0.json) }.flatMap {
            Day(year: $0, month: 12, day: 31)
        }
    }

    /// The code of the place whose overlays apply: of the case, of the file, or of the record.
    package var place: String? {
        if let givenPlace { return givenPlace.value }
        return record.first { $0.name == "place" }.map { String($0.json.filter { $0 != "\"" }) }
    }
}

extension PackTestFile {
    /// Reads a test file; faults are in `findings`.
    package static func read(_ bytes: [UInt8], path: String) -> PackTestFile {
        var sources = SourceSet()
        let file = sources.add(path: path, bytes: bytes)
        var bag = DiagnosticBag()
        var test = PackTestFile(pack: nil, cases: [], findings: [], sources: sources)
        if let root = readYAML(file, in: sources, reporting: &bag) {
            var reader = NodeReader()
            if let keys = reader.mapping(root, as: .tests) {
                test.pack = keys["pack"].flatMap { reader.text($0) }
                let place = keys["place"].flatMap { reader.identifier($0) }
                test.cases = reader.items(keys["cases"]) { reader, node in
                    var item = reader.testCase(node)
                    if item?.givenPlace == nil { item?.givenPlace = place }
                    return item
                }
            }
            bag.report(contentsOf: reader.bag.sorted)
        }
        var first: [String: SourceSpan] = [:]
        for item in test.cases {
            if let other = first[item.name.value] { bag.report(.duplicateCase(item.name, first: other)) }
            first[item.name.value] = item.name.span
        }
        test.findings = bag.sorted
        return test
    }
}

extension NodeReader {
    fileprivate mutating func testCase(_ node: Node) -> PackTestCase? {
        guard let keys = mapping(node, as: .testCase) else { return nil }
        let name = keys["name"].flatMap { text($0) }
        let record = keys["record"].flatMap { entries($0) }?.map { (name: $0.key.text, json: $0.value.json) }
        guard let name, let record else { return nil }
        var item = PackTestCase(name: name, record: record)
        item.givenPlace = keys["place"].flatMap { identifier($0) }
        item.status = keys["status"].flatMap { keyword($0, ExpectedStatus.self) }?.map(\.rawValue)
        item.classID = keys["class"].flatMap { identifier($0) }
        item.points = keys["points"].flatMap { number($0) }
        item.least = keys["least"].flatMap { number($0) }
        item.most = keys["most"].flatMap { number($0) }
        for entry in keys["because"].flatMap({ entries($0) }) ?? [] {
            if let points = number(entry.value) { item.because.append((entry.key.spanned, points.value)) }
        }
        item.targets = targets(keys["targets"])
        item.levels = states(keys["levels"])
        // An empty list is an expectation too: nothing is missing.
        item.missing = keys["missing"].flatMap { names($0) }
        item.barred = keys["barred"].flatMap { names($0) }
        return item
    }

    private mutating func names(_ node: Node) -> [Spanned<String>] {
        (list(node, mayBeEmpty: true) ?? []).compactMap { text($0) }
    }

    private enum ExpectedStatus: String, CaseIterable {
        case recognised
        case notRecognised = "not-recognised"
        case pending
        case notApplicable = "not-applicable"
    }
}

extension Node {
    /// The node as JSON: what is a number, a flag or nothing in YAML stays so.
    fileprivate var json: String {
        var json = JSONWriter()
        write(into: &json)
        return json.text
    }

    private func write(into json: inout JSONWriter) {
        switch kind {
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: json.raw("null")
            case .flag(let flag): json.raw(flag ? "true" : "false")
            // Some numbers of YAML, such as `+5`, are none in JSON; the record reader judges them as texts.
            case .number(let digits):
                if let number = Rational(digits)?.decimalText {
                    json.raw(number)
                } else {
                    json.string(digits)
                }
            case .text: json.string(scalar.text)
            }
        case .sequence(let items): json.array(of: items) { json, item in item.write(into: &json) }
        case .mapping(let entries):
            json.object { json in
                for entry in entries { json.member(entry.key.text) { entry.value.write(into: &$0) } }
            }
        case .invalid: json.raw("null")
        }
    }
}
