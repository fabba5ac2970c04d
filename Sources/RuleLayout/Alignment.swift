import RuleCompiler

/// The columns at which brackets below one another begin.
///
///     registered: { type: flag }          - { at: ">= 20%", points: 25 }
///     families:   { type: count }         - { at: "-",      points: 5 }
struct Alignment {
    /// The columns that a line may take with its padding; without it, it has to fit as any other.
    private static let width = LayoutWriter.width + 10
    /// The farthest that a key may stand from its value.
    private static let longestPadding = 16

    /// The blanks between each key and its value, besides the one that is always there.
    private(set) var paddings: [Int]
    /// The items of a list as rows of a table, where they make one.
    private(set) var rows: [String?]

    init(of node: LayoutNode, indent: Int) {
        let members = node.members
        paddings = Array(repeating: 0, count: members.count)
        rows = Array(repeating: nil, count: members.count)
        if node.isDictionary {
            for run in Self.runs(of: members, indent: indent) { align(run, indent: indent, members) }
        }
        if node.isSequence, let table = Self.table(of: members) {
            if table.allSatisfy({ indent + 2 + $0.count <= Self.width }) { rows = table }
        }
    }

    /// Where entries with brackets on their line follow one another without an empty line.
    private static func runs(of members: [LayoutNode.Member], indent: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for (index, member) in members.enumerated() {
            if index > start, member.leading.contains(.blankLine) {
                runs.append(start..<index)
                start = index
            }
            if !isAligned(member, indent: indent) {
                runs.append(start..<index)
                start = index + 1
            }
        }
        runs.append(start..<max(start, members.count))
        return runs.filter { $0.count > 1 }
    }

    private static func isAligned(_ member: LayoutNode.Member, indent: Int) -> Bool {
        guard case .mapping = member.value.kind, let text = member.value.oneLine else { return false }
        return LayoutWriter.fits(text, at: indent + width(of: member) + 2)
    }

    private static func width(of member: LayoutNode.Member) -> Int {
        member.key?.key(inFlow: false).count ?? 0
    }

    private mutating func align(_ run: Range<Int>, indent: Int, _ members: [LayoutNode.Member]) {
        let widths = run.map { Self.width(of: members[$0]) }
        guard let widest = widths.max(), let narrowest = widths.min(),
            widest - narrowest <= Self.longestPadding,
            run.allSatisfy({ indent + widest + 2 + (members[$0].value.oneLine ?? "").count <= Self.width })
        else { return }
        for (index, width) in zip(run, widths) { paddings[index] = widest - width }
    }

    /// Items with the same keys, cell below cell; none where they are no table.
    private static func table(of members: [LayoutNode.Member]) -> [String]? {
        guard members.count > 1, let keys = members.first?.value.members.map(\.key?.text), keys.count > 1
        else {
            return nil
        }
        var cells: [[String]] = []
        for member in members {
            let value = member.value
            guard let shape = value.mappingShape, shape.name != .label, value.isFlow,
                let pieces = value.pieces, value.members.map(\.key?.text) == keys
            else { return nil }
            cells.append(pieces.dropLast().map { $0 + "," } + pieces.suffix(1))
        }
        let widths = keys.indices.dropLast().map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            let padded = zip(row, widths + [0]).map { cell, width in
                cell + String(repeating: " ", count: max(0, width - cell.count))
            }
            return "{ " + padded.joined(separator: " ") + " }"
        }
    }
}
