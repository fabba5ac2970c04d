package import RuleSource

/// The way from the root of a tree to one of its nodes.
package struct NodePath {
    package enum Step {
        case key(String)
        case item(Int)
    }

    package var steps: [Step]

    init(_ steps: [Step]) {
        self.steps = steps
    }

    func appending(_ step: Step) -> NodePath {
        NodePath(steps + [step])
    }
}

extension Node {
    /// The value at a key of a mapping.
    package func value(at key: String) -> Node? {
        entries?.first { $0.key.text == key }?.value
    }

    /// The node that a path leads to, if there is one.
    package func node(at path: NodePath) -> Node? {
        path.steps.reduce(Optional(self)) { node, step in
            switch step {
            case .key(let key): node?.value(at: key)
            case .item(let index): node?.items.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        }
    }

    /// Changes the node that a path leads to; does nothing where there is none.
    mutating func change(at path: NodePath, _ body: (inout Node) -> Void) {
        guard let step = path.steps.first else { return body(&self) }
        let rest = NodePath(Array(path.steps.dropFirst()))
        switch (step, kind) {
        case (.key(let key), .mapping(var entries)):
            guard let index = entries.firstIndex(where: { $0.key.text == key }) else { return }
            entries[index].value.change(at: rest, body)
            kind = .mapping(entries)
        case (.item(let index), .sequence(var items)):
            guard items.indices.contains(index) else { return }
            items[index].change(at: rest, body)
            kind = .sequence(items)
        case (.key, _), (.item, _): return
        }
    }

    /// Puts a value at a key of a mapping; `place` is where a key that is new comes from.
    mutating func set(_ key: String, to value: Node, from place: Scalar) {
        guard var entries else { return }
        if let index = entries.firstIndex(where: { $0.key.text == key }) {
            entries[index].value = value
        } else {
            entries.append(Entry(key: place.renamed(key), value: value))
        }
        kind = .mapping(entries)
    }

    /// Takes a key or an item away.
    mutating func remove(_ step: NodePath.Step) {
        switch (step, kind) {
        case (.key(let key), .mapping(let entries)): kind = .mapping(entries.filter { $0.key.text != key })
        case (.item(let index), .sequence(var items)) where items.indices.contains(index):
            items.remove(at: index)
            kind = .sequence(items)
        case (.key, _), (.item, _): return
        }
    }

    /// Puts items behind those of a list, or entries behind those of a mapping.
    mutating func append(_ other: Node) {
        switch (kind, other.kind) {
        case (.sequence(let items), .sequence(let more)): kind = .sequence(items + more)
        case (.mapping(let entries), .mapping(let more)): kind = .mapping(entries + more)
        case (.scalar, _), (.sequence, _), (.mapping, _), (.invalid, _): return
        }
    }
}
