package import RuleDiagnostics

/// A comment of a YAML file, from its `#` to its last letter.
package struct Comment: Sendable, Hashable {
    package var span: SourceSpan
    /// Whether nothing but blanks stands before it on its line.
    package var isOnItsOwnLine: Bool
}

extension Node {
    /// The comments of a file of which this is the root, in order.
    ///
    /// Between the texts of the tree stand only signs, blanks and comments, so a `#` there begins a comment. What
    /// stands beside the header of a block scalar is part of that scalar.
    package func comments(in source: SourceText) -> [Comment] {
        var search = CommentSearch(source: source, file: span.file)
        search.visit(self)
        search.searchGap(before: source.bytes.count)
        return search.found
    }
}

/// Walks over the gaps between the texts of a tree.
private struct CommentSearch {
    let source: SourceText
    let file: FileID
    private(set) var found: [Comment] = []
    private var end = 0

    init(source: SourceText, file: FileID) {
        self.source = source
        self.file = file
    }

    mutating func visit(_ node: Node) {
        switch node.kind {
        case .scalar, .invalid: pass(node.span)
        case .sequence(let items): for item in items { visit(item) }
        case .mapping(let entries):
            for entry in entries {
                pass(entry.key.span)
                visit(entry.value)
            }
        }
    }

    private mutating func pass(_ text: SourceSpan) {
        searchGap(before: Int(text.lower))
        end = max(end, Int(text.upper))
    }

    /// Finds the comments from the end of the last text up to an offset.
    mutating func searchGap(before limit: Int) {
        let bytes = source.bytes
        var position = end
        while position < limit {
            if bytes[position] == UInt8(ascii: "#") {
                let line = bytes[bytes.startOfLine(of: position)..<position]
                let end = endOfComment(from: position)
                found.append(
                    Comment(
                        span: SourceSpan(file: file, lower: position, upper: end),
                        isOnItsOwnLine: line.allSatisfy(\.isBlank)))
                position = end
            } else {
                position += 1
            }
        }
    }

    private func endOfComment(from start: Int) -> Int {
        var end = start
        var position = start
        while position < source.bytes.count, source.bytes.breakWidth(at: position) == 0 {
            position += 1
            if !source.bytes[position - 1].isBlank { end = position }
        }
        return end
    }
}
