import RuleDiagnostics
import RuleLayout
import RuleSource

/// What came of laying out a file for a test.
struct Layout {
    let outcome: RuleLayout.Outcome

    init(of bytes: [UInt8], path: String = "") {
        outcome = RuleLayout.format(SourceText(path: path, bytes: bytes))
    }

    /// The text; none where there is none.
    var text: String? {
        if case .text(let text) = outcome { text } else { nil }
    }
}

/// What a file means and which comments it has, found without the layout.
struct Meaning: Equatable {
    /// The data with sorted keys, each text with what it stands for.
    let data: String
    /// In alphabetical order.
    let comments: [String]

    /// Reads a file; none where it has faults.
    init?(of bytes: [UInt8]) {
        var sources = SourceSet()
        let file = sources.add(path: "", bytes: bytes)
        var bag = DiagnosticBag()
        guard let root = readYAML(file, in: sources, reporting: &bag), bag.sorted.isEmpty else { return nil }
        data = Meaning.describe(root)
        comments = root.comments(in: sources[file]).map { sources[file].text(of: $0.span) }.sorted()
    }

    private static func describe(_ node: Node) -> String {
        switch node.kind {
        case .invalid: "invalid"
        case .scalar(let scalar): "\(scalar.resolved) \(scalar.text.debugDescription)"
        case .sequence(let items): "[" + items.map(describe).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{"
                + entries.map { "\($0.key.text.debugDescription): \(describe($0.value))" }.sorted()
                .joined(separator: ", ") + "}"
        }
    }
}
