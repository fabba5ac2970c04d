/// How cells are looked up for whole columns of rows: all that can be known before the first batch.
///
///     indexes    cell 3 = members · 64 + with_plan             a column for each cell, made of the codes of its inputs
///     steps      cells 0 1 2 3 4 5 | 6    cells 7 8 9          up to six at a time, so that sums are touched less
///     sums       group 0                  group 1              what is added up together, for each row
struct LookUpPlan: Sendable {
    /// What is added to the indexes of a cell, for one input or two.
    struct Index: Sendable {
        var first: Share
        var second: Share?
        /// Where the indexes start among the codes.
        var target: Int
        /// Whether there is nothing yet that it is added to.
        var isFirst: Bool
    }

    /// What an input adds to an index: its code, or the last if it is beyond it, times the stride.
    struct Share: Sendable {
        var start = 0
        var last: Int16 = 0
        var stride: Int16 = 0
    }

    /// Some cells of a group that stand side by side, with their outcomes and their indexes.
    struct Step: Sendable {
        /// How many cells: no more than six, since each wants a register for its table.
        var count: Int
        /// Where the outcomes of the first start among the numbers of results.
        var outcomes: Int
        /// Where the indexes of the first start among the codes.
        var indexes: Int
        /// Where the entries of each start among those of all cells.
        var tables: SIMD8<Int>
        var sum: Sum

        static let mostCells = 6
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
            let tabled = LookUpPlan.neighbours(cells.filter { places[$0].size > 0 })
            for (index, cells) in tabled.enumerated() {
                sum.isLast = index == tabled.count - 1
                addStep(cells, sum, places, axes)
                sum.isFirst = false
            }
        }
    }

    /// The cells in runs without gaps, no longer than a step.
    private static func neighbours(_ cells: [Int]) -> [[Int]] {
        cells.reduce(into: []) { runs, cell in
            if let last = runs.last?.last, last + 1 == cell, runs[runs.count - 1].count < Step.mostCells {
                runs[runs.count - 1].append(cell)
            } else {
                runs.append([cell])
            }
        }
    }

    private mutating func addStep(
        _ cells: [Int], _ sum: Sum, _ places: [CellTables.Place], _ axes: [CellTable.Axis]
    ) {
        var step = Step(
            count: cells.count, outcomes: cells[0] * BatchLayout.stride, indexes: codes, tables: SIMD8(),
            sum: sum)
        for (place, cell) in cells.enumerated() {
            step.tables[place] = places[cell].first
            addIndexes(places[cell], axes)
        }
        steps.append(step)
    }

    private mutating func addIndexes(_ place: CellTables.Place, _ all: [CellTable.Axis]) {
        let axes = all[place.axes]
        let greatest = axes.reduce(0) { $0 + ($1.radix - 1) * $1.stride }
        precondition(greatest < place.size && greatest <= Int16.max, "no index lies beyond the table")
        // A share without an input adds nothing: even a cell without inputs has indexes.
        let shares =
            axes.isEmpty
            ? [Share()]
            : axes.map { Share(start: $0.start, last: Int16($0.radix - 1), stride: Int16($0.stride)) }
        for place in stride(from: 0, to: shares.count, by: 2) {
            indexes.append(
                Index(
                    first: shares[place], second: place + 1 < shares.count ? shares[place + 1] : nil,
                    target: codes, isFirst: place == 0))
        }
        codes += BatchLayout.stride
    }
}
