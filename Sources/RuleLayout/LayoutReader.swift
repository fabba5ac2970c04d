import RuleCompiler
import RuleDiagnostics
import RuleSource

/// Joins the tree of a file with its comments and blank lines.
///
/// A comment belongs to what it stands beside, else to what follows it. Below the last member of a block it belongs to
/// that block if it stands as deep.
struct LayoutReader {
    private let root: Node
    private let bytes: [UInt8]
    private let source: SourceText
    private var comments: ArraySlice<Comment>
    /// The end of what was passed last: a text, a sign or a comment.
    private var end = 0

    init(_ root: Node, in source: SourceText) {
        self.root = root
        self.source = source
        bytes = source.bytes
        comments = root.comments(in: source)[...]
    }

    /// The whole file; without a kind its keys tell what it is.
    mutating func file(as kind: ShapeName?) -> LayoutFile {
        let shape = kind.map { ValueShape.mapping($0) } ?? .anyFile
        // The first member of a block takes what stands above it, so that it stays there when members move.
        var leading = isBlock(root) ? [] : takeLeading(before: Int(root.span.lower))
        var value = read(root, shape, deeperThan: -1)
        leading += value.takeCommentsOfNothing()
        let beside = takeBeside().map { [Trivia.comment($0)] } ?? []
        return LayoutFile(leading: leading, root: value, closing: beside + takeLeading(before: bytes.count))
    }

    private mutating func read(_ node: Node, _ shape: ValueShape, deeperThan column: Int) -> LayoutNode {
        switch node.kind {
        case .scalar(let scalar):
            end = Int(node.span.upper)
            return LayoutNode(
                kind: .scalar(LayoutScalar(scalar, ignoresQuotes: shape.ignoresQuotes)), shape: shape)
        case .sequence(let items):
            return readMembers(of: node, shape, deeperThan: column) { reader, column in
                .sequence(items.map { reader.readItem($0, shape.itemShape, deeperThan: column) })
            }
        case .mapping(let entries):
            let mapping = shape.mappingShape(of: entries.map(\.key.text))
            return readMembers(of: node, shape, deeperThan: column) { reader, column in
                let members = entries.map { entry in
                    let known = mapping.map { $0[entry.key.text]?.value ?? .anything }
                    return reader.readEntry(entry, known ?? shape.chosenValueShape, deeperThan: column)
                }
                return .mapping(members, mapping)
            }
        case .invalid:
            preconditionFailure("a tree without findings has no invalid node")
        }
    }

    private mutating func readMembers(
        of node: Node, _ shape: ValueShape, deeperThan column: Int,
        _ read: (inout LayoutReader, Int) -> LayoutNode.Kind
    ) -> LayoutNode {
        guard !isBlock(node) else {
            let own = self.column(of: Int(node.span.lower))
            var result = LayoutNode(kind: read(&self, own), shape: shape)
            // A list may stand as deep as its key; then what follows belongs to the key's mapping.
            result.closing = takeClosing(from: max(own, column + 1))
            return result
        }
        end = min(Int(node.span.lower) + 1, Int(node.span.upper))
        var result = LayoutNode(kind: read(&self, column), shape: shape, isFlow: true)
        result.closing = takeLeading(before: Int(node.span.upper) - 1)
        end = Int(node.span.upper)
        return result
    }

    private mutating func readItem(
        _ node: Node, _ shape: ValueShape, deeperThan column: Int
    ) -> LayoutNode.Member {
        var leading = takeLeading(before: Int(node.span.lower))
        var value = read(node, shape, deeperThan: column)
        leading += value.takeCommentsOfNothing()
        return LayoutNode.Member(leading: leading, value: value, trailing: takeBeside())
    }

    private mutating func readEntry(
        _ entry: Node.Entry, _ shape: ValueShape, deeperThan column: Int
    ) -> LayoutNode.Member {
        var leading = takeLeading(before: Int(entry.key.span.lower))
        end = Int(entry.key.span.upper)
        let start = Int(entry.value.span.lower)
        var head: String?
        if let first = comments.first, first.span.lower < start, !first.isOnItsOwnLine {
            head = take()
        }
        // A block gives what stands above it to its first member.
        if !isBlock(entry.value) { leading += takeLeading(before: start).filter(\.isComment) }
        let gap = bytes[Int(entry.key.span.upper)..<start]
        let isEmpty = entry.value.span.lower == entry.value.span.upper
        var value = read(entry.value, shape, deeperThan: column)
        leading += value.takeCommentsOfNothing()
        return LayoutNode.Member(
            leading: leading, key: LayoutScalar(entry.key, ignoresQuotes: true), headComment: head,
            value: value, trailing: takeBeside(), isLeftOver: isEmpty && !gap.contains(UInt8(ascii: ":")),
            isBelow: gap.contains(UInt8(ascii: "\n")))
    }
}

extension LayoutReader {
    /// Whether members stand on lines of their own, without brackets around them.
    private func isBlock(_ node: Node) -> Bool {
        guard node.scalar == nil, node.span.lower < bytes.count else { return false }
        let first = bytes[Int(node.span.lower)]
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    }

    private func column(of offset: Int) -> Int {
        offset - (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    }

    /// The next comment, which is passed.
    private mutating func take() -> String? {
        guard let comment = comments.popFirst() else { return nil }
        end = Int(comment.span.upper)
        return source.text(of: comment.span)
    }

    /// The comments and blank lines up to an offset.
    private mutating func takeLeading(before offset: Int) -> [Trivia] {
        var found: [Trivia] = []
        while let next = comments.first, Int(next.span.lower) < offset {
            if hasBlankLine(before: Int(next.span.lower)) { found.append(.blankLine) }
            if let text = take() { found.append(.comment(text)) }
        }
        if hasBlankLine(before: offset) { found.append(.blankLine) }
        end = max(end, offset)
        return found
    }

    /// The comment beside what was passed last.
    private mutating func takeBeside() -> String? {
        guard let next = comments.first, Int(next.span.lower) >= end else { return nil }
        let gap = bytes[end..<Int(next.span.lower)]
        return gap.allSatisfy { $0.isBlank || $0 == UInt8(ascii: ",") } ? take() : nil
    }

    /// The comments below the last member of a block that stand as deep as a column.
    private mutating func takeClosing(from column: Int) -> [Trivia] {
        var found: [Trivia] = []
        while let next = comments.first, next.isOnItsOwnLine, self.column(of: Int(next.span.lower)) >= column,
            bytes[end..<Int(next.span.lower)].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") })
        {
            if hasBlankLine(before: Int(next.span.lower)) { found.append(.blankLine) }
            if let text = take() { found.append(.comment(text)) }
        }
        return found
    }

    /// Whether an empty line stands between what was passed last and an offset.
    private func hasBlankLine(before offset: Int) -> Bool {
        var isEmpty = false
        for byte in bytes[min(end, offset)..<offset] {
            if byte == UInt8(ascii: "\n") {
                if isEmpty { return true }
                isEmpty = true
            } else if !byte.isBlank {
                isEmpty = false
            }
        }
        return false
    }
}

extension LayoutNode {
    /// The comments within brackets that hold nothing else; they have to stand outside.
    fileprivate mutating func takeCommentsOfNothing() -> [Trivia] {
        guard isFlow, members.isEmpty else { return [] }
        defer { closing = [] }
        return closing.filter(\.isComment)
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
    }
}
