import RuleDiagnostics
import RuleEngine
import RuleModel

extension Explanation {
    /// Explains a verdict.
    ///
    /// - Parameters:
    ///   - subject: The record with its verdict.
    ///   - showsPersonal: Whether the values of personal fields may be seen.
    package init(of subject: ScoredRecord, showsPersonal: Bool = false) {
        self = ExplanationBuilding(subject, showsPersonal: showsPersonal).explanation
    }
}

/// The passage from a verdict to its explanation.
private struct ExplanationBuilding {
    private let subject: ScoredRecord
    private let showsPersonal: Bool
    private let words: PackWords
    private let reasons: ReasonWords
    private let readings: Readings

    private var pack: RulePack { subject.pack }
    private var verdict: Verdict { subject.verdict }

    init(_ subject: ScoredRecord, showsPersonal: Bool) {
        self.subject = subject
        self.showsPersonal = showsPersonal
        words = PackWords(subject.pack)
        reasons = ReasonWords(
            words: words, privacy: Privacy(pack: subject.pack, showsPersonal: showsPersonal))
        readings = Readings(subject, showsPersonal: showsPersonal)
    }

    var explanation: Explanation {
        var explanation = common
        guard let levels = levelWords else { return explanation }
        explanation.points = nil
        explanation.conclusion = levels.conclusion
        explanation.levels = levels.levels(source)
        explanation.targets = levels.groups(source)
        return explanation
    }

    private var levelWords: LevelWords? {
        pack.targetModel.map { model in
            LevelWords(pack: pack, model: model, verdict: verdict, words: words, readings: readings)
        }
    }

    private var common: Explanation {
        Explanation(
            subject: subject, showsPersonal: showsPersonal, status: Phrases.status(verdict.status),
            classLabel: classLabel, points: points,
            conclusion: conclusion, scaling: scaling, bars: bars,
            prerequisites: zip(pack.prerequisites, verdict.prerequisites).map(gate),
            criteria: zip(pack.criteria, verdict.criteria).map(group),
            deductions: deductions(pack.deductions, verdict.deductions), missing: subject.missing.map(gap),
            caution: verdict.unverified > 0
                ? Phrases.unverified(verdict.unverified, areClasses: areClassesUnverified) : nil)
    }

    // MARK: - The whole

    /// Whether a limit that decides the class was not read in the law.
    private var areClassesUnverified: Bool {
        switch pack.model {
        case .points: pack.classes.contains { !$0.isVerified }
        case .targets(let model): model.levels.contains { $0.source?.isVerified == false }
        }
    }

    private var classLabel: LocalizedText? { verdict.classIndex.map { pack.ranks[$0].label } }

    private var points: LocalizedText? {
        verdict.status == .notApplicable ? nil : NumberText.points(verdict.points, of: pack.maximum)
    }

    private var possibleClasses: LocalizedText {
        verdict.possibleClasses.map { pack.ranks[$0].label }.alternatives
    }

    /// That the total was scaled because criteria were left out.
    private var scaling: LocalizedText? {
        let parts = zip(pack.criteria, verdict.criteria).map { ($0.maximum, $1.inclusion) }
        return scaling(of: parts, to: pack.maximum, areCriteria: true)
    }

    /// That the points of what is not left out were scaled to the maximum of the whole; none where they were not.
    private func scaling(
        of parts: [(maximum: Rational, inclusion: Truth)], to maximum: Rational, areCriteria: Bool
    ) -> LocalizedText? {
        let left = most(of: parts)
        let isScaled = parts.contains { $0.inclusion == .no } && left < maximum && left > .zero
        return isScaled ? Phrases.rescaled(from: left, to: maximum, areCriteria: areCriteria) : nil
    }

    /// The most that parts come to which are not left out.
    private func most(of parts: [(maximum: Rational, inclusion: Truth)]) -> Rational {
        parts.filter { $0.inclusion != .no }.reduce(.zero) { $0.adding($1.maximum) ?? $0 }
    }

    private var conclusion: LocalizedText {
        switch verdict.status {
        case .recognised: Phrases.recognised(as: pack.title, class: classLabel ?? possibleClasses)
        case .notRecognised: Phrases.notRecognised(as: pack.title, class: classLabel ?? possibleClasses)
        case .pending: Phrases.pending(verdict.missing.count, possible: possibleClasses)
        case .notApplicable: Phrases.notApplicable(pack.title, unless: pack.applies.map(words.claim))
        }
    }

    private var bars: [LocalizedText] {
        let failed = verdict.bars.compactMap(words.failure)
        let isEarned = verdict.possibleClasses.contains { pack.ranks[$0].isRecognised }
        return !failed.isEmpty && isEarned ? failed + [rankAlone] : failed
    }

    private var rankAlone: LocalizedText {
        switch pack.model {
        case .points: Phrases.classByPoints(possibleClasses)
        case .targets: Phrases.levelByTargets(possibleClasses)
        }
    }

    private func gap(_ datum: MissingDatum) -> Explanation.Gap {
        Explanation.Gap(
            path: datum.path, label: pack.label(of: datum.path), points: datum.points, isGate: datum.isGate,
            targets: datum.targets, decides: datum.decides)
    }

