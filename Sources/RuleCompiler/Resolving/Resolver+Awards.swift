import RuleDiagnostics
import RuleExpression
import RuleModel

/// Whose points an award gives.
struct AwardOwner {
    var id: String
    var label: LocalizedText
    var maximum: Spanned<Rational>
}

extension Resolver {
    mutating func award(_ syntax: AwardSyntax, of owner: AwardOwner) -> Award? {
        switch syntax {
        case .condition(let condition): self.condition(condition).map { .condition($0) }
        case .share(let share): self.share(share, of: owner).map { .share($0) }
        case .bands(let value, let bands): bandAward(value, bands, of: owner)
        case .each(let count, let points): eachAward(count, points, of: owner)
        case .choice(let field, let choices, let span): choiceAward(field, choices, at: span, of: owner)
        case .parts(let parts): partsAward(parts, of: owner)
        case .assessed(let step): assessedAward(step, of: owner)
        case .points(let expression, let step): pointsAward(expression, step, of: owner)
        }
    }

    // MARK: - Shares

    private mutating func share(_ syntax: ShareSyntax, of owner: AwardOwner) -> ShareAward? {
        let part = number(syntax.part)
        let whole = number(syntax.whole)
        let scale = scale(syntax, of: owner)
        guard let part, let whole, let scale else { return nil }
        if syntax.whenEmpty == nil, ranges.renewed().range(of: whole).interval.contains(.zero) {
            bag.report(.whenEmptyUnstated(whole.span))
        }
        return ShareAward(part: part, whole: whole, scale: scale, whenEmpty: syntax.whenEmpty?.value)
    }

    private mutating func scale(_ syntax: ShareSyntax, of owner: AwardOwner) -> ShareAward.Scale? {
        switch syntax.scale {
        case .bands(let bands):
            return self.bands(bands, of: owner).map { .bands($0) }
        case .keyword(let keyword):
            guard let name = scaleName(keyword) else { return nil }
            guard name == ScaleKeyword.proportional.rawValue else { return .allOrNothing }
            let step = step(syntax.step, of: owner)
            return syntax.step != nil && step == nil ? nil : .proportional(step)
        }
    }

    private enum ScaleKeyword: String, CaseIterable {
        case proportional
        case allOrNothing = "all-or-nothing"
    }

    /// The way of paying a share: written out, or chosen by a parameter whose choices are the ways.
    private mutating func scaleName(_ keyword: Spanned<String>) -> String? {
        let known = ScaleKeyword.allCases.map(\.rawValue)
        if known.contains(keyword.value) { return keyword.value }
        guard let index = parameters.firstIndex(where: { $0.name == keyword.value }) else {
            if !reportsTable(keyword), !syntax.poisoned.contains(keyword.value) {
                bag.report(.unknownKeyword(keyword, known: known + figureNames))
            }
            return nil
        }
        guard case .choice(let choices) = parameters[index].type,
            case .text(let chosen) = parameters[index].value,
            choices.allSatisfy({ known.contains($0.code) })
        else {
            bag.report(.parameterNotScale(keyword, known: known, declared: parameters[index].span))
            return nil
        }
        read([index])
        return chosen
    }

    private mutating func step(_ syntax: StepSyntax?, of owner: AwardOwner) -> PointStep? {
        guard let syntax, let step = figure(syntax.step) else { return nil }
        guard step.value > .zero else {
            bag.report(.negativePoints(step))
            return nil
        }
        if !owner.maximum.value.isMultiple(of: step.value) {
            bag.report(.stepMismatch(step, maximum: owner.maximum))
        }
        return PointStep(step: step.value, rounding: syntax.rounding)
    }

    // MARK: - Bands, counts, choices

    private mutating func bandAward(
        _ value: ExpressionSyntax, _ bands: [BandSyntax], of owner: AwardOwner
    ) -> Award? {
        let value = number(value)
        let bands = self.bands(bands, of: owner)
        guard let value, let bands else { return nil }
        return .bands(value, bands)
    }

