import RuleDiagnostics
import RuleExpression
import RuleModel

extension Resolver {
    // MARK: - History

    /// Makes the field for earlier results, where some level asks for one.
    ///
    /// It stands behind the fields of the pack, whose slots so stay those of the syntax.
    mutating func declareHistory() {
        guard let levels = syntax.targets?.levels, let first = levels.first(where: { $0.after != nil }) else {
            return
        }
        let choices = levels.map { Choice(code: $0.id.value, label: $0.label) }
        let field = PastResult.field(levels: choices, span: first.span)
        scope.insert(field.name, Scope.Entry(.field(schema.fields.count), type: field.type))
        schema.fields.append(field)
    }

    // MARK: - Levels

    mutating func targetModel(_ syntax: TargetModelSyntax) -> TargetModel {
        let levels = syntax.levels.map { level($0, of: syntax) }
        let criteria = syntax.criteria.map { criterion($0, of: syntax) }
        return TargetModel(
            levels: levels, criteria: criteria,
            history: levels.contains { $0.after != nil } ? schema.slot(of: "history") : nil)
    }

    private mutating func level(_ level: LevelSyntax, of model: TargetModelSyntax) -> Level {
        declareID(level.id)
        beginItem()
        let need = level.count.flatMap { whole($0.value) }.map { Level.Need.atLeast($0) } ?? .all
        if let count = level.count, whole(count.value) == nil { bag.report(.badTargetCount(count)) }
        return Level(
            id: level.id.value, label: level.label, need: need,
            after: level.after.flatMap { after($0, of: model) }, isRecognised: level.isRecognised,
            validMonths: level.validFor.flatMap { months(in: $0) }, source: source(level.source),
            span: level.id.span)
    }

    private mutating func after(_ after: AfterSyntax, of model: TargetModelSyntax) -> Level.After? {
        let index = levelIndex(after.level, of: model)
        guard let months = whole(after.months.value) else {
            bag.report(.badMonths(after.months.map(\.description)))
            return nil
        }
        return index.map { Level.After(level: $0, months: months) }
    }

    private mutating func levelIndex(_ name: Spanned<String>, of model: TargetModelSyntax) -> Int? {
        if let index = model.levels.firstIndex(where: { $0.id.value == name.value }) { return index }
        if !model.poisonedLevels.contains(name.value) {
            bag.report(.unknownLevel(name, known: model.levels.map(\.id.value)))
        }
        return nil
    }

    /// The whole number that is above 0, if it is one.
    private func whole(_ number: Rational) -> Int? {
        number.whole.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The months in `36 months`.
    private mutating func months(in text: Spanned<String>) -> Int? {
        let words = text.value.split(separator: " ")
        guard words.count == 2, words[1] == "months" || words[1] == "month", let months = Int(words[0]),
            months > 0
        else {
            bag.report(.badDuration(text))
            return nil
        }
        return months
    }

    // MARK: - Targets

    private mutating func criterion(
        _ syntax: TargetCriterionSyntax, of model: TargetModelSyntax
    ) -> TargetCriterion {
        beginItem()
        declareID(syntax.id)
        return TargetCriterion(
            id: syntax.id.value, label: syntax.label, source: source(syntax.source),
            applies: syntax.applies.flatMap { condition($0) },
            targets: syntax.targets.compactMap { target($0, of: model) }, span: syntax.span)
    }

    private mutating func target(_ syntax: TargetSyntax, of model: TargetModelSyntax) -> Target? {
        beginItem()
        declareID(syntax.id)
        let source = source(syntax.source)
        let applies = syntax.applies.flatMap { condition($0) }
        guard let conditions = syntax.conditions.map({ self.conditions($0, of: model) }) else { return nil }
        return Target(
            id: syntax.id.value, label: syntax.label, source: source, applies: applies,
            conditions: conditions,
            missing: syntax.missing, evidence: syntax.evidence, isVerified: isVerified(source),
            span: syntax.span)
    }

    private mutating func conditions(
        _ conditions: TargetSyntax.Conditions, of model: TargetModelSyntax
    ) -> [Expression?] {
        var found: [Expression?] = Array(repeating: nil, count: model.levels.count)
        switch conditions {
        case .same(let condition):
            let expression = self.condition(condition)
            for index in found.indices { found[index] = expression }
        case .byLevel(let conditions):
            for (name, condition) in conditions {
                let expression = self.condition(condition)
                if let index = levelIndex(name, of: model) { found[index] = expression }
            }
        }
        return found
    }
}
