/// Writes values line by line.
struct LayoutWriter {
    /// The columns that brackets may take before their members get lines of their own.
    static let width = 110

    private(set) var lines: [String] = []

    /// The text of a file.
    static func text(of file: LayoutFile) -> String {
        var writer = LayoutWriter()
        writer.write(file.leading, indent: 0)
        writer.writeExpanded(file.root, indent: 0, asItem: false)
        // Empty lines at the end of a block of text may be part of it; others end no file.
        let isBlank = { (part: Trivia) in part == .blankLine }
        writer.write(file.closing.reversed().drop(while: isBlank).reversed(), indent: 0)
        while writer.lines.first?.isEmpty == true { writer.lines.removeFirst() }
        return writer.lines.map { $0 + "\n" }.joined()
    }

    private func margin(_ indent: Int) -> String {
        String(repeating: " ", count: indent)
    }

    /// Writes comments and blank lines.
    private mutating func write(_ trivia: some Sequence<Trivia>, indent: Int) {
        for part in trivia {
            switch part {
            case .comment(let text): lines.append(margin(indent) + text)
            // Below the blanks that end a block of text a further line might be part of it.
            case .blankLine: if lines.last?.contains(where: { $0 != " " }) == true { lines.append("") }
            }
        }
    }

    /// Writes a value that begins on a line of its own.
    private mutating func writeExpanded(_ node: LayoutNode, indent: Int, asItem: Bool) {
        if case .scalar(let scalar) = node.kind {
            let member = LayoutNode.Member(value: node)
            return writeScalar(scalar, after: margin(indent), below: indent, member: member)
        }
        if let text = node.oneLine, node.isInseparable {
            lines.append(margin(indent) + text)
        } else if let pieces = node.pieces, node.isFilled(asItem: asItem, indent: indent) {
            fill(pieces, of: node, indent: indent)
        } else {
            writeMembers(of: node, indent: indent)
        }
    }

    /// Whether a text that begins at a column ends before the last one.
    static func fits(_ text: String, at column: Int) -> Bool {
        column + text.count <= width
    }

    /// Writes members between brackets, as many on each line as it holds.
    private mutating func fill(_ pieces: [String], of node: LayoutNode, indent: Int) {
        let (open, close) = node.brackets
        var line = margin(indent) + open + node.padding
        let next = margin(line.count)
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let text = piece + (isLast ? node.padding + close : ",")
            if index > 0 {
                if Self.fits(" " + text, at: line.count) {
                    line += " "
                } else {
                    lines.append(line)
                    line = next
                }
            }
            line += text
        }
        lines.append(line)
    }

    /// Writes members on lines of their own.
    private mutating func writeMembers(of node: LayoutNode, indent: Int) {
        let columns = Alignment(of: node, indent: indent)
        for (index, member) in node.members.enumerated() {
            // Nothing is parted from its own key or dash.
            let leading = index == 0 ? member.leading.drop { $0 == .blankLine } : member.leading[...]
            write(leading, indent: indent)
            if member.key != nil {
                writeEntry(member, indent: indent, padding: columns.paddings[index])
            } else {
                writeItem(member, indent: indent, row: columns.rows[index])
            }
        }
        write(node.closing, indent: indent)
    }

    private mutating func writeEntry(_ member: LayoutNode.Member, indent: Int, padding: Int) {
        let start = margin(indent) + (member.key?.key(inFlow: false) ?? "") + ":"
        if case .scalar(let scalar) = member.value.kind {
            return writeScalar(scalar, after: start, below: indent + 2, member: member)
        }
        let comment = writeFirstOfTwo(member, indent: indent)
        if let text = member.value.oneLine,
            Self.fits(text, at: start.count + 1) || member.value.isInseparable
        {
            lines.append(start + " " + margin(padding) + text + beside(comment))
        } else {
            lines.append(start + beside(comment))
            writeExpanded(member.value, indent: indent + 2, asItem: false)
        }
    }

    private mutating func writeItem(_ member: LayoutNode.Member, indent: Int, row: String?) {
        let start = margin(indent) + "-"
        if case .scalar(let scalar) = member.value.kind {
            return writeScalar(scalar, after: start, below: indent + 2, member: member)
        }
        if let text = member.value.oneLine, Self.fits(text, at: start.count + 1) || member.value.isInseparable
        {
            lines.append(start + " " + (row ?? text) + beside(member.trailing))
            return
        }
        if let trailing = member.trailing { lines.append(margin(indent) + trailing) }
        let first = lines.count
        writeExpanded(member.value, indent: indent + 2, asItem: true)
        putDash(from: first, indent: indent)
    }

    /// Puts the dash of an item before its first line; comments above that line move out to the dash.
    private mutating func putDash(from first: Int, indent: Int) {
        for index in first..<lines.count where !lines[index].isEmpty {
            let content = lines[index].dropFirst(indent + 2)
            guard content.first == "#" else {
                lines[index] = margin(indent) + "- " + content
                return
            }
            lines[index] = margin(indent) + content
        }
    }

    /// Of the comments beside the start and the end of a value, one has room; the first goes above.
    private mutating func writeFirstOfTwo(_ member: LayoutNode.Member, indent: Int) -> String? {
        guard let head = member.headComment, let trailing = member.trailing else {
            return member.headComment ?? member.trailing
        }
        lines.append(margin(indent) + head)
        return trailing
    }

    private func beside(_ comment: String?) -> String {
        comment.map { "  " + $0 } ?? ""
    }
}

extension LayoutWriter {
    /// Writes a text after its key or dash; further lines stand at a column.
    private mutating func writeScalar(
        _ scalar: LayoutScalar, after start: String, below column: Int, member: LayoutNode.Member
    ) {
        let isKey = member.key != nil
        let gap = start.allSatisfy { $0 == " " } ? "" : " "
        guard !scalar.isBlock else {
            if let head = member.headComment { lines.append(margin(column - 2) + head) }
            lines.append(start + gap + scalar.blockHeader)
            for line in scalar.blockLines { lines.append(line.isEmpty ? "" : margin(column) + line) }
            return
        }
        if let text = scalar.oneLine(inFlow: false) {
            let isBelow = member.isBelow && isKey && !text.isEmpty && !Self.fits(text, at: start.count + 1)
            if isBelow {
                lines.append(start + beside(member.headComment))
                lines.append(margin(column) + text + beside(member.trailing))
            } else {
                let comment = writeFirstOfTwo(member, indent: column - 2)
                lines.append(start + (text.isEmpty ? "" : gap + text) + beside(comment))
            }
            return
        }
        var rest = scalar.lines[...]
        if isKey, member.isBelow || member.headComment != nil {
            lines.append(start + beside(member.headComment))
        } else {
            lines.append(start + gap + (rest.popFirst() ?? ""))
        }
        for line in rest { lines.append(line.isEmpty ? "" : margin(column) + line) }
        lines[lines.count - 1] += beside(member.trailing)
    }
}