    // MARK: - Gates

    private func gate(_ item: Prerequisite, _ result: PrerequisiteResult) -> Explanation.Gate {
        Explanation.Gate(
            id: item.id, label: item.label, holds: result.holds, why: why(item, result.holds),
            readings: readings.values(of: result.reads), missing: result.missing.sorted(),
            source: source(item.source, isVerified: item.isVerified), line: words.line(of: item.span))
    }

    private func why(_ item: Prerequisite, _ holds: Truth) -> LocalizedText {
        if holds != .unknown, let label = words.label(of: item.condition) {
            return Phrases.answered(label, holds == .yes)
        }
        return Phrases.prerequisite(words.claim(item.condition), holds)
    }

    private func source(_ source: LegalSource?, isVerified: Bool) -> Explanation.Source? {
        guard source != nil || !isVerified else { return nil }
        return Explanation.Source(
            text: source.map(words.words), document: source.map { pack.documents[$0.document].key },
            place: source?.place, isVerified: isVerified, note: source?.note)
    }

    // MARK: - Criteria

    private func group(_ criterion: Criterion, _ result: CriterionResult) -> Explanation.Group {
        let applies = criterion.applicability.map { readings.truth(of: $0.condition) != .no } ?? true
        let parts = zip(criterion.indicators, result.indicators).map { ($0.maximum, $1.inclusion) }
        let scalesRest = most(of: parts) < criterion.maximum
        return Explanation.Group(
            id: criterion.id, label: criterion.label, points: result.points, maximum: criterion.maximum,
            isLeftOut: result.inclusion == .no, notes: notes(on: criterion, result, parts, applies: applies),
            items: zip(criterion.indicators, result.indicators).map {
                item($0, $1, criterionApplies: applies, scalesRest: scalesRest)
            },
            deductions: deductions(criterion.deductions, result.deductions),
            floor: floor(criterion.floor, result.floor),
            source: source(criterion.source, isVerified: criterion.isVerified),
            line: words.line(of: criterion.span))
    }

    private func notes(
        on criterion: Criterion, _ result: CriterionResult,
        _ parts: [(maximum: Rational, inclusion: Truth)], applies: Bool
    ) -> [LocalizedText] {
        if let applicability = criterion.applicability, !applies {
            let effect = Phrases.gives(result.points, of: criterion.maximum)
            let claim = words.claim(applicability.condition)
            return [Phrases.notApplicable(applicability.otherwise, unless: claim, effect)]
        }
        return [scaling(of: parts, to: criterion.maximum, areCriteria: false)].compactMap(\.self)
    }

    private func item(
        _ indicator: Indicator, _ result: IndicatorResult, criterionApplies: Bool, scalesRest: Bool
    ) -> Explanation.Item {
        let effect = ReasonWords.Effect(
            points: result.points, maximum: indicator.maximum, scalesRest: scalesRest)
        let why =
            criterionApplies
            ? reasons.why(
                result.reason, of: indicator.award, applicability: indicator.applicability,
                missing: result.missing, effect) : Phrases.criterionDoesNotApply
        return Explanation.Item(
            id: indicator.id, label: indicator.label, points: result.points, maximum: indicator.maximum,
            isLeftOut: result.inclusion == .no, outcome: result.outcome,
            why: why, parts: parts(result.reason, of: indicator.award),
            readings: readings.values(of: result.reads), missing: result.missing.sorted(),
            floor: floor(indicator.floor, result.floor),
            source: source(indicator.source, isVerified: indicator.isVerified), evidence: indicator.evidence,
            line: words.line(of: indicator.span))
    }

    private func parts(_ reason: Reason, of award: Award) -> [Explanation.Part] {
        guard case .parts(let results) = reason, case .parts(let parts) = award else { return [] }
        return zip(parts, results).map { part, result in
            let effect = ReasonWords.Effect(points: result.points, maximum: part.maximum)
            return Explanation.Part(
                id: part.id, label: part.label, points: result.points, maximum: part.maximum,
                why: reasons.why(result.reason, of: part.award, effect))
        }
    }

    private func deductions(_ deductions: Deductions?, _ results: [DeductionResult]) -> [Explanation.Item] {
        zip(deductions?.items ?? [], results).map { item, result in
            let effect = ReasonWords.Effect(
                points: result.points, maximum: item.maximum, isDeduction: true)
            return Explanation.Item(
                id: item.id, label: item.label, points: result.points, maximum: item.maximum,
                isLeftOut: false,
                why: reasons.why(result.reason, of: item.award, missing: result.missing, effect),
                parts: parts(result.reason, of: item.award),
                readings: readings.values(of: result.reads), missing: result.missing.sorted(),
                source: source(item.source, isVerified: item.isVerified), evidence: [],
                line: words.line(of: item.span))
        }
    }

    private func floor(_ floor: Rational?, _ holds: Truth?) -> Explanation.Floor? {
        guard let floor, let holds else { return nil }
        return Explanation.Floor(least: floor, holds: holds)
    }
}
