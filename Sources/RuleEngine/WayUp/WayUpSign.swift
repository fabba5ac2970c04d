import RuleModel

/// Whether more of one datum makes what rules come to better or worse, whatever the other data are.
enum WayUpSign {
    case none
    case better
    case worse
    /// It depends, or is not understood.
    case either

    var opposite: WayUpSign {
        switch self {
        case .better: .worse
        case .worse: .better
        case .none, .either: self
        }
    }

    func joined(_ other: WayUpSign) -> WayUpSign {
        if self == .none || self == other { return other }
        return other == .none ? self : .either
    }
}

/// Finds the sign of a datum in rules.
struct WayUpSigns {
    let path: DataPath
    let record: Record
    let pack: RulePack
    private var derived: [Int: WayUpSign] = [:]

    init(of path: DataPath, in record: Record, of pack: RulePack) {
        (self.path, self.record, self.pack) = (path, record, pack)
    }

    mutating func sign(in item: WayUpItem) -> WayUpSign {
        let rules = item.rules(in: pack)
        let conditions = rules.conditions.reduce(WayUpSign.none) { $0.joined(sign(of: $1)) }
        let awards = rules.awards.reduce(WayUpSign.none) { $0.joined(sign(of: $1)) }
        switch item {
        case .prerequisite: return conditions
        case .indicator: return conditions == .none ? awards : .either
        case .criterionDeduction, .deduction: return awards.opposite
        case .target(let index, let inner):
            let criterion = pack.targetModel?.criteria[index]
            let gates = [criterion?.applies, criterion?.targets[inner].applies].compactMap(\.self)
            return gates.contains(where: reads) ? .either : conditions
        case .criterionGate, .packGate: return conditions == .none ? .none : .either
        }
    }

    private func reads(_ expression: Expression) -> Bool {
        expression.mayRead(path, in: record, of: pack)
    }

    // MARK: - Awards

    private mutating func sign(of award: Award) -> WayUpSign {
        switch award {
        case .condition(let expression), .points(let expression, _): return sign(of: expression)
        case .each(let expression, let points): return points > .zero ? sign(of: expression) : .either
        case .choice(let expression, _): return reads(expression) ? .either : .none
        case .bands(let expression, let bands): return sign(of: expression).along(bands)
        case .parts(let parts): return parts.reduce(.none) { $0.joined(sign(of: $1.award)) }
        case .assessed(let mark): return path == .mark(mark) ? .better : .none
        case .share(let share):
            guard !reads(share.whole), isNeverNegative(share.whole) else {
                return reads(share.whole) || reads(share.part) ? .either : .none
            }
            let part = sign(of: share.part)
            if case .bands(let bands) = share.scale { return part.along(bands) }
            return part
        }
    }

    private func isNeverNegative(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .field(let slot): pack.schema.fields[slot].kind == .count
        case .literal(.number(let number)): !number.isNegative
        case .call(.size, _), .call(.count, _): true
        case .derived(let index): isNeverNegative(pack.derived[index].expression)
        case .parameter(let index): pack.parameters[index].value.number.map { !$0.isNegative } ?? false
        default: false
        }
    }

    // MARK: - Expressions

    private mutating func sign(of expression: Expression) -> WayUpSign {
        if isDatum(expression) { return .better }
        switch expression.kind {
        case .literal, .field, .context, .parameter, .local: return .none
        case .derived(let index):
            if let known = derived[index] { return known }
            let result = sign(of: pack.derived[index].expression)
            derived[index] = result
            return result
        case .not(let operand), .negate(let operand): return sign(of: operand).opposite
        case .and(let left, let right), .or(let left, let right):
            return sign(of: left).joined(sign(of: right))
        case .binary(let op, let left, let right): return sign(op, left, right)
        case .conditional(let condition, let then, let otherwise):
            guard sign(of: condition) == .none else { return .either }
            return sign(of: then).joined(sign(of: otherwise))
        case .call(let function, let operands): return sign(function, operands)
        case .comprehension(let macro): return sign(of: macro)
        case .member, .index, .isPresent, .matches, .list, .map:
            return reads(expression) ? .either : .none
        }
    }

    private func isDatum(_ expression: Expression) -> Bool {
        switch (expression.kind, path) {
        case (.field(let slot), .field(let own)): return slot == own
        case (.member(let base, let slot, _), .item(_, _, let own)):
            guard case .local = base.kind else { return false }
            return slot == own && reads(expression)
        default: return false
        }
    }

    private mutating func sign(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression
    ) -> WayUpSign {
        let (first, second) = (sign(of: left), sign(of: right))
        if first == .none, second == .none, !left.holdsItems, !right.holdsItems { return .none }
        switch op {
        case .add: return first.joined(second)
        case .subtract, .greater, .greaterOrEqual: return first.joined(second.opposite)
        case .less, .lessOrEqual: return first.opposite.joined(second)
        case .multiply:
            if second == .none, isNeverNegative(right) { return first }
            return first == .none && isNeverNegative(left) ? second : .either
        case .divide: return second == .none && isNeverNegative(right) ? first : .either
        case .remainder, .equal, .notEqual, .isIn: return .either
        }
    }

    private mutating func sign(_ function: Builtin, _ operands: [Expression]) -> WayUpSign {
        let signs = operands.map { sign(of: $0) }
        let all = signs.reduce(WayUpSign.none) { $0.joined($1) }
        switch function {
        case .size, .count, .sum, .min, .max, .floor, .ceil: return all
        case .round: return signs.dropFirst().allSatisfy { $0 == .none } ? all : .either
        case .share: return sign(.divide, operands[0], operands[1])
        default: return all == .none ? .none : .either
        }
    }

    private mutating func sign(of macro: Comprehension) -> WayUpSign {
        let range = sign(of: macro.range)
        // The variable would stand for what has changed.
        guard range == .none || isSelection(macro.range) else { return .either }
        let condition = macro.condition.map { sign(of: $0) } ?? .none
        let result = macro.result.map { sign(of: $0) } ?? .none
        switch macro.macro {
        case .filter, .exists: return range.joined(condition)
        case .all: return range == .none ? condition : .either
        case .map where range == .none && condition == .none: return result
        case .map, .existsOne, .transformList, .transformMap:
            return range == .none && condition == .none && result == .none ? .none : .either
        }
    }

    /// Whether a list is a field, or what filters leave of one.
    private func isSelection(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .field: true
        case .derived(let index): isSelection(pack.derived[index].expression)
        case .comprehension(let macro): macro.macro == .filter && isSelection(macro.range)
        default: false
        }
    }
}

extension WayUpSign {
    /// The sign of points by bands, out of the sign of the number.
    fileprivate func along(_ bands: [Band]) -> WayUpSign {
        guard self == .better || self == .worse else { return self }
        let numbers = NumberRange.unlimited.samples(at: bands.limits).sorted()
        let points = numbers.map { bands.points(at: $0) }
        let pairs = zip(points, points.dropFirst())
        if pairs.allSatisfy({ $0 <= $1 }) { return self }
        return pairs.allSatisfy { $0 >= $1 } ? opposite : .either
    }
}
