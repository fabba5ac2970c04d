/// What one cell looks at of the items of one list.
struct ItemView: Sendable {
    /// The list, by its index among those of the program.
    var table: Int
    /// The bits of the keys that matter.
    var mask: UInt64
    /// The slot of the list.
    var list: Int
    /// The tallies that the cell takes, a bit for the place of each among those of the list.
    var tallyBits: UInt32

    /// Whether an item of the batch leaves one of these tallies open.
    func isOpen(_ item: Int, in tables: [TallyTable]) -> Bool {
        tables[table].openBits(of: item) & tallyBits != 0
    }

    /// Which items of each list a cell looks at; none where the keys of the items do not say all that matters.
    static func views(of cell: Cell, in program: Program) -> [ItemView]? {
        let tallies = Set(
            cell.inputs.compactMap { input in
                if case .tally(let tally) = input { tally } else { nil }
            })
        var views: [ItemView] = []
        for (index, list) in program.lists.enumerated() {
            let own = list.tallies.filter { tallies.contains($0) }
            guard !own.isEmpty else { continue }
            // Open items are numbered list by list, and two tables do not say which of them come first.
            guard list.fits, list.limitsAreKnown, !views.contains(where: { $0.list == list.list }) else {
                return nil
            }
            let places = own.compactMap { list.tallies.firstIndex(of: $0) }
            views.append(
                ItemView(
                    table: index, mask: places.reduce(0) { $0 | list.masks[$1] }, list: list.list,
                    tallyBits: places.reduce(0) { $0 | 1 << UInt32($1) }))
        }
        return views
    }
}
