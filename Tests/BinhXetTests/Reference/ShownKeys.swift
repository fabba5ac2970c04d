import RuleCompiler
import RuleDiagnostics
import RuleSource

/// The keys that rule files use, each as `shape.key`.
struct ShownKeys {
    private(set) var keys: Set<String> = []

    /// Every key that some shape allows.
    static let all: [String] = ShapeName.allCases.flatMap { name in
        MappingShape.named(name).keys.map { "\(name.rawValue).\($0.name)" }
    }

    /// Takes in the keys of one file.
    mutating func insert(_ text: String, as shape: ShapeName) {
        var sources = SourceSet()
        let file = sources.add(path: "file.yaml", bytes: Array(text.utf8))
        var bag = DiagnosticBag()
        if let root = readYAML(file, in: sources, reporting: &bag) { insert(root, as: .mapping(shape)) }
    }

    private mutating func insert(_ node: Node, as shape: ValueShape) {
        switch shape {
        case .mapping(let name):
            let table = MappingShape.named(name)
            for entry in node.entries ?? [] {
                guard let key = table[entry.key.text] else { continue }
                keys.insert("\(name.rawValue).\(key.name)")
                // A table hands these to each of its cases.
                if name == .testCase { keys.insert("\(ShapeName.testTable.rawValue).\(key.name)") }
                insert(entry.value, as: key.value)
            }
        case .label: insert(node, as: .mapping(.label))
        case .list(let item, _): for node in node.items ?? [] { insert(node, as: item) }
        case .dictionary(let item): for entry in node.entries ?? [] { insert(entry.value, as: item) }
        case .either(let shapes):
            if let shape = shapes.first(where: { node.fits($0) }) { insert(node, as: shape) }
        case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest,
            .keyword, .keywordOrParameter, .anything:
            break
        }
    }
}

extension Node {
    /// Whether all keys of a mapping are those of a shape; what is no mapping fits every other shape.
    fileprivate func fits(_ shape: ValueShape) -> Bool {
        switch shape {
        case .mapping(let name): fits(MappingShape.named(name))
        case .label: fits(MappingShape.named(.label))
        case .list(let item, _): items?.allSatisfy { $0.fits(item) } ?? false
        case .dictionary(let item): entries?.allSatisfy { $0.value.fits(item) } ?? false
        case .either(let shapes): shapes.contains { fits($0) }
        case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest,
            .keyword, .keywordOrParameter, .anything:
            scalar != nil
        }
    }

    private func fits(_ table: MappingShape) -> Bool {
        guard let entries else { return false }
        let names = entries.map(\.key.text)
        return names.allSatisfy { table[$0] != nil }
            && table.keys.allSatisfy { !$0.isRequired || names.contains($0.name) }
    }
}
