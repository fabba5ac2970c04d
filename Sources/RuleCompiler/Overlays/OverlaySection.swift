package import RuleSource

/// A part of a pack whose members an overlay names by id.
package enum OverlaySection: String, CaseIterable {
    case parameters, values, fields
    case prerequisites, criteria, indicators, deductions, classification

    /// Whether its members rest on a legal source.
    var hasSources: Bool {
        switch self {
        case .values, .fields: false
        case .parameters, .prerequisites, .criteria, .indicators, .deductions, .classification: true
        }
    }

    /// Whether a pack may do without the list that holds them.
    var mayBeAbsent: Bool {
        switch self {
        case .prerequisites, .deductions: true
        case .parameters, .values, .fields, .criteria, .indicators, .classification: false
        }
    }

    /// The keys that a member may have.
    var shape: ShapeName {
        switch self {
        case .parameters: .parameter
        case .values: .derivedValue
        case .fields: .field
        case .prerequisites: .prerequisite
        case .criteria: .criterion
        case .indicators: .indicator
        case .deductions: .deduction
        case .classification: .classBand
        }
    }

    /// The members of a pack, each with its id and the way to it.
    package func members(in root: Node) -> [(id: String, path: NodePath)] {
        switch self {
        case .parameters, .values, .fields:
            return (root.value(at: rawValue)?.entries ?? []).map { entry in
                (entry.key.text, NodePath([.key(rawValue), .key(entry.key.text)]))
            }
        case .prerequisites, .criteria, .classification:
            return items(of: rawValue, at: NodePath([]), in: root)
        case .indicators: return criteria(in: root).flatMap { items(of: "indicators", at: $0, in: root) }
        case .deductions:
            return ([NodePath([])] + criteria(in: root)).flatMap { items(of: "deduct", at: $0, in: root) }
        }
    }

    private func criteria(in root: Node) -> [NodePath] {
        items(of: "criteria", at: NodePath([]), in: root).map(\.path)
    }

    private func items(of key: String, at path: NodePath, in root: Node) -> [(id: String, path: NodePath)] {
        let list = path.appending(.key(key))
        return (root.node(at: list)?.items ?? []).enumerated().compactMap { index, item in
            item.value(at: "id")?.scalar.map { ($0.text, list.appending(.item(index))) }
        }
    }
}