    /// The bands, or nothing if any of them has a fault: gaps would only be its shadow.
    private mutating func bands(_ syntax: [BandSyntax], of owner: AwardOwner) -> [Band]? {
        var bands: [Band] = []
        for band in syntax {
            let test = unaryTest(band.test)
            let points = cappedPoints(band.points, of: owner)
            if let test, let points {
                bands.append(Band(test: test, points: points, span: band.test.span))
            }
        }
        return bands.count == syntax.count ? bands : nil
    }

    /// Points that may not exceed the maximum of their owner.
    private mutating func cappedPoints(_ number: Spanned<NumberSyntax>, of owner: AwardOwner) -> Rational? {
        guard let points = points(number) else { return nil }
        if points.value > owner.maximum.value {
            bag.report(.pointsAboveMaximum(points, maximum: owner.maximum))
        }
        return points.value
    }

    private mutating func eachAward(
        _ count: ExpressionSyntax, _ points: Spanned<NumberSyntax>, of owner: AwardOwner
    ) -> Award? {
        let count = number(count)
        let points = cappedPoints(points, of: owner)
        guard let count, let points else { return nil }
        return .each(count, points: points)
    }

    private mutating func choiceAward(
        _ field: ExpressionSyntax, _ choices: [ChoicePointsSyntax], at span: SourceSpan, of owner: AwardOwner
    ) -> Award? {
        let points = choices.compactMap { choice in
            cappedPoints(choice.points, of: owner).map { ChoicePoints(code: choice.code.value, points: $0) }
        }
        guard let field = expression(field, expecting: nil) else { return nil }
        guard case .choice(let known) = field.type else {
            bag.report(.choiceExpected(by: "choice", at: field.span))
            return nil
        }
        let codes = known.map(\.code)
        for choice in choices where !codes.contains(choice.code.value) {
            bag.report(.unknownChoiceCode(choice.code, known: codes))
        }
        let given = Set(choices.map(\.code.value))
        let left = codes.filter { !given.contains($0) }
        if !left.isEmpty { bag.report(.choiceWithoutPoints(left, at: span)) }
        return .choice(field, points)
    }

    // MARK: - Parts, marks, expressions

    private mutating func partsAward(_ syntax: [PartSyntax], of owner: AwardOwner) -> Award? {
        var parts: [AwardPart] = []
        var sum = Rational.zero
        for part in syntax {
            declareID(part.id)
            guard let maximum = points(part.maximum), let awardSyntax = part.award else { continue }
            sum = sum.adding(maximum.value) ?? sum
            let partOwner = AwardOwner(id: part.id.value, label: part.label, maximum: maximum)
            guard let award = award(awardSyntax, of: partOwner) else { continue }
            parts.append(
                AwardPart(
                    id: part.id.value, label: part.label, maximum: maximum.value, award: award,
                    span: part.span))
        }
        guard parts.count == syntax.count else { return nil }
        if sum < owner.maximum.value { bag.report(.maximumMismatch(owner.maximum, sum: sum)) }
        return .parts(parts)
    }

    private mutating func assessedAward(_ step: Spanned<NumberSyntax>?, of owner: AwardOwner) -> Award? {
        let step = step.flatMap { figure($0) }
        if let step, !owner.maximum.value.isMultiple(of: step.value) {
            bag.report(.stepMismatch(step, maximum: owner.maximum))
        }
        marks.append(
            AssessedMark(id: owner.id, label: owner.label, maximum: owner.maximum.value, step: step?.value))
        return .assessed(marks.count - 1)
    }

    private mutating func pointsAward(
        _ expression: ExpressionSyntax, _ step: StepSyntax?, of owner: AwardOwner
    ) -> Award? {
        let resolved = self.step(step, of: owner)
        guard let expression = number(expression), step == nil || resolved != nil else { return nil }
        return .points(expression, resolved)
    }
}
