/// How cells are looked up for whole columns of rows: all that can be known before the first batch.
///
///     indexes    cell 3 = members · 64 + with_plan             of cells with one input only: its codes
///     steps      cells 0 1 | 2 3 | 4      cells 5 6            two at a time, so that sums are touched half as often
///     sums       group 0                  group 1              what is added up together, for each row
struct LookUpPlan: Sendable {
    /// What is added to the indexes of a cell, for one input or two.
    struct Index: Sendable {
        var first: Share
        var second: Share
        /// Where the indexes start among the codes.
        var target: Int
        /// Whether there is nothing yet that it is added to.
        var isFirst: Bool
    }

    /// What an input adds to an index: its code, or the last if it is beyond it, times the stride.
    struct Share: Sendable {
        var start = 0
        var last: UInt16 = 0
        var stride: UInt16 = 0
    }

    /// One or two cells of a group.
    struct Step: Sendable {
        var first: Entries
        var second: Entries?
        var sum: Sum
    }

    /// Where all that belongs to a cell starts.
    struct Entries: Sendable {
        /// Among the numbers of results.
        var outcomes: Int
        /// Among the entries of all cells.
        var table: Int
        /// Where the codes start that are the indexes of its entries.
        var indexes: Int
    }

    /// What a step adds to.
    struct Sum: Sendable {
        var group: Int
        /// Whether there is nothing yet that it is added to.
        var isFirst = true
        /// Whether all of the group is added up then.
        var isLast = false

        var start: Int { group &* BatchLayout.stride }
    }

    private(set) var indexes: [Index] = []
    private(set) var steps: [Step] = []
    /// Where the outcomes of cells without tables start, and what they are added to.
    private(set) var asked: [(outcomes: Int, sum: Sum)] = []
    /// How many codes, entries, outcomes and sums there are.
    private(set) var codes: Int
    let entries: Int
    let outcomes: Int
    let sums: Int

    /// - Parameters:
    ///   - program: The pack.
    ///   - groups: The cells of each group.
    ///   - places: Where the entries of each cell stand.
    ///   - axes: What their indexes are made of.
    init(_ program: Program, _ groups: [[Int]], _ places: [CellTables.Place], _ axes: [CellTable.Axis]) {
        codes = program.inputColumns * BatchLayout.stride
        precondition(
            axes.allSatisfy { [codes] in $0.start + BatchLayout.stride <= codes }, "inputs have codes")
        entries = places.map(\.end).max() ?? 0
        outcomes = places.count * BatchLayout.stride
        sums = groups.count * BatchLayout.stride
        for (group, cells) in groups.enumerated() {
            var sum = Sum(group: group)
            for cell in cells where places[cell].size == 0 {
                asked.append((cell * BatchLayout.stride, sum))
                sum.isFirst = false
            }
            let tabled = cells.filter { places[$0].size > 0 }
            for index in stride(from: 0, to: tabled.count, by: 2) {
                let found = tabled[index...].prefix(2).map { entries(of: $0, places[$0], axes) }
                sum.isLast = index + 2 >= tabled.count
                steps.append(Step(first: found[0], second: found.count > 1 ? found[1] : nil, sum: sum))
                sum.isFirst = false
            }
        }
    }

    private mutating func entries(
        of cell: Int, _ place: CellTables.Place, _ all: [CellTable.Axis]
    ) -> Entries {
        let axes = all[place.axes]
        let greatest = axes.reduce(0) { $0 + ($1.radix - 1) * $1.stride }
        precondition(greatest < place.size, "no index lies beyond the table")
        var entries = Entries(outcomes: cell * BatchLayout.stride, table: place.first, indexes: codes)
        if let axis = axes.first, axes.count == 1, !axis.isCut {
            entries.indexes = axis.start
            return entries
        }
        var shares = axes.map {
            Share(start: $0.start, last: UInt16($0.radix - 1), stride: UInt16($0.stride))
        }
        // A share without an input adds nothing, and even a cell without inputs has indexes.
        while shares.isEmpty || shares.count % 2 == 1 { shares.append(Share()) }
        for place in stride(from: 0, to: shares.count, by: 2) {
            indexes.append(
                Index(first: shares[place], second: shares[place + 1], target: codes, isFirst: place == 0))
        }
        codes += BatchLayout.stride
        return entries
    }
}
