package import RuleDiagnostics

/// One value of a YAML file and the bytes where it stands.
///
/// A block collection ends with its last value, not at the line where the next thing begins.
package struct Node: Sendable {
    package enum Kind: Sendable {
        case scalar(Scalar)
        case sequence([Node])
        /// In the order of the file; no key twice.
        case mapping([Entry])
        /// A fault was reported here; whoever meets this node says nothing more about it.
        case invalid
    }

    /// A key of a mapping and its value.
    package struct Entry: Sendable {
        package var key: Scalar
        package var value: Node

        package init(key: Scalar, value: Node) {
            self.key = key
            self.value = value
        }
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    package var scalar: Scalar? {
        guard case .scalar(let scalar) = kind else { return nil }
        return scalar
    }

    package var items: [Node]? {
        guard case .sequence(let items) = kind else { return nil }
        return items
    }

    package var entries: [Entry]? {
        guard case .mapping(let entries) = kind else { return nil }
        return entries
    }

    package var isInvalid: Bool {
        guard case .invalid = kind else { return false }
        return true
    }
}
