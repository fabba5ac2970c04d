import RuleDiagnostics
import RuleModel

/// Makes all mutants of a pack: each threshold moved by one step, each comparison flipped at its border, each
/// indicator and prerequisite dropped, neighbouring bands swapped, `missing` changed.
struct MutantFactory {
    private let pack: RulePack
    private(set) var mutants: [Mutant] = []

    init(_ pack: RulePack) {
        self.pack = pack
        for index in pack.parameters.indices { parameter(index) }
        for (index, value) in pack.derived.enumerated() {
            expression(value.expression, of: value.name) { $0.derived[index].expression = $1 }
        }
        if let applies = pack.applies { expression(applies, of: "applies") { $0.applies = $1 } }
        for index in pack.prerequisites.indices { prerequisite(index) }
        for index in pack.criteria.indices { criterion(index) }
        for (index, item) in (pack.deductions?.items ?? []).enumerated() {
            deduction(item) { $0.deductions?.items[index].award = $1 }
        }
        classes()
        if let model = pack.targetModel { targets(of: model) }
    }

    private mutating func add(
        _ item: String, _ change: LocalizedText, _ span: SourceSpan, _ focus: MutantFocus,
        _ mutate: (inout RulePack) -> Void
    ) {
        var mutated = pack
        mutate(&mutated)
        mutants.append(Mutant(item: item, change: change, span: span, pack: mutated, focus: focus))
    }

    private mutating func expression(
        _ expression: Expression, of item: String, besides others: [Expression] = [],
        _ set: (inout RulePack, Expression) -> Void
    ) {
        for mutation in expression.mutations {
            let focus = MutantFocus(expressions: [expression, mutation.expression] + others)
            add(item, mutation.change, mutation.span, focus) { set(&$0, mutation.expression) }
        }
    }

    // MARK: - Items

    private mutating func parameter(_ index: Int) {
        let parameter = pack.parameters[index]
        // Limits of bands hold the figure itself by now, and are moved there.
        let readers = pack.readers(ofParameter: index)
        guard case .number(let number) = parameter.value, !readers.isEmpty else { return }
        for moved in number.neighbours(isShare: !number.isWhole) {
            let focus = MutantFocus(expressions: readers, numbers: [number, moved])
            add(parameter.name, .replaced(number.description, moved.description), parameter.span, focus) {
                $0.parameters[index].value = .number(moved)
            }
        }
    }

    private mutating func prerequisite(_ index: Int) {
        let item = pack.prerequisites[index]
        let focus = MutantFocus(expressions: [item.condition])
        add(item.id, .dropped, item.span, focus) {
            $0.prerequisites[index].condition = item.condition.certain
        }
        expression(item.condition, of: item.id) { $0.prerequisites[index].condition = $1 }
    }

    private mutating func criterion(_ index: Int) {
        let criterion = pack.criteria[index]
        if let gate = criterion.applicability?.condition {
            expression(gate, of: criterion.id) { $0.criteria[index].applicability?.condition = $1 }
        }
        if let floor = criterion.floor {
            let focus = criterion.indicators.map { MutantFocus($0.award) }.joined(with: [floor])
            moveFloor(floor, criterion.id, criterion.span, focus) { $0.criteria[index].floor = $1 }
        }
        for (inner, indicator) in criterion.indicators.enumerated() {
            let focus = MutantFocus(indicator.award).adding([indicator.applicability?.condition])
            add(indicator.id, .dropped, indicator.span, focus) {
                $0.criteria[index].indicators[inner].award = .nothing(at: indicator.span)
            }
            award(indicator.award, of: indicator.id, at: indicator.span, maximum: indicator.maximum) {
                $0.criteria[index].indicators[inner].award = $1
            }
            if let gate = indicator.applicability?.condition {
                expression(gate, of: indicator.id, besides: MutantFocus(indicator.award).expressions) {
                    $0.criteria[index].indicators[inner].applicability?.condition = $1
                }
            }
            if let floor = indicator.floor {
                moveFloor(floor, indicator.id, indicator.span, focus) {
                    $0.criteria[index].indicators[inner].floor = $1
                }
            }
            let other: Indicator.MissingPolicy = indicator.missing == .zero ? .pending : .zero
            add(indicator.id, .missing(other), indicator.span, focus) {
                $0.criteria[index].indicators[inner].missing = other
            }
        }
        for (inner, item) in (criterion.deductions?.items ?? []).enumerated() {
            deduction(item) { $0.criteria[index].deductions?.items[inner].award = $1 }
        }
    }

    private mutating func moveFloor(
        _ floor: Rational, _ id: String, _ span: SourceSpan, _ focus: MutantFocus,
        _ set: (inout RulePack, Rational) -> Void
    ) {
        for moved in floor.neighbours(isShare: false) {
            add(id, .replaced("floor: \(floor)", "floor: \(moved)"), span, focus) { set(&$0, moved) }
        }
    }

