import RuleCompiler

extension LayoutNode {
    /// Puts the keys that the rule language names in its order, here and in all values below.
    ///
    /// A key moves with its comments. What stands at the top of a file stays there.
    mutating func putKeysInOrder(keepingHeader: Bool = false) {
        switch kind {
        case .scalar: return
        case .sequence(var items):
            for index in items.indices { items[index].value.putKeysInOrder() }
            kind = .sequence(items)
        case .mapping(var entries, let shape):
            for index in entries.indices { entries[index].value.putKeysInOrder() }
            // Where a comma broke a text in two, the halves stay together.
            if let shape, !entries.contains(where: \.isLeftOver) {
                let header = keepingHeader ? entries.first?.leading ?? [] : []
                if keepingHeader, !entries.isEmpty { entries[0].leading = [] }
                entries = entries.inOrder(of: shape)
                if keepingHeader, !entries.isEmpty { entries[0].leading = header + entries[0].leading }
            }
            kind = .mapping(entries, shape)
        }
    }
}

extension LayoutNode {
    /// Whether it holds the fields of a list, which are so many that nothing stands below them.
    fileprivate var holdsFields: Bool {
        isDictionary && shape.alternatives.count > 1
            && members.contains { $0.value.mappingShape?.name == .field }
    }
}

extension [LayoutNode.Member] {
    /// The entries in the order of a shape's keys; an unknown key stays behind the known one above it.
    fileprivate func inOrder(of shape: MappingShape) -> [LayoutNode.Member] {
        var places: [Int] = []
        for entry in self {
            let place = shape.keys.firstIndex { $0.name == entry.key?.text }
            places.append(entry.value.holdsFields ? shape.keys.count : place ?? places.last ?? -1)
        }
        let order = indices.sorted { (places[$0], $0) < (places[$1], $1) }
        return order.map { self[$0] }
    }
}
