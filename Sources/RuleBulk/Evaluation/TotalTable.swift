import RuleEngine
import RuleModel

/// The figures of a pack in units of a point, and the class of every total.
struct TotalTable: Sendable {
    /// The greatest sum of each criterion.
    let caps: [Int32]
    /// The maxima of the indicators of each criterion.
    let maxima: [[Int32]]
    /// The least that each criterion must reach; none where it has no floor.
    let floors: [Int32?]
    /// By criterion, whether deductions may take its points below zero; none where nothing is taken away.
    let deductions: [Bool?]
    /// The same for the total.
    let totalDeductions: Bool?
    /// By total in units from 0: the index of the class, or -1 where it is not the only one.
    let classes: [Int16]
    /// Whether there is none without a class.
    let classesAreComplete: Bool
    /// The same: 1 where the class earns a title, else 0.
    let titles: [UInt8]
    /// Whether the pack is one of points, its maxima are whole in its unit, and these, its cells and its classes few
    /// enough to add up and to number; if not, no row is plain.
    let isExact: Bool

    /// More units than this are not worth a table of classes.
    private static let mostUnits = Int32(1) << 20

    init(of program: Program) {
        let (pack, unit) = (program.pack, program.unit)
        let caps = pack.criteria.map { $0.maximum.units(per: unit) }
        let most = pack.maximum.units(per: unit)
        let maxima = pack.criteria.map { $0.indicators.map { $0.maximum.units(per: unit) } }
        let size = pack.sumOfMaxima?.multiplied(by: Rational(unit))
        isExact =
            pack.targetModel == nil && !caps.contains(nil) && most != nil && !maxima.joined().contains(nil)
            && program.mostCellsTogether <= CellSum.mostCells && pack.classes.count <= Int16.max
            && size.map { $0 <= Rational(Int(Self.mostUnits)) } ?? false
        self.maxima = maxima.map { $0.map { $0 ?? 0 } }
        self.caps = caps.map { $0 ?? 0 }
        deductions = pack.criteria.map { $0.deductions?.mayGoBelowZero }
        totalDeductions = pack.deductions?.mayGoBelowZero
        floors = pack.criteria.map { criterion in
            criterion.floor.flatMap { $0.multiplied(by: Rational(unit)) }.flatMap {
                Int32(exactly: $0.rounded(.up))
            }
        }
        let classes = (0...Int(isExact ? most ?? 0 : 0)).map { (units: Int) -> Int16 in
            guard let points = Rational(units, over: unit) else { return -1 }
            let fitting = pack.classes.indices.filter { pack.classes[$0].test.holds(for: points) }
            return fitting.count == 1 ? Int16(clamping: fitting[0]) : -1
        }
        self.classes = classes
        classesAreComplete = classes.allSatisfy { $0 >= 0 }
        titles = classes.map { (index: Int16) in index >= 0 && pack.classes[Int(index)].isRecognised ? 1 : 0 }
    }
}

extension Program {
    /// The most cells that are added up together.
    fileprivate var mostCellsTogether: Int {
        let groups = pack.criteria.flatMap { [$0.indicators.count + 1, $0.deductions?.items.count ?? 0] }
        return (groups + [pack.deductions?.items.count ?? 0]).max() ?? 0
    }
}

extension RulePack {
    /// What all its items together can give and take; none if that does not fit.
    fileprivate var sumOfMaxima: Rational? {
        let deductions = criteria.flatMap { $0.deductions?.items ?? [] } + (deductions?.items ?? [])
        let maxima = criteria.map(\.maximum) + indicators.map(\.maximum) + deductions.map(\.maximum)
        return maxima.reduce(Rational.zero) { $0?.adding($1) }
    }
}
