import RuleDiagnostics
package import RuleSource

/// The values of a mapping, by their keys.
///
/// A mapping of a rule file has few keys, which are found sooner by looking through them than by their hashes.
package struct KeyedNodes {
    /// In the order of the file; no key twice.
    private(set) var entries: [Node.Entry]

    package subscript(key: String) -> Node? {
        index(of: key).map { entries[$0].value }
    }

    func holds(_ key: String) -> Bool {
        index(of: key) != nil
    }

    /// Adds an entry whose key is new.
    mutating func append(_ entry: Node.Entry) {
        entries.append(entry)
    }

    /// Marks the value of a key, if there is one, as one whose fault was reported.
    mutating func invalidate(_ key: String) {
        if let index = index(of: key) { entries[index].value.kind = .invalid }
    }

    private func index(of key: String) -> Int? {
        // By index, so that no entry is copied on the way.
        entries.indices.first { entries[$0].key.text.equals(key) }
    }
}
