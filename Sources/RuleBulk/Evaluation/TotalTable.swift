import RuleEngine
import RuleModel

/// The figures of a pack in units of a point, and the class of every total.
struct TotalTable: Sendable {
    /// The greatest sum of each criterion.
    let caps: [Int32]
    /// The maxima of the indicators of each criterion.
    let maxima: [[Int32]]
    /// By cell, the most points that it gives or takes; 0 for what has none.
    let bounds: [Int32]
    /// Whether the indicators of a criterion come to more together.
    let areCapped: [Bool]
    /// By criterion.
    let floors: [FloorLanes]
    /// By criterion, whether its points may be below zero once something is taken away.
    let mayGoBelowZero: [Bool]
    /// The same for the total.
    let totalMayGoBelowZero: Bool
    /// By total in units from 0: the index of the class, or -1 where it is not the only one.
    let classes: [Int16]
    /// Whether there is none without a class.
    let classesAreComplete: Bool
    /// By total as well: 1 where the class earns a title, else 0.
    let titles: [UInt8]
    /// Whether a sum may be none of these totals, because of deductions or of criteria that come to more together.
    let mayLeaveClasses: Bool
    /// Whether the pack is one of points, its maxima are whole in its unit, and these and its classes few enough to add
    /// up and to number; if not, no row is plain.
    let isExact: Bool

    /// More units than this are not worth a table of classes.
    private static let mostUnits = Int32(1) << 20

    init(of program: Program) {
        let (pack, unit) = (program.pack, program.unit)
        let caps = pack.criteria.map { $0.maximum.units(per: unit) }
        let most = pack.maximum.units(per: unit)
        let maxima = pack.criteria.map { $0.indicators.map { $0.maximum.units(per: unit) } }
        let bounds = program.cells.map { pack.maximum(of: $0.kind).roundedUnits(per: unit) }
        self.bounds = bounds
        let size = pack.sumOfMaxima?.multiplied(by: Rational(unit))
        isExact =
            pack.targetModel == nil && !caps.contains(nil) && most != nil && !maxima.joined().contains(nil)
            && bounds.allSatisfy { $0 <= CellSum.mostUnits } && pack.classes.count <= Int16.max
            && size.map { $0 <= Rational(Int(Self.mostUnits)) } ?? false
        self.maxima = maxima.map { $0.map { $0 ?? 0 } }
        self.caps = caps.map { $0 ?? 0 }
        areCapped = zip(self.maxima, self.caps).map { $0.reduce(0, &+) > $1 }
        mayGoBelowZero = pack.criteria.map { $0.deductions?.mayGoBelowZero ?? false }
        totalMayGoBelowZero = pack.deductions?.mayGoBelowZero ?? false
        floors = pack.criteria.enumerated().map { index, criterion in
            let units = criterion.floor?.multiplied(by: Rational(unit))?.rounded(.up)
            return FloorLanes(units.flatMap { Int32(exactly: $0) }, ofCriterion: index)
        }
        let classes = (0...Int(isExact ? most ?? 0 : 0)).map { (units: Int) -> Int16 in
            guard let points = Rational(units, over: unit) else { return -1 }
            let fitting = pack.classes.indices.filter { pack.classes[$0].test.holds(for: points) }
            return fitting.count == 1 ? Int16(clamping: fitting[0]) : -1
        }
        self.classes = classes
        let mayTakeAway = pack.deductions != nil || pack.criteria.contains { $0.deductions != nil }
        mayLeaveClasses = mayTakeAway || self.caps.reduce(0, &+) >= Int32(classes.count)
        classesAreComplete = classes.allSatisfy { $0 >= 0 }
        titles = classes.map { (index: Int16) in index >= 0 && pack.classes[Int(index)].isRecognised ? 1 : 0 }
    }
}

/// The floor of a criterion, for four rows at once.
struct FloorLanes: Sendable {
    private let limit: SIMD4<Int32>
    private let bit: SIMD4<Int32>

    /// - Parameters:
    ///   - limit: The least points in units; none without a floor.
    ///   - criterion: The criterion.
    init(_ limit: Int32?, ofCriterion criterion: Int) {
        self.limit = SIMD4(repeating: limit ?? .min)
        bit = SIMD4(repeating: Int32(truncatingIfNeeded: 1 << (criterion & 31)))
    }

    /// The bit of the criterion where points are below its floor.
    @inline(__always)
    func bits(of points: SIMD4<Int32>) -> SIMD4<Int32> {
        bit.replacing(with: 0, where: points .>= limit)
    }
}

extension Rational {
    /// Units of which one has so many to a point, at least as many as this is; the greatest number if that does not fit.
    fileprivate func roundedUnits(per unit: Int) -> Int32 {
        multiplied(by: Rational(unit)).flatMap { Int32(exactly: $0.rounded(.up)) } ?? .max
    }
}

extension RulePack {
    /// The most points that a part of the pack gives or takes.
    fileprivate func maximum(of kind: Cell.Kind) -> Rational {
        switch kind {
        case .indicator(let index, let inner): criteria[index].indicators[inner].maximum
        case .deduction(let index, let inner): deductions(ofCriterion: index)?.items[inner].maximum ?? .zero
        case .gate, .criterionGate, .prerequisite, .target: .zero
        }
    }

    /// What all its items together can give and take; none if that does not fit.
    fileprivate var sumOfMaxima: Rational? {
        let deductions = criteria.flatMap { $0.deductions?.items ?? [] } + (deductions?.items ?? [])
        let maxima = criteria.map(\.maximum) + indicators.map(\.maximum) + deductions.map(\.maximum)
        return maxima.reduce(Rational.zero) { $0?.adding($1) }
    }
}
