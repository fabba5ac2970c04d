import RuleEngine
import RuleModel

/// The verdicts that rows of a brief run share, each made once.
///
/// Nothing is said in them of what a row lacks and of which gates fail, only whether one does.
struct SharedVerdicts: Sendable {
    private let rules: ClassRules
    private let unit: Int
    private var sums = KeyTable()
    private var others = WordTable<UInt32>()
    private var key: [Int32] = []
    private(set) var all: [RowVerdict] = []

    /// More verdicts than this stay with their rows.
    private static let most = 1 << 12

    init(_ program: Program) {
        rules = ClassRules(program.pack)
        unit = program.unit
    }

    /// The number of the verdict on an open total in units, both ends of it from 0 to 2^20, behind some gates; none
    /// where there are too many.
    mutating func number(least: Int32, most: Int32, gates: Truth) -> Int? {
        let gate: UInt64 = gates == .yes ? 0 : gates == .no ? 1 : 2
        let key = UInt64(UInt32(bitPattern: least)) << 34 | UInt64(UInt32(bitPattern: most)) << 2 | gate
        if let known = sums.number(of: key) { return Int(known) }
        guard all.count < SharedVerdicts.most else { return nil }
        var verdict = RowVerdict.blank
        verdict.points = Bounds(
            least: Rational(Int(least), over: unit) ?? .zero, most: Rational(Int(most), over: unit) ?? .zero)
        verdict.bars = gates == .no ? [.prerequisite(0)] : []
        rules.judge(&verdict, gates: gates)
        sums.add(key, UInt32(all.count))
        all.append(verdict)
        return all.count - 1
    }

    /// The number of a verdict, as far as a brief line goes; none where there are too many.
    mutating func number(of verdict: RowVerdict) -> Int? {
        key.removeAll(keepingCapacity: true)
        verdict.addOutcome(to: &key)
        if let known = others.entry(of: key) { return Int(known) }
        guard all.count < SharedVerdicts.most else { return nil }
        others.add(UInt32(all.count), of: key)
        all.append(verdict)
        return all.count - 1
    }
}
