import RuleEngine
import RuleModel

/// What a row's sums need to know of a result, in a few bytes.
struct ResultDigest: Sendable {
    enum Kind: UInt8, Sendable {
        /// Its points, or its answer, are certain and count as they stand.
        case plain
        /// It is left out for certain.
        case excluded
        /// Missing data decide whether it takes part, or whether what it is the condition of applies.
        case undecided
        /// Missing data keep its points, or its answer, open.
        case open
        /// The pack does not apply to the record.
        case outside
        /// Its criterion does not apply, and nothing else in it is looked at.
        case leftOut
        /// It has to be thought over by the long rules.
        case hard
    }

    var kind = Kind.hard
    /// Points in units; of a prerequisite 0 where it holds and 1 where it fails.
    var least: Int32 = 0
    var most: Int32 = 0
    /// Whether the floor of an indicator is reached; none without one.
    var floor: Truth?
    var isVerified = true

    /// What nothing is known of.
    init() {}

    /// The program is lent: to copy it costs as much as some results.
    init(_ result: CellResult, of kind: Cell.Kind, in program: borrowing Program) {
        switch (result, kind) {
        case (.indicator(let result), .indicator(let index, let inner)):
            set(result.points, per: program.unit)
            floor = result.floor
            isVerified = program.pack.criteria[index].indicators[inner].isVerified
            switch result.inclusion {
            case .yes: break
            case .no: self.kind = .excluded
            case .unknown: if self.kind != .hard { self.kind = .undecided }
            }
        case (.deduction(let result), _):
            set(result.points, per: program.unit)
        case (.prerequisite(let result), _):
            self.kind = result.holds == .unknown ? .open : .plain
            least = result.holds == .no ? 1 : 0
            most = result.holds == .yes ? 0 : 1
        case (.gate(let gate), .gate) where gate.truth == .no: self.kind = .outside
        case (.gate(let gate), _):
            switch gate.truth {
            case .yes: self.kind = .plain
            case .no: self.kind = .leftOut
            case .unknown: self.kind = .undecided
            }
        default: break
        }
    }

    /// How the row of this result is to be judged.
    var form: RowForm {
        guard floor ?? .yes == .yes else { return .hard }
        switch kind {
        case .plain: return .plain
        case .open: return .open
        case .excluded: return .reduced
        case .undecided, .outside, .leftOut, .hard: return .hard
        }
    }

    /// Whether missing data decide over its points.
    var isOpen: Bool { kind == .open || kind == .undecided }

    private mutating func set(_ points: Bounds, per unit: Int) {
        guard let least = points.least.units(per: unit), let most = points.most.units(per: unit) else {
            return
        }
        self.least = least
        self.most = most
        kind = least == most ? .plain : .open
    }
}
