import RuleDiagnostics
import RuleEngine
import RuleModel

/// Finds conditions, and halves of conditions, that no record can change.
///
/// Each is judged by the ranges of the fields and by what the conditions around it say: the right half of
/// `a && b` only counts where `a` holds.
struct ConditionCheck {
    private let pack: RulePack
    private let ranges: RangeAnalysis
    /// An evaluator of a record whose data are all missing.
    private let blank: ExpressionEvaluator
    private var found: [Diagnostic] = []

    init(_ pack: RulePack, ranges: RangeAnalysis) {
        self.pack = pack
        self.ranges = ranges
        let empty = Record(
            id: "", period: 0, values: Array(repeating: nil, count: pack.schema.fields.count),
            marks: Array(repeating: nil, count: pack.marks.count))
        blank = ExpressionEvaluator(
            parameters: pack.parameters.map(\.value), derived: pack.derived.map(\.expression), record: empty)
    }

    /// What is known where a condition stands, and what is known of its variables alone.
    private struct Place {
        var here: RangeAnalysis
        var alone: RangeAnalysis

        func assuming(_ condition: Expression, _ holds: Bool) -> Place? {
            here.assuming(condition, holds).map { Place(here: $0, alone: alone) }
        }

        func inside(_ macro: Comprehension) -> Place {
            Place(here: here.inside(macro), alone: alone.inside(macro))
        }
    }

    /// The findings on every condition of the pack, wherever it stands in an expression.
    mutating func findings() -> [Diagnostic] {
        for (expression, gates) in pack.deciding {
            let before = found.count
            guard let here = behind(gates) else { continue }
            let place = Place(here: here, alone: ranges.renewed())
            if expression.type == .flag { visit(expression, place) } else { look(into: expression, place) }
            // A failure stops every record, whatever else is to be said.
            let isClean = found.count == before
            found += evaluationFindings(on: expression).filter { isClean || $0.severity == .error }
            if barsAll(expression, here) {
                // Days on which nobody can earn the title are a fault, whatever is met on others.
                for index in before..<found.count { found[index].claim = nil }
            }
        }
        return found
    }

    /// Whether it is a prerequisite that no record meets.
    private func barsAll(_ expression: Expression, _ here: RangeAnalysis) -> Bool {
        pack.prerequisites.contains { $0.condition.span == expression.span }
            && here.truth(of: expression) == .no
    }

    /// The expressions alone that fail whatever a record holds.
    func failures() -> [Diagnostic] {
        pack.deciding.flatMap { expression, gates -> [Diagnostic] in
            let failures = evaluationFindings(on: expression).filter { $0.severity == .error }
            return failures.isEmpty || behind(gates) == nil ? [] : failures
        }
    }

    /// What is known behind some conditions; none where they never hold, so that there is no record to judge.
    private func behind(_ gates: [Expression]) -> RangeAnalysis? {
        var here: RangeAnalysis? = ranges
        for gate in gates { here = here?.renewed().assuming(gate, true) }
        return here?.renewed()
    }

    /// Judges a condition: first its halves, then what stands within, then the whole.
    private mutating func visit(_ condition: Expression, _ place: Place) {
        let before = found.count
        switch condition.kind {
        case .and(let left, let right): visitHalves(left, right, holding: true, place)
        case .or(let left, let right): visitHalves(left, right, holding: false, place)
        case .not(let operand): return visit(operand, place)
        default: look(into: condition, place)
        }
        // A value that never changes is a finding where it is declared.
        guard found.count == before, !condition.readsPresence, !readsConstantValue(condition) else { return }
        let truth = place.here.truth(of: condition)
        guard truth != .unknown else { return }
        let isAlone = place.alone.truth(of: condition) == truth
        found.append(
            isAlone
                ? .constantCondition(
                    truth == .yes, at: condition.span, notes: notes(on: condition, place.alone))
                : .constantHere(truth == .yes, at: condition.span, notes: notes(on: condition, place.here)))
    }

    /// What the sides of a comparison can be, and the years on which that may rest.
    private func notes(on condition: Expression, _ known: RangeAnalysis) -> [LocalizedText] {
        var notes: [LocalizedText] = []
        if case .binary(let symbol, let left, let right) = condition.kind, symbol != .isIn {
            notes = Diagnostic.notes(onSides: known.range(of: left), known.range(of: right))
        }
        return notes + Diagnostic.notes(on: years(readBy: condition))
    }

    /// The years in which the pack is in force, where what is said of a condition may rest on them.
    private func years(readBy condition: Expression) -> InForce? {
        let reads = [condition].withValues(among: pack.derived).contains { expression in
            expression.contains { if case .context(.period) = $0.kind { true } else { false } }
        }
        return reads ? pack.inForce : nil
    }

    private func readsConstantValue(_ condition: Expression) -> Bool {
        condition.contains { part in
            if case .derived = part.kind { ranges.renewed().truth(of: part) != .unknown } else { false }
        }
    }

