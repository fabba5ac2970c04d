import RuleCompiler
import RuleDiagnostics
import RuleEngine
import RuleModel
package import RuleReport

// Which points a pack has, and which of them a verdict reaches.

extension Coverage {
    /// Counts what one scored case reaches; the points of its pack count whether it reaches them or not.
    package mutating func add(_ scored: ScoredRecord) {
        let (pack, record) = (scored.pack, scored.record)
        let evaluator = ReferenceEvaluator(pack: pack, record: record, asOf: scored.verdict.asOf)
        var count = CoverageCount(coverage: self, pack: pack, evaluator: evaluator, verdict: nil)
        count.run()
        count = CoverageCount(
            coverage: count.coverage, pack: pack, evaluator: evaluator, verdict: scored.verdict)
        count.gate(pack.applies, "pack")
        // What does not apply as a whole has no results to look at.
        if scored.verdict.status != .notApplicable { count.run() }
        self = count.coverage
    }
}

/// Walks through a pack beside a verdict on it; without a verdict, it names all points that there are.
private struct CoverageCount {
    var coverage: Coverage
    let pack: RulePack
    var evaluator: ReferenceEvaluator
    let verdict: Verdict?
    /// The conditions under which the item in hand is looked at.
    private var gates: [Expression] = []
    private lazy var emptyWholes = EmptyWholes(pack)

    init(coverage: Coverage, pack: RulePack, evaluator: ReferenceEvaluator, verdict: Verdict?) {
        self.coverage = coverage
        self.pack = pack
        self.evaluator = evaluator
        self.verdict = verdict
    }

    mutating func run() {
        if verdict == nil { gate(pack.applies, "pack") }
        for (index, item) in pack.prerequisites.enumerated() {
            answer(item.condition, item.id, verdict?.prerequisites[index].holds)
        }
        for (index, criterion) in pack.criteria.enumerated() {
            let result = verdict?.criteria[index]
            gate(criterion.applicability?.condition, criterion.id)
            let outer = [pack.applies, criterion.applicability?.condition].compactMap(\.self)
            for (inner, indicator) in criterion.indicators.enumerated() {
                gates = outer + [indicator.applicability?.condition].compactMap(\.self)
                self.indicator(indicator, result?.indicators[inner])
            }
            gates = outer
            deductions(criterion.deductions, result?.deductions)
        }
        gates = [pack.applies].compactMap(\.self)
        deductions(pack.deductions, verdict?.deductions)
        if let model = pack.targetModel { targets(of: model) }
        ranks()
    }

    private mutating func mark(
        _ kind: Coverage.Kind, _ item: String, _ detail: String, _ span: SourceSpan, _ isReached: Bool
    ) {
        let file = pack.sources[span.file]
        if verdict == nil { coverage.add(file) }
        let point = Coverage.Point(
            kind: kind, item: item, detail: detail, path: file.path,
            line: pack.sources.position(of: span).line, offset: span.lower)
        if isReached { coverage.reach(point) } else { coverage.expect(point) }
    }

    /// The three answers of a condition.
    mutating func answer(_ condition: Expression?, _ item: String, _ truth: Truth?) {
        guard let condition else { return }
        for answer in Truth.allCases {
            mark(.condition, item, answer.word, condition.span, truth == answer)
        }
    }

    /// The three answers of a condition that is looked at for every record.
    mutating func gate(_ condition: Expression?, _ item: String) {
        guard let condition else { return }
        answer(condition, item, verdict == nil ? nil : try? evaluator.truth(of: condition, of: item).truth)
    }

    private mutating func indicator(_ indicator: Indicator, _ result: IndicatorResult?) {
        let outcome = result?.outcome
        let isCertain = outcome.map { [.full, .partial, .none].contains($0) } ?? false
        mark(.indicator, indicator.id, "", indicator.span, isCertain)
        if let gate = indicator.applicability?.condition {
            self.gate(gate, indicator.id)
        }
        award(indicator.award, indicator.id, indicator.span, result?.reason)
    }

    private mutating func deductions(_ deductions: Deductions?, _ results: [DeductionResult]?) {
        for (index, item) in (deductions?.items ?? []).enumerated() {
            // A criterion that is left out has no results.
            let result = results.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            mark(.indicator, item.id, "", item.span, result?.points.isCertain ?? false)
            award(item.award, item.id, item.span, result?.reason)
        }
    }

    private mutating func award(_ award: Award, _ id: String, _ span: SourceSpan, _ reason: Reason?) {
        switch award {
        case .condition(let condition):
            let answer: Truth? =
                switch reason {
                case .condition(let holds)?: Truth(holds)
                case .open?, .missingIsZero?: .unknown
                default: nil
                }
            self.answer(condition, id, answer)
        case .share(let share): self.share(share, id, reason)
        case .bands(_, let bands):
            var index: Int?
            if case .band(_, let band)? = reason { index = band }
            self.bands(bands, id, index)
        case .choice(_, let choices):
            var code: String?
            if case .choice(let found)? = reason { code = found }
            for choice in choices { mark(.band, id, choice.code, span, code == choice.code) }
        case .parts(let parts):
            var results: [PartResult?] = Array(repeating: nil, count: parts.count)
            if case .parts(let found)? = reason { results = found }
            for (part, result) in zip(parts, results) {
                mark(.indicator, part.id, "", part.span, result?.points.isCertain ?? false)
                self.award(part.award, part.id, part.span, result?.reason)
            }
        case .each, .assessed, .points: return
        }
    }

    private mutating func share(_ share: ShareAward, _ id: String, _ reason: Reason?) {
        if case .bands(let bands) = share.scale {
            var index: Int?
            if case .share(_, _, let band)? = reason { index = band }
            self.bands(bands, id, index)
        }
        guard share.whenEmpty != nil else { return }
        let isEmpty = if case .emptyWhole? = reason { true } else { false }
        // What the conditions in front rule out no case can reach.
        guard isEmpty || emptyWholes.mayBeEmpty(share, behind: gates) else { return }
        mark(.band, id, "when-empty", share.whole.span, isEmpty)
    }

    private mutating func bands(_ bands: [Band], _ id: String, _ reached: Int?) {
        for (index, band) in bands.enumerated() {
            mark(.band, id, String(index + 1), band.span, index == reached)
        }
    }

    private mutating func targets(of model: TargetModel) {
        var index = 0
        for criterion in model.criteria {
            let first = index
            index += criterion.targets.count
            for (inner, target) in criterion.targets.enumerated() {
                let result = verdict?.targets[first + inner]
                let answers = result?.answers ?? []
                let isCertain =
                    result?.applies == .yes && answers.contains { $0.map { $0.holds != .unknown } ?? false }
                mark(.indicator, target.id, "", target.span, isCertain)
                answer(target.applies, target.id, result?.applies)
                for (level, condition) in target.conditions.enumerated() {
                    let holds = result.flatMap { $0.applies == .no ? nil : $0.answers[level]?.holds }
                    answer(condition, target.id, holds)
                }
            }
        }
    }

    private mutating func ranks() {
        let spans: [SourceSpan] =
            switch pack.model {
            case .points: pack.classes.map(\.span)
            case .targets(let model): model.levels.map(\.span)
            }
        for (index, rank) in pack.ranks.enumerated() {
            mark(.rank, rank.id, "", spans[index], verdict?.classIndex == index)
        }
    }
}

extension Truth {
    /// The answer as the language writes it.
    fileprivate var word: String {
        switch self {
        case .yes: "true"
        case .no: "false"
        case .unknown: "unknown"
        }
    }
}
