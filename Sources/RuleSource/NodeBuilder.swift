import RuleDiagnostics

/// Builds the node tree of one file from libyaml's events.
///
/// YAML that rule files do not use (anchors, tags, merge keys, a second document) is reported and its node
/// becomes `.invalid`; reading goes on. Only a fault of syntax or a limit stops it.
struct NodeBuilder: ~Copyable {
    static let depthLimit = 64
    static let nodeLimit = 200_000

    let file: FileID
    let source: SourceText
    private var reader: EventReader
    private(set) var bag = DiagnosticBag()
    private var nodeCount = 0
    /// Where each name was given, to show beside its use.
    private var anchors: [String: SourceSpan] = [:]
    /// The last text read, which is often to blame for what comes after it.
    private var lastScalar: SourceSpan?

    /// Why reading stopped before the end of the file.
    struct Stop: Error {
        let diagnostic: Diagnostic
    }

    init(_ source: SourceText, file: FileID, from start: Int) {
        self.file = file
        self.source = source
        reader = EventReader(source.bytes, from: start)
    }

    /// Reads the only document of the file.
    mutating func readDocument() throws(Stop) -> Node? {
        while true {
            let event = try next()
            switch event.kind {
            case .streamStart, .documentStart:
                continue
            case .streamEnd:
                bag.report(.emptyDocument(span(event.bytes)))
                return nil
            case .alias, .scalar, .sequenceStart, .mappingStart, .documentEnd, .collectionEnd:
                return try readRoot(from: event)
            }
        }
    }

    private mutating func readRoot(from event: Event) throws(Stop) -> Node? {
        let root = try readNode(from: event, depth: 1)
        _ = try next()  // the end of the document
        let after = try next()
        if case .documentStart = after.kind {
            bag.report(.severalDocuments(span(after.bytes), first: root.span))
        }
        if case .scalar(let scalar) = root.kind, scalar.style == .plain, scalar.text.isEmpty {
            bag.report(.emptyDocument(root.span))
            return nil
        }
        return root
    }

    private mutating func readNode(from event: Event, depth: Int) throws(Stop) -> Node {
        try countNode(at: event, depth: depth)
        let isRefused = reportProperties(of: event)
        var node: Node
        switch event.kind {
        case .scalar(let text, let style):
            let scalar = makeScalar(text, style, event.bytes)
            node = Node(.scalar(scalar), scalar.span)
        case .sequenceStart:
            node = try readSequence(from: event, depth: depth)
        case .mappingStart:
            node = try readMapping(from: event, depth: depth)
        case .alias(let name):
            bag.report(.alias(span(event.bytes), anchor: anchors[name]))
            node = Node(.invalid, span(event.bytes))
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .collectionEnd:
            // libyaml gives none of these where a node is due.
            node = Node(.invalid, span(event.bytes))
        }
        if isRefused { node.kind = .invalid }
        return node
    }

    private mutating func readSequence(from event: Event, depth: Int) throws(Stop) -> Node {
        var items: [Node] = []
        while true {
            let next = try next()
            if case .collectionEnd = next.kind {
                let end = endOfCollection(event, closedBy: next, last: items.last?.span)
                return Node(.sequence(items), span(event.bytes.lowerBound..<end))
            }
            items.append(try readNode(from: next, depth: depth + 1))
        }
    }

    private mutating func readMapping(from event: Event, depth: Int) throws(Stop) -> Node {
        var entries = EntryList()
        while true {
            let next = try next()
            if case .collectionEnd = next.kind {
                let end = endOfCollection(event, closedBy: next, last: entries.last)
                let whole = span(event.bytes.lowerBound..<end)
                return Node(entries.isPoisoned ? .invalid : .mapping(entries.entries), whole)
            }
            try readEntry(from: next, into: &entries, depth: depth)
        }
    }

    private mutating func readEntry(
        from event: Event, into entries: inout EntryList, depth: Int
    ) throws(Stop) {
        let key = try readNode(from: event, depth: depth + 1)
        let text: Node.Scalar? = if case .scalar(let scalar) = key.kind { scalar } else { nil }
        let valueStart = try next()
        if let text, text.style == .plain, text.text.equals("<<") {
            bag.report(.mergeKey(text.span))
            entries.isPoisoned = true
            // The alias of a merge is part of the same fault.
            if case .alias = valueStart.kind {
                entries.last = span(valueStart.bytes)
                return
            }
        }
        let value = try readNode(from: valueStart, depth: depth + 1)
        entries.last = value.span
        guard let text else {
            if !key.isInvalid { bag.report(.keyNotText(key.span)) }
            // Whatever the key was meant to be would be reported as missing; the top of the file has too much
            // else to tell.
            if depth > 1 { entries.isPoisoned = true }
            return
        }
        if text.style == .plain, text.text.isEmpty {
            bag.report(.keyEmpty(text.span))
        } else if let first = entries.insert(Node.Entry(key: text, value: value)) {
            bag.report(.duplicateKey(text, first: first))
        }
    }
}