    /// Judges two halves; the right one where the left one leaves it to decide.
    private mutating func visitHalves(
        _ left: Expression, _ right: Expression, holding: Bool, _ place: Place
    ) {
        let before = found.count
        visit(left, place)
        guard found.count == before, let behindLeft = place.assuming(left, holding) else {
            return visit(right, place)
        }
        let half = NeedlessHalf(left: left, right: right, holds: holding)
        switch behindLeft.here.truth(of: right) {
        case Truth(holding) where place.here.truth(of: right) == .unknown && !right.readsPresence:
            found.append(
                .needlessHalf(
                    right.span, holds: holding, notes: Diagnostic.notes(on: years(readBy: right)),
                    fix: half.fix(in: pack.sources, isLeft: false)))
        // The halves contradict each other, which is a finding on the whole.
        case Truth(!holding) where place.here.truth(of: right) == .unknown: break
        case .yes, .no, .unknown:
            visit(right, behindLeft)
            guard found.count == before, place.here.truth(of: left) == .unknown,
                place.here.assuming(right, holding)?.truth(of: left) == Truth(holding),
                !left.readsPresence
            else { return }
            found.append(
                .needlessHalf(
                    left.span, holds: holding, notes: Diagnostic.notes(on: years(readBy: left)),
                    fix: half.fix(in: pack.sources, isLeft: true)))
        }
    }

    /// Judges the conditions within an expression that is none itself.
    private mutating func look(into expression: Expression, _ place: Place) {
        switch expression.kind {
        case .conditional(let condition, let then, let otherwise):
            visit(condition, place)
            if let inner = place.assuming(condition, true) { look(into: then, inner) }
            if let inner = place.assuming(condition, false) { look(into: otherwise, inner) }
        case .comprehension(let macro):
            look(into: macro.range, place)
            let inner = place.inside(macro)
            if let condition = macro.condition { visit(condition, inner) }
            if let result = macro.result { look(into: result, inner) }
        default:
            for child in expression.children { look(into: child, place) }
        }
    }

    // MARK: - Evaluation

    /// Conditions that are known, and expressions that fail, with every datum missing.
    private func evaluationFindings(on expression: Expression) -> [Diagnostic] {
        // What is still known then holds for every record; `has` and `period` are not so.
        guard !expression.lacksData, !expression.contains(where: \.dependsOnTheRecord) else { return [] }
        var evaluator = blank
        do throws(EvaluationFault) {
            guard expression.type == .flag else {
                _ = try evaluator.evaluate(expression)
                return []
            }
            switch try evaluator.truth(of: expression).0 {
            case .yes: return [.constantCondition(true, at: expression.span)]
            case .no: return [.constantCondition(false, at: expression.span)]
            case .unknown: return []
            }
        } catch {
            return [.constantFails(error)]
        }
    }
}

/// A half of a condition that changes nothing, and how to take it out.
struct NeedlessHalf {
    let left: Expression
    let right: Expression
    let holds: Bool

    /// The edit that removes a half, if nothing but the operator stands between the halves.
    func fix(in sources: SourceSet, isLeft: Bool) -> [FixIt] {
        let message = LocalizedText(vi: "bỏ vế này", en: "leave this half out")
        let (lower, upper) = (Int(left.span.upper), Int(right.span.lower))
        guard lower <= upper else { return [FixIt(message)] }
        let words = sources[left.span.file].bytes[lower..<upper].split { $0 == UInt8(ascii: " ") }
        guard words.count == 1, words[0].elementsEqual((holds ? "&&" : "||").utf8) else {
            return [FixIt(message)]
        }
        let span = SourceSpan(
            file: left.span.file, lower: isLeft ? Int(left.span.lower) : lower,
            upper: isLeft ? upper : Int(right.span.upper))
        return [FixIt(message, edits: [FixIt.Edit(span, "")])]
    }
}

extension Expression {
    /// Whether it asks what a record has.
    fileprivate var readsPresence: Bool {
        contains { if case .isPresent = $0.kind { true } else { false } }
    }

    /// Whether a record without anything surely leaves it open: every operation in it lacks a datum.
    ///
    /// That is so for most, and sooner seen than worked out.
    fileprivate var lacksData: Bool {
        switch kind {
        case .field: true
        case .member(let base, _, _), .not(let base), .negate(let base), .matches(let base, _):
            base.lacksData
        case .comprehension(let macro): macro.range.lacksData
        case .and(let left, let right), .or(let left, let right): left.lacksData && right.lacksData
        case .binary(_, let left, let right):
            left.lacksData ? right.lacksData || right.isFigure : left.isFigure && right.lacksData
        case .call(_, let operands):
            operands.contains(where: \.lacksData) && operands.allSatisfy { $0.lacksData || $0.isFigure }
        case .literal, .context, .parameter, .derived, .local, .isPresent, .index, .conditional, .list, .map:
            false
        }
    }

    /// Whether it is written out or a parameter, so that it cannot fail.
    private var isFigure: Bool {
        switch kind {
        case .literal, .parameter: true
        default: false
        }
    }

    /// Whether a record without anything answers it for itself only.
    fileprivate var dependsOnTheRecord: Bool {
        switch kind {
        case .isPresent, .context, .derived: true
        default: false
        }
    }
}
