import RuleEngine
import RuleModel

/// The verdict of a row of which data are missing or cells excluded, put together of what other rows share.
///
/// The points of its criteria stand in the columns of the result.
struct RowParts: Sendable {
    /// Status and classes: a number of `Standings`.
    var standing: Int
    /// The total: a number of `ReducedParts`; none where it stands in the columns too, because no cell is excluded.
    var scaled: Int?
    /// What it waits for: a number of `GapLists`.
    ///
    /// A brief run says nothing of it, and nothing of what is unverified.
    var gaps: Int
    var unverified: Int
}

/// What the verdicts in parts are put together of, for as long as an evaluator lives.
struct SharedParts: Sendable {
    var standings: Standings
    var gaps = GapLists()
    var reduced: ReducedParts

    init(_ pack: RulePack, unit: Int) {
        standings = Standings(pack, unit: unit)
        reduced = ReducedParts(criteria: pack.criteria.count)
    }
}

/// What leaves a cell open, as far as it matters for what a row waits for.
struct CellGap: Hashable, Sendable {
    var cell: Int
    /// Items by their places among the open ones of a row.
    var missing: [DataPath]
    /// Points in units.
    var stake: Int32

    var hasItems: Bool { missing.contains(where: \.isOfItem) }
}

/// What leaves cells open, each gap once.
struct CellGaps: Sendable {
    private var numbers: [CellGap: Int] = [:]
    /// By number.
    private(set) var hasItems: [Bool] = []

    /// The number of a gap.
    mutating func number(of gap: CellGap) -> Int {
        if let known = numbers[gap] { return known }
        let number = hasItems.count
        numbers[gap] = number
        hasItems.append(gap.hasItems)
        return number
    }
}

/// What a kept result means for the parts of a verdict.
struct CellMark: Equatable, Sendable {
    private let code: Int32

    private init(code: Int32) { self.code = code }

    /// Missing data leave it open.
    init(gap: Int) { self.init(code: Int32(truncatingIfNeeded: gap)) }

    static let none = CellMark(code: -1)
    /// It is excluded, and its figures are not verified.
    static let unverified = CellMark(code: -2)

    var isOpen: Bool { code >= 0 }
    /// What leaves it open: a number of `CellGaps`.
    var gap: Int { Int(code) }
}