extension NodeBuilder {
    private mutating func next() throws(Stop) -> Event {
        do {
            return try reader.next()
        } catch {
            throw Stop(
                diagnostic: .syntax(error, in: source, file: file, lastScalar: lastScalar))
        }
    }

    private mutating func countNode(at event: Event, depth: Int) throws(Stop) {
        nodeCount += 1
        if nodeCount > Self.nodeLimit {
            throw Stop(diagnostic: .tooManyNodes(span(event.bytes), limit: Self.nodeLimit))
        }
        if depth > Self.depthLimit {
            throw Stop(diagnostic: .nestingTooDeep(span(event.bytes), limit: Self.depthLimit))
        }
    }

    /// Reports the anchor and the tag of a node; says whether it has any.
    private mutating func reportProperties(of event: Event) -> Bool {
        let properties = event.properties
        if let name = properties.anchor {
            let place = propertySpan(UInt8(ascii: "&"), of: event)
            anchors[name] = place
            bag.report(.anchor(place))
        }
        if properties.hasTag { bag.report(.explicitTag(propertySpan(UInt8(ascii: "!"), of: event))) }
        return properties.anchor != nil || properties.hasTag
    }

    /// The bytes of an anchor or a tag, which stand before the node in either order.
    private func propertySpan(_ sign: UInt8, of event: Event) -> SourceSpan {
        let bytes = source.bytes
        let lower = bytes[event.bytes.lowerBound...].firstIndex(of: sign) ?? event.bytes.lowerBound
        let ends: [UInt8] = [.space, .tab, .lineFeed, .carriageReturn] + Array(",]}".utf8)
        return span(lower..<(bytes[lower...].firstIndex(where: ends.contains) ?? bytes.count))
    }

    private mutating func makeScalar(
        _ text: String, _ style: Node.Scalar.Style, _ bytes: Range<Int>
    ) -> Node.Scalar {
        let isBlock = style == .literal || style == .folded
        let place = span(isBlock ? bytes.lowerBound..<endOfBlock(bytes) : bytes)
        lastScalar = place
        return Node.Scalar(decoded: text, style: style, span: place, source: source)
    }

    /// The end of the last line of a block that holds a letter; libyaml goes on over empty lines.
    private func endOfBlock(_ range: Range<Int>) -> Int {
        let blank: [UInt8] = [.space, .lineFeed, .carriageReturn]
        let last = source.bytes[range].lastIndex { !blank.contains($0) } ?? range.lowerBound
        return min(source.bytes.endOfLine(from: last), range.upperBound)
    }

    /// Where a bracket closes a collection, or else where its last value ends.
    private func endOfCollection(_ start: Event, closedBy end: Event, last: SourceSpan?) -> Int {
        guard end.bytes.isEmpty else { return end.bytes.upperBound }
        return max(start.bytes.lowerBound, last.map { Int($0.upper) } ?? start.bytes.upperBound)
    }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)
    }
}

/// The entries of a mapping while it is read.
private struct EntryList {
    private(set) var entries: [Node.Entry] = []
    /// Entries came from elsewhere, so nobody may say what is missing here.
    var isPoisoned = false
    /// The span of the value read last, kept or not.
    var last: SourceSpan?
    /// So many entries are searched, which is faster than to hash their keys.
    private static let searched = 16
    /// All keys, once there are more.
    private var index: [String: SourceSpan] = [:]

    /// Adds an entry, or gives the place of the first one with its key.
    mutating func insert(_ entry: consuming Node.Entry) -> SourceSpan? {
        if let first = first(of: entry.key.text) { return first }
        if entries.isEmpty { entries.reserveCapacity(4) }
        if entries.count >= EntryList.searched {
            if index.isEmpty { for entry in entries { index[entry.key.text] = entry.key.span } }
            index[entry.key.text] = entry.key.span
        }
        entries.append(entry)
        return nil
    }

    private func first(of key: String) -> SourceSpan? {
        guard index.isEmpty else { return index[key] }
        // By index, so that no entry is copied on the way.
        return entries.indices.first { entries[$0].key.text.equals(key) }.map { entries[$0].key.span }
    }
}