    private mutating func deduction(_ item: Deduction, _ set: (inout RulePack, Award) -> Void) {
        add(item.id, .dropped, item.span, MutantFocus(item.award)) { set(&$0, .nothing(at: item.span)) }
        award(item.award, of: item.id, at: item.span, maximum: item.maximum, set)
    }

    private mutating func classes() {
        let focus = pack.indicators.map { MutantFocus($0.award) }.joined(with: [])
        let tests = pack.classes.map(\.test)
        for (change, limit, changed) in tests.mutations(isShare: false) {
            let place = pack.classes.first { $0.test.limits.contains(limit) }
            add(place?.id ?? pack.id, change, place?.span ?? pack.classes[0].span, focus) {
                for (index, test) in changed.enumerated() { $0.classes[index].test = test }
            }
        }
    }

    // MARK: - Awards

    private mutating func award(
        _ award: Award, of id: String, at span: SourceSpan, maximum: Rational,
        _ set: (inout RulePack, Award) -> Void
    ) {
        let focus = MutantFocus(award)
        switch award {
        case .condition(let condition):
            expression(condition, of: id) { set(&$0, .condition($1)) }
        case .bands(let value, let bands):
            expression(value, of: id) { set(&$0, .bands($1, bands)) }
            let isShare = bands.flatMap(\.test.limits).contains { !$0.isWhole }
            self.bands(bands, of: id, focus, isShare: isShare) { set(&$0, .bands(value, $1)) }
        case .share(let share):
            func with(_ change: (inout ShareAward) -> Void) -> Award {
                var share = share
                change(&share)
                return .share(share)
            }
            expression(share.part, of: id, besides: [share.whole]) { pack, part in
                set(&pack, with { $0.part = part })
            }
            if case .bands(let bands) = share.scale {
                self.bands(bands, of: id, focus, isShare: true) { pack, bands in
                    set(&pack, with { $0.scale = .bands(bands) })
                }
            }
        case .each(let count, let points):
            expression(count, of: id) { set(&$0, .each($1, points: points)) }
            for moved in points.neighbours(isShare: !points.isWhole) where moved > .zero {
                add(id, .replaced(points.description, moved.description), span, focus) {
                    set(&$0, .each(count, points: moved))
                }
            }
        case .choice(let field, let choices):
            for index in choices.indices.dropLast() where choices[index].points != choices[index + 1].points {
                var swapped = choices
                (swapped[index].points, swapped[index + 1].points) = (
                    choices[index + 1].points, choices[index].points
                )
                let (one, two) = (choices[index].code, choices[index + 1].code)
                add(id, .swapped(one, two), span, focus) { set(&$0, .choice(field, swapped)) }
            }
        case .parts(let parts):
            for (index, part) in parts.enumerated() {
                func with(_ award: Award) -> Award {
                    var parts = parts
                    parts[index].award = award
                    return .parts(parts)
                }
                add(part.id, .dropped, part.span, focus) { set(&$0, with(.nothing(at: part.span))) }
                self.award(part.award, of: part.id, at: part.span, maximum: part.maximum) {
                    set(&$0, with($1))
                }
            }
        case .assessed: return
        case .points(let value, let step):
            expression(value, of: id) { set(&$0, .points($1, step)) }
        }
    }

    private mutating func bands(
        _ bands: [Band], of id: String, _ focus: MutantFocus, isShare: Bool,
        _ set: (inout RulePack, [Band]) -> Void
    ) {
        for (change, limit, tests) in bands.map(\.test).mutations(isShare: isShare) {
            let span = bands.first { $0.test.limits.contains(limit) }?.span ?? bands[0].span
            add(id, change, span, focus) { pack in
                set(
                    &pack,
                    zip(bands, tests).map { band, test in
                        Band(test: test, points: band.points, span: band.span)
                    })
            }
        }
        for index in bands.indices.dropLast() where bands[index].points != bands[index + 1].points {
            var swapped = bands
            (swapped[index].points, swapped[index + 1].points) = (
                bands[index + 1].points, bands[index].points
            )
            let change = LocalizedText.swapped(String(index + 1), String(index + 2))
            add(id, change, bands[index].span, focus) { set(&$0, swapped) }
        }
    }

    // MARK: - Targets

