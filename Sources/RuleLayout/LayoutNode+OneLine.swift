extension LayoutNode {
    /// The value in brackets on one line; none where the author chose lines, or something in it needs them.
    var oneLine: String? {
        switch kind {
        case .scalar(let scalar): return scalar.oneLine(inFlow: true)
        case .mapping, .sequence:
            guard isFlow, let pieces else { return nil }
            let (open, close) = brackets
            guard !pieces.isEmpty else { return open + close }
            return open + padding + pieces.joined(separator: ", ") + padding + close
        }
    }

    /// The members, each on one line; none where some need more, or have comments.
    var pieces: [String]? {
        guard !closing.contains(where: \.isComment) else { return nil }
        var pieces: [String] = []
        for member in members {
            guard let piece = member.oneLine else { return nil }
            // A key without a value needs a blank before the comma.
            if let last = pieces.last, last.hasSuffix(":") { pieces[pieces.count - 1] = last + " " }
            pieces.append(piece)
        }
        return pieces
    }

    /// The brackets around the members.
    var brackets: (open: String, close: String) {
        isSequence ? ("[", "]") : ("{", "}")
    }

    /// What stands between a bracket and the members.
    var padding: String {
        isSequence ? "" : " "
    }

    /// Whether brackets that take more than one line are better than members on lines of their own: for records and
    /// other plain data, and for rows of tables.
    func isFilled(asItem: Bool, indent: Int) -> Bool {
        guard isFlow, !members.isEmpty, let pieces, !holdsNamedKeys else { return false }
        guard !isSequence || asItem || members.allSatisfy(\.value.isScalar) else { return false }
        return pieces.allSatisfy { LayoutWriter.fits($0, at: indent + 2 + padding.count) }
    }

    /// Whether it is, or holds, a mapping whose keys are those of the rule language.
    private var holdsNamedKeys: Bool {
        mappingShape != nil || members.contains(where: \.value.holdsNamedKeys)
    }

    /// Whether it can only stand in brackets on one line.
    var isInseparable: Bool {
        isFlow && (members.isEmpty || members.contains(where: \.isLeftOver))
    }
}

extension LayoutNode.Member {
    /// The member within brackets, on one line.
    var oneLine: String? {
        guard !hasComments, let text = value.oneLine else { return nil }
        guard let key = key?.key(inFlow: true) else { return text }
        return isLeftOver ? key : text.isEmpty ? "\(key):" : "\(key): \(text)"
    }
}
