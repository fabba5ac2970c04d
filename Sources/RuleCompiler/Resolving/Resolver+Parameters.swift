import RuleDiagnostics
import RuleExpression
import RuleModel

extension Resolver {
    /// Takes of every parameter the figure of the day for which the pack is compiled.
    mutating func resolveParameters() {
        for parameter in syntax.parameters {
            reportLateStart(of: parameter)
            reportIdleFigures(of: parameter)
            // The sources of other days are checked all the same.
            let own = parameter.steps.map { source($0.source) }
            let shared = source(parameter.source)
            guard let step = parameter.step(on: day),
                let index = parameter.steps.firstIndex(where: { $0.from?.span == step.from?.span })
            else { continue }
            let legal = step.source == nil ? shared : own[index]
            switch step.figure {
            case .value(let value): addParameter(parameter, value.value, legal)
            case .table(let rows, let span): addTable(parameter, rows, at: span, legal)
            }
        }
    }

    /// The days after the first on which a figure of the pack changes.
    var changeDays: [Day] {
        guard let days = syntax.inForce else { return [] }
        let changes = syntax.parameters.flatMap(\.steps).compactMap { $0.from?.value }
        let held = InForce(from: days.from.value, to: days.to?.value)
        return Set(changes.filter { $0 > held.from && held.contains($0) }).sorted()
    }

    private mutating func reportLateStart(of parameter: ParameterSyntax) {
        guard let first = parameter.steps.first?.from, let start = syntax.inForce?.from,
            first.value > start.value
        else { return }
        bag.report(.figureStartsLate(first, start: start))
    }

    /// Reports dated values that hold on no day on which the pack does.
    private mutating func reportIdleFigures(of parameter: ParameterSyntax) {
        guard let days = syntax.inForce, days.to.map({ days.from.value <= $0.value }) ?? true else { return }
        let starts = parameter.steps.compactMap(\.from)
        for (index, start) in starts.enumerated() {
            if let to = days.to, start.value > to.value {
                bag.report(.figureNeverHolds(start, because: to, hasEnded: true))
            } else if index + 1 < starts.count, starts[index + 1].value <= days.from.value {
                bag.report(.figureNeverHolds(start, because: starts[index + 1], hasEnded: false))
            }
        }
    }

    private mutating func addParameter(_ syntax: ParameterSyntax, _ value: Value, _ source: LegalSource?) {
        let type: ValueType = syntax.choices.isEmpty ? .number : .choice(syntax.choices)
        scope.insert(syntax.name.value, Scope.Entry(.parameter(parameters.count), type: type))
        parameters.append(
            Parameter(
                name: syntax.name.value, label: syntax.label, value: value, type: type,
                isPercent: syntax.isPercent, source: source, span: syntax.span))
    }

    // MARK: - Tables by a field

    /// Lowers a table to a named conditional over its field, with a parameter for each of its figures.
    ///
    /// So it is unknown while the field is, its figures keep their source, and nothing else need know of tables.
    private mutating func addTable(
        _ syntax: ParameterSyntax, _ rows: [CodeFigureSyntax], at span: SourceSpan, _ source: LegalSource?
    ) {
        let name = syntax.name.value
        guard let field = syntax.field, let choices = choices(of: field, rows, at: span) else {
            return scope.poison(name)
        }
        tables[name] = TableParameter(field: field.value, declared: syntax.span)
        let figures = rows.map { row -> (choice: Choice, index: Int) in
            let choice = choices.first { $0.code == row.code.value } ?? Choice(code: "", label: .declared)
            let label = syntax.label.map {
                LocalizedText(vi: "\($0.vi) (\(choice.label.vi))", en: "\($0.en) (\(choice.label.en))")
            }
            parameters.append(
                Parameter(
                    name: "\(name).\(row.code.value)", label: label, value: row.value.value, type: .number,
                    isPercent: syntax.isPercent, source: source, span: row.value.span))
            return (choice, parameters.count - 1)
        }
        guard let slot = schema.slot(of: field.value), let last = figures.last else { return }
        let read = Expression(.field(slot), type: schema.fields[slot].type, span: field.span)
        let otherwise = Expression(.parameter(last.index), type: .number, span: syntax.span)
        let lookup = figures.dropLast().reversed().reduce(otherwise) { otherwise, figure in
            let code = Expression(
                .literal(.text(figure.choice.code)), type: schema.fields[slot].type, span: syntax.span)
            let isCode = Expression(.binary(.equal, read, code), type: .flag, span: syntax.span)
            let then = Expression(.parameter(figure.index), type: .number, span: syntax.span)
            return Expression(
                .conditional(isCode, then: then, otherwise: otherwise), type: .number, span: syntax.span)
        }
        scope.insert(name, Scope.Entry(.derived(derived.count), type: .number))
        derivedParameters.append(Set(figures.map(\.index)))
        derived.append(DerivedValue(name: name, label: syntax.label, expression: lookup, span: syntax.span))
    }

    /// The choices of the field, if the table has a figure for each of them and for nothing else.
    private mutating func choices(
        of field: Spanned<String>, _ rows: [CodeFigureSyntax], at span: SourceSpan
    ) -> [Choice]? {
        guard let slot = schema.slot(of: field.value) else {
            if !syntax.poisoned.contains(field.value) {
                bag.report(.unknownFieldOfTable(field, known: schema.fields.map(\.name)))
            }
            return nil
        }
        if case .poisoned = syntax.fields[slot].kind { return nil }
        guard case .choice(let choices) = schema.fields[slot].type else {
            bag.report(.choiceExpected(by: "by", at: field.span))
            return nil
        }
        let codes = choices.map(\.code)
        let unknown = rows.filter { !codes.contains($0.code.value) }
        for row in unknown { bag.report(.unknownChoiceCode(row.code, known: codes)) }
        let left = codes.filter { code in !rows.contains { $0.code.value == code } }
        if !left.isEmpty { bag.report(.figureTableGap(left, at: span)) }
        return unknown.isEmpty && left.isEmpty ? choices : nil
    }

    // MARK: - Where a fixed figure is needed

    /// The names that may stand for a figure.
    var figureNames: [String] {
        // The figures of a table have names that no author can write.
        parameters.map(\.name).filter { !$0.contains(".") }
    }

    /// Reports the name of a table where a fixed figure is needed; false for any other name.
    mutating func reportsTable(_ name: Spanned<String>) -> Bool {
        guard let table = tables[name.value] else { return false }
        bag.report(.figureByField(name, field: table.field, declared: table.declared))
        return true
    }

    /// Whether a test of numbers names something without a fixed figure; tables are reported.
    mutating func namesNoFigure(_ text: EmbeddedText) -> Bool {
        guard !tables.isEmpty || !syntax.poisoned.isEmpty || scope.hasPoisonedNames else { return false }
        let words = text.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        for word in words {
            let start = text.text[..<word.startIndex].utf8.count
            _ = reportsTable(Spanned(String(word), text.span(of: start..<start + word.utf8.count)))
        }
        // The entry of a poisoned name was reported.
        return words.map(String.init).contains {
            tables[$0] != nil || syntax.poisoned.contains($0) || scope.isPoisoned($0)
        }
    }
}

/// A parameter that differs by a field.
struct TableParameter {
    var field: String
    var declared: SourceSpan
}
