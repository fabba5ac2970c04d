import RuleEngine
import RuleModel

/// Names the items that a cell lacks data of by their places among the open items of a row, and by their indexes
/// again.
///
/// Two rows with the same open items lack the same, wherever these stand in their lists; so what a cell comes to is
/// kept with the places, and one entry answers for all such rows.
struct OpenItems: Sendable {
    /// By cell, what it looks at of the items of lists; none where that is not all in their keys.
    let views: [[ItemView]?]

    init(_ program: Program) {
        views = program.cells.map { ItemView.views(of: $0, in: program) }
    }

    /// Names items by their places; false, and nothing is changed, where one of them is not open.
    func number(
        _ found: inout CellResult, _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> Bool {
        let missing = found.missing
        guard missing.contains(where: \.isOfItem) else { return true }
        var numbered: [DataPath] = []
        for path in missing {
            guard case .item(let list, let index, let slot) = path else {
                numbered.append(path)
                continue
            }
            guard let place = indexes(of: list, cell, batch, row, tables).firstIndex(of: index) else {
                return false
            }
            numbered.append(.item(list, place, slot))
        }
        found.missing = numbered
        return true
    }

    /// Names items by their indexes in the list of a row.
    func paths(
        of missing: [DataPath], _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> [DataPath] {
        guard missing.contains(where: \.isOfItem) else { return missing }
        return missing.map { path in
            guard case .item(let list, let place, let slot) = path else { return path }
            return .item(list, indexes(of: list, cell, batch, row, tables)[place], slot)
        }
    }

    /// The items of a list that leave tallies of a cell open.
    private func indexes(
        of list: Int, _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> [Int] {
        guard let view = views[cell]?.first(where: { $0.list == list }) else { return [] }
        let range = batch.items(ofList: list, at: row)
        return range.filter { view.isOpen($0, in: tables) }.map { $0 - range.lowerBound }
    }
}

extension DataPath {
    var isOfItem: Bool {
        if case .item = self { true } else { false }
    }
}