    private mutating func targets(of model: TargetModel) {
        for (index, criterion) in model.criteria.enumerated() {
            if let gate = criterion.applies {
                expression(gate, of: criterion.id) { pack, gate in
                    pack.changeTargets { $0.criteria[index].applies = gate }
                }
            }
            for (inner, target) in criterion.targets.enumerated() {
                self.target(target) { pack, target in
                    pack.changeTargets { $0.criteria[index].targets[inner] = target }
                }
            }
        }
        let focus = MutantFocus(expressions: model.targets.flatMap { $0.conditions.compactMap(\.self) })
        for (index, level) in model.levels.enumerated() {
            if case .atLeast(let count) = level.need {
                for moved in [count + 1, count - 1] {
                    add(level.id, .replaced("at-least: \(count)", "at-least: \(moved)"), level.span, focus) {
                        $0.changeTargets { $0.levels[index].need = .atLeast(moved) }
                    }
                }
            }
            if let after = level.after {
                for months in [after.months + 1, after.months - 1] {
                    let change = LocalizedText.replaced("months: \(after.months)", "months: \(months)")
                    add(level.id, change, level.span, focus) {
                        $0.changeTargets { $0.levels[index].after?.months = months }
                    }
                }
            }
        }
    }

    private mutating func target(_ target: Target, _ set: (inout RulePack, Target) -> Void) {
        let conditions = target.conditions.compactMap(\.self)
        let focus = MutantFocus(expressions: conditions + [target.applies].compactMap(\.self))
        func with(_ change: (inout Target) -> Void) -> Target {
            var target = target
            change(&target)
            return target
        }
        add(target.id, .dropped, target.span, focus) { pack in
            set(&pack, with { $0.conditions = $0.conditions.map { $0?.certain } })
        }
        if let gate = target.applies {
            expression(gate, of: target.id, besides: conditions) { pack, gate in
                set(&pack, with { $0.applies = gate })
            }
        }
        var seen: Set<Expression> = []
        for condition in conditions where seen.insert(condition).inserted {
            // Levels that ask the same in one place of the file change together.
            expression(condition, of: target.id) { pack, changed in
                set(
                    &pack, with { $0.conditions = $0.conditions.map { $0 == condition ? changed : $0 } })
            }
        }
        let other: Indicator.MissingPolicy = target.missing == .zero ? .pending : .zero
        add(target.id, .missing(other), target.span, focus) { pack in
            set(&pack, with { $0.missing = other })
        }
    }
}

extension [UnaryTest] {
    /// All tests with one limit moved by a step or flipped at its border, wherever it stands.
    ///
    /// A limit is the end of one band and the start of the next; both change, so that no gap arises.
    fileprivate func mutations(
        isShare: Bool
    ) -> [(change: LocalizedText, limit: Rational, tests: [UnaryTest])] {
        Set(flatMap(\.limits)).sorted().flatMap { limit in
            let moved = limit.neighbours(isShare: isShare).map { other in
                (
                    LocalizedText.replaced(limit.description, other.description), limit,
                    map { $0.moving(limit, to: other) }
                )
            }
            return moved + [(LocalizedText.flipped(limit), limit, map { $0.flipped(at: limit) })]
        }
    }
}

extension [MutantFocus] {
    /// What all of them look at.
    fileprivate func joined(with numbers: [Rational]) -> MutantFocus {
        MutantFocus(
            expressions: flatMap(\.expressions), numbers: numbers + flatMap(\.numbers),
            marks: flatMap(\.marks), isShare: contains(where: \.isShare))
    }
}

extension RulePack {
    fileprivate mutating func changeTargets(_ change: (inout TargetModel) -> Void) {
        guard case .targets(var model) = self.model else { return }
        change(&model)
        self.model = .targets(model)
    }

    /// Every expression in which a parameter stands.
    fileprivate func readers(ofParameter index: Int) -> [Expression] {
        let targets = targetModel?.targets.flatMap { $0.conditions.compactMap(\.self) } ?? []
        let awards = indicators.flatMap { MutantFocus($0.award).expressions }
        let all = prerequisites.map(\.condition) + awards + derived.map(\.expression) + targets
        return all.filter { expression in
            expression.contains { if case .parameter(index) = $0.kind { true } else { false } }
        }
    }
}

extension Expression {
    /// What always holds, in the place of this condition.
    fileprivate var certain: Expression { Expression(.literal(.flag(true)), type: .flag, span: span) }
}

extension Award {
    /// No points whatever the record says.
    fileprivate static func nothing(at span: SourceSpan) -> Award {
        .points(Expression(.literal(.number(.zero)), type: .number, span: span), nil)
    }
}

extension LocalizedText {
    fileprivate static let dropped = LocalizedText(vi: "bỏ hẳn", en: "dropped")

    fileprivate static func swapped(_ one: String, _ two: String) -> LocalizedText {
        LocalizedText(
            vi: "đổi chỗ điểm của `\(one)` và `\(two)`", en: "points of `\(one)` and `\(two)` swapped")
    }

    fileprivate static func flipped(_ limit: Rational) -> LocalizedText {
        LocalizedText(
            vi: "đúng `\(limit)` thuộc về phía bên kia", en: "exactly `\(limit)` falls to the other side")
    }

    fileprivate static func missing(_ policy: Indicator.MissingPolicy) -> LocalizedText {
        LocalizedText(vi: "thành `missing: \(policy.rawValue)`", en: "becomes `missing: \(policy.rawValue)`")
    }
}
