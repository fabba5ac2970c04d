import RuleEngine
import RuleModel

/// Names the items that a cell lacks data of by their places among the open items of a row, and by their indexes
/// again.
///
/// Two rows with the same open items lack the same, wherever these stand in their lists; so what a cell comes to is
/// kept with the places, and one entry answers for all such rows.
struct OpenItems: Sendable {
    /// What cells look at of the items of lists, cell after cell.
    let views: [ItemView]
    /// By cell, which of them are its own; none where that is not all in the keys of the items.
    let ranges: [Range<Int>?]

    init(_ program: Program) {
        var views: [ItemView] = []
        ranges = program.cells.map { cell in
            guard let own = ItemView.views(of: cell, in: program) else { return nil }
            views += own
            return (views.count - own.count)..<views.count
        }
        self.views = views
    }

    /// Names items by their places; false, and nothing is changed, where one of them is not open.
    func number(
        _ found: inout CellResult, _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> Bool {
        let missing = found.missing
        guard missing.contains(where: \.isOfItem) else { return true }
        var numbered: [DataPath: DataPath] = [:]
        for path in missing {
            guard case .item(let list, let index, let slot) = path else { continue }
            guard let place = indexes(of: list, cell, batch, row, tables).firstIndex(of: index) else {
                return false
            }
            numbered[path] = .item(list, place, slot)
        }
        found.renameMissing { numbered[$0] ?? $0 }
        return true
    }

    /// Names items by their indexes in the list of a row.
    func paths(
        of missing: [DataPath], _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> [DataPath] {
        guard missing.contains(where: \.isOfItem) else { return missing }
        return missing.map { path(of: $0, cell, batch, row, tables) }
    }

    /// Names one item by its index.
    func path(
        of missing: DataPath, _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> DataPath {
        guard case .item(let list, let place, let slot) = missing else { return missing }
        return .item(list, indexes(of: list, cell, batch, row, tables)[place], slot)
    }

    /// The items of a list that leave tallies of a cell open.
    private func indexes(
        of list: Int, _ cell: Int, _ batch: Batch, _ row: Int, _ tables: [TallyTable]
    ) -> [Int] {
        guard let view = views[ranges[cell] ?? 0..<0].first(where: { $0.list == list }) else { return [] }
        let range = batch.items(ofList: list, at: row)
        return range.filter { view.isOpen($0, in: tables) }.map { $0 - range.lowerBound }
    }
}

extension DataPath {
    var isOfItem: Bool {
        if case .item = self { true } else { false }
    }
}
