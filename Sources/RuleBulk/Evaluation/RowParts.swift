import RuleEngine
import RuleModel

/// The verdict of a row of which data are missing or cells excluded, put together of what other rows share.
///
/// The points of its criteria stand in the columns of the result.
struct RowParts: Sendable {
    /// Status and classes: a number of `Standings`.
    var standing: Int32
    var total: RowTotal
    /// What it waits for: a number of `GapLists`.
    ///
    /// A brief run says nothing of it, and nothing of what is unverified.
    var gaps: Int32
    var unverified: Int32

    static let none = RowParts(standing: 0, total: RowTotal(low: 0, high: 0), gaps: 0, unverified: 0)
}

/// Both ends of the total of a row in parts: numbers of `PointValues`, which are the same where it is certain.
struct RowTotal: Sendable {
    var low: Int32
    var high: Int32

    var isCertain: Bool { low == high }
}

// Totals.
extension SharedParts {
    /// The total of a row of which no cell is excluded, by its ends in units.
    @inline(__always)
    mutating func total(ofUnits least: Int32, _ most: Int32) -> RowTotal {
        // Whether both are one cannot be guessed, so nothing branches on it.
        RowTotal(low: values.number(ofUnits: least), high: values.number(ofUnits: most))
    }

    /// The total of a sum of reduced parts and of what all other criteria come to, in units; none where that takes more
    /// to say.
    @inline(__always)
    mutating func total(of sum: Int, _ least: Int32, _ most: Int32, _ assembly: RowAssembly) -> RowTotal? {
        let addend = reduced.addend(ofSum: sum)
        let least = addend.least &+ Int(least) &* addend.perUnit
        let most = addend.most &+ Int(most) &* addend.perUnit
        guard let low = number(ofFraction: least, over: addend.denominator, assembly),
            let high = least == most ? low : number(ofFraction: most, over: addend.denominator, assembly)
        else { return nil }
        return RowTotal(low: low, high: high)
    }

    @inline(__always)
    private mutating func number(
        ofFraction numerator: Int, over denominator: Int, _ assembly: RowAssembly
    ) -> Int32? {
        if let known = values.number(ofFraction: numerator, over: denominator) { return known }
        return keep(numerator, over: denominator, assembly)
    }

    @inline(never)
    private mutating func keep(_ numerator: Int, over denominator: Int, _ assembly: RowAssembly) -> Int32? {
        Rational(numerator, over: denominator).flatMap {
            values.keep(assembly.clamped(Bounds($0)).least, ofFraction: numerator, over: denominator)
        }
    }
}

/// What the verdicts in parts are put together of, for as long as an evaluator lives.
struct SharedParts: Sendable {
    var standings: Standings
    var values: PointValues
    var gaps: GapLists
    var reduced: ReducedParts

    init(_ pack: RulePack, unit: Int, _ memory: EvaluatorMemory) {
        gaps = GapLists(room: memory.gapLists)
        standings = Standings(pack)
        values = PointValues(pack, unit: unit, room: memory.fractions)
        reduced = ReducedParts(criteria: pack.criteria.count, unit: unit, memory)
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
