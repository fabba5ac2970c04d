import RuleDiagnostics
import RuleEngine
import RuleModel

/// Words why an award came to its points.
struct ReasonWords {
    let words: PackWords
    let privacy: Privacy

    /// What the points of an award do to the total.
    struct Effect {
        var points: Bounds
        var maximum: Rational
        /// Whether the points are taken away.
        var isDeduction = false
        /// Whether the others of its criterion are scaled up where it is left out.
        var scalesRest = true

        var text: LocalizedText {
            isDeduction ? Phrases.takes(points) : Phrases.gives(points, of: maximum)
        }
    }

    /// The sentence for one award.
    ///
    /// - Parameters:
    ///   - reason: The fact that decided.
    ///   - award: The rule that it belongs to.
    ///   - applicability: When the item applies, for items that may not.
    ///   - missing: What the item waits for; none for a part, whose item names it.
    ///   - effect: The points.
    /// - Returns: One sentence in both languages, without a full stop.
    func why(
        _ reason: Reason, of award: Award, applicability: Applicability? = nil, missing: Set<DataPath> = [],
        _ effect: Effect
    ) -> LocalizedText {
        switch reason {
        case .notApplicable(let otherwise):
            return Phrases.notApplicable(
                otherwise, unless: applicability.map { words.claim($0.condition) }, effect.text,
                scalesRest: effect.scalesRest)
        case .open: return Phrases.open(labels(of: missing), effect.text)
        case .missingIsZero: return Phrases.missingIsZero(labels(of: missing), effect.text)
        case .condition(let holds): return condition(holds, award, effect.text)
        case .share(let part, let whole, let band): return share(part, whole, band, award, effect)
        case .emptyWhole(let meaning): return emptyWhole(meaning, award, effect)
        case .band(let value, let index): return band(value, index, award, effect.text)
        case .each(let count): return each(count, award, effect)
        case .choice(let code): return choice(code, award, effect.text)
        case .parts: return Phrases.parts(effect.text)
        case .mark: return Phrases.mark(effect.text)
        case .computed(let value): return computed(value, award, effect.text)
        }
    }

    private func labels(of missing: Set<DataPath>) -> LocalizedText? {
        missing.isEmpty ? nil : words.labels(of: missing)
    }

    private func condition(_ holds: Bool, _ award: Award, _ effect: LocalizedText) -> LocalizedText {
        guard case .condition(let condition) = award else { return effect }
        if let label = words.label(of: condition) { return Phrases.flag(label, holds, effect) }
        return Phrases.condition(words.sentence(of: condition), holds, effect)
    }

    private func share(
        _ part: Rational, _ whole: Rational, _ band: Int?, _ award: Award, _ effect: Effect
    ) -> LocalizedText {
        guard case .share(let share) = award else { return effect.text }
        let label = words.phrase(for: share.part)
        let hides = privacy.hides(share.part) || privacy.hides(share.whole)
        let fraction = hides ? Phrases.hidden : NumberText.share(part: part, whole: whole)
        switch share.scale {
        case .proportional(let step): return Phrases.proportion(label, fraction, step, effect.text)
        case .allOrNothing:
            return Phrases.allOrNothing(label, fraction, isFull: part >= whole, effect.text)
        case .bands(let bands):
            let test = band.map { words.words(for: bands[$0].test, isPercent: true) }
            return Phrases.band(label, fraction, band: test, effect.text)
        }
    }

    private func emptyWhole(
        _ meaning: ShareAward.EmptyWhole, _ award: Award, _ effect: Effect
    ) -> LocalizedText {
        guard case .share(let share) = award else { return effect.text }
        let whole = words.phrase(for: share.whole)
        // A deduction that does not apply takes nothing, and nothing is scaled for it.
        return effect.isDeduction && meaning == .notApplicable
            ? Phrases.emptyWhole(whole, then: effect.text)
            : Phrases.emptyWhole(whole, meaning, effect.text, scalesRest: effect.scalesRest)
    }

    private func band(_ value: Rational, _ index: Int?, _ award: Award, _ effect: LocalizedText)
        -> LocalizedText
    {
        guard case .bands(let expression, let bands) = award else { return effect }
        let style = ValueStyle(of: expression, in: words.pack)
        let test = index.map { words.words(for: bands[$0].test, isPercent: style.isPercent) }
        return Phrases.band(words.phrase(for: expression), text(value, of: expression), band: test, effect)
    }

    private func each(_ count: Rational, _ award: Award, _ effect: Effect) -> LocalizedText {
        guard case .each(let expression, let points) = award else { return effect.text }
        let isCapped = count.multiplied(by: points).map { $0 > effect.maximum } ?? true
        return Phrases.each(
            words.phrase(for: expression), text(count, of: expression), points: points, isCapped: isCapped,
            effect.text)
    }

    private func choice(_ code: String, _ award: Award, _ effect: LocalizedText) -> LocalizedText {
        guard case .choice(let expression, _) = award else { return effect }
        let style = ValueStyle(of: expression, in: words.pack)
        let label = privacy.hides(expression) ? Phrases.hidden : style.label(of: code)
        return Phrases.choice(words.phrase(for: expression), label, effect)
    }

    private func computed(_ value: Rational, _ award: Award, _ effect: LocalizedText) -> LocalizedText {
        guard case .points(let expression, let step) = award else { return effect }
        return Phrases.computed(text(value, of: expression), step, effect)
    }

    private func text(_ value: Rational, of expression: Expression) -> LocalizedText {
        privacy.hides(expression)
            ? Phrases.hidden : ValueStyle(of: expression, in: words.pack).text(of: value)
    }
}
