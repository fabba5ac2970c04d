import RuleDiagnostics
import RuleModel

/// The proofs over a resolved pack: sums, bands, classes, conditions, and what nothing reads.
struct PackCheck {
    let pack: RulePack
    let syntax: PackSyntax
    /// The parameters that stand where a figure, a scale or the limit of a band stands.
    let usedParameters: Set<Int>
    /// The files of fields that the pack shares with others.
    let sharedFiles: Set<FileID>

    private let ranges: RangeAnalysis
    private let reach: ReachCheck

    init(pack: RulePack, syntax: PackSyntax, usedParameters: Set<Int>, sharedFiles: Set<FileID>) {
        self.sharedFiles = sharedFiles
        self.pack = pack
        self.syntax = syntax
        self.usedParameters = usedParameters
        ranges = RangeAnalysis(pack)
        reach = ReachCheck(pack: pack, syntax: syntax, ranges: ranges)
    }

    /// The findings that may be errors, and with `advice` all others, in no order.
    ///
    /// Whoever scores needs to know only whether the pack is sound; advice takes most of the time.
    func findings(withAdvice wantsAdvice: Bool) -> [Diagnostic] {
        let classes = classFindings
        var conditions = ConditionCheck(pack, ranges: ranges)
        let grave = maximumFindings + awardFindings + classes + reach.graveFindings + levelFindings
        guard wantsAdvice else { return grave + conditions.failures() }
        let constants = conditions.findings()
        // An indicator weighs nothing where a class is out of reach; that was said.
        let weights = classes.isEmpty ? WeightCheck(pack: pack, syntax: syntax, ranges: ranges).findings : []
        return grave + constants + reach.advice + weights + OrderCheck(pack: pack).findings
            + failureFindings(beside: constants)
            + UsageCheck(pack, syntax, parameters: usedParameters, sharedFiles: sharedFiles).findings
            + unverifiedFindings
    }

    /// What may fail, but for what always fails and was reported so.
    private func failureFindings(beside constants: [Diagnostic]) -> [Diagnostic] {
        let always = constants.filter { $0.code == .constantFails }.map(\.primary.span)
        return FailureCheck(pack, ranges: ranges).findings.filter { finding in
            !always.contains { $0.union(finding.primary.span) == $0 }
        }
    }

    // MARK: - Sums

    /// A criterion whose indicators cannot reach its maximum, or whose maximum caps them.
    private var maximumFindings: [Diagnostic] {
        zip(pack.criteria, syntax.criteria).compactMap { criterion, syntax -> Diagnostic? in
            guard let maximum = syntax.maximum?.map({ _ in criterion.maximum }) else { return nil }
            let sum = criterion.indicators.reduce(Rational.zero) { $0.adding($1.maximum) ?? $0 }
            if sum < criterion.maximum { return .maximumMismatch(maximum, sum: sum) }
            return sum > criterion.maximum ? .maximumCaps(maximum, sum: sum) : nil
        }
    }

    // MARK: - Bands

    private var awardFindings: [Diagnostic] {
        let owners = pack.indicators.map(\.award) + pack.allDeductions.map(\.award)
        return owners.flatMap { bandFindings($0) }
    }

    private func bandFindings(_ award: Award) -> [Diagnostic] {
        switch award {
        case .bands(let value, let bands):
            let range = ranges.range(of: value)
            return coverageFindings(
                of: bands, over: range.interval, of: value, areWhole: range.isWhole, asPercent: false)
        case .share(let share):
            guard case .bands(let bands) = share.scale else { return [] }
            let domain = Interval(lower: .closed(.zero), upper: .closed(.one))
            return coverageFindings(
                of: bands, over: domain, of: share.part, areWhole: false, asPercent: true)
        case .parts(let parts): return parts.flatMap { bandFindings($0.award) }
        case .condition, .each, .choice, .assessed, .points: return []
        }
    }

    private func coverageFindings(
        of bands: [Band], over domain: Interval, of value: Expression, areWhole: Bool,
        asPercent isPercent: Bool
    ) -> [Diagnostic] {
        let coverage = Coverage(domain: domain, tests: bands.map(\.test))
        let overlaps = coverage.overlaps.map { overlap in
            Diagnostic.bandOverlap(
                overlap.numbers, at: bands[overlap.second].span, first: bands[overlap.first].span,
                asPercent: isPercent)
        }
        let unreachable = coverage.unreachable.map { Diagnostic.unreachableBand(bands[$0].span) }
        // Nothing is left out between two whole numbers where there are no others.
        let gaps = coverage.gaps.filter { !areWhole || !$0.whole.isEmpty }.map { gap in
            Diagnostic.bandGap(
                gap, at: bands.last?.span ?? value.span, subject: value.span, asPercent: isPercent)
        }
        return overlaps.isEmpty ? gaps + unreachable : overlaps
    }

    // MARK: - Classes

    private var classFindings: [Diagnostic] {
        let classes = pack.classes
        guard let last = classes.last, classes.count == syntax.classes.count else { return [] }
        let totals = reach.totals
        let coverage = Coverage(domain: totals, tests: classes.map(\.test))
        let overlaps = coverage.overlaps.map { overlap in
            Diagnostic.classOverlap(
                overlap.numbers, at: classes[overlap.second].span, first: classes[overlap.first].span)
        }
        let gaps = coverage.gaps.map { Diagnostic.classGap($0, at: last.span) }
        let unreachable = unreachableFindings(coverage.unreachable, totals: totals)
        let noTitle =
            classes.contains(where: \.isRecognised) ? [] : [Diagnostic.noRecognisedClass(last.span)]
        return (overlaps.isEmpty ? gaps + unreachable : overlaps) + noTitle
    }

    /// Classes that no total comes to, by their places.
    private func unreachableFindings(_ unreachable: [Int], totals: Interval) -> [Diagnostic] {
        let recognised = pack.classes.indices.filter { pack.classes[$0].isRecognised }
        let isTitleLost = recognised.allSatisfy { unreachable.contains($0) }
        return unreachable.map { index in
            let band = pack.classes[index]
            var finding = Diagnostic.unreachableClass(band, totals: totals)
            // Days on which nobody can earn the title are a fault, whatever may be earned on others.
            if band.isRecognised, isTitleLost { finding.claim = nil }
            return finding
        }
    }

    private var levelFindings: [Diagnostic] {
        guard let model = pack.targetModel, let written = syntax.targets else { return [] }
        return LevelCheck(model: model, syntax: written).findings
    }

    // MARK: - Sources

    /// One note for each figure or item that was not compared with the law.
    private var unverifiedFindings: [Diagnostic] {
        let items =
            pack.prerequisites.map(\.source) + pack.criteria.map(\.source) + pack.indicators.map(\.source)
            + pack.allDeductions.map(\.source) + pack.classes.map(\.source)
            + (pack.targetModel?.sources ?? [])
        return unverified(pack.parameters.map(\.source), areParameters: true)
            + unverified(items, areParameters: false)
    }

    private func unverified(_ sources: [LegalSource?], areParameters: Bool) -> [Diagnostic] {
        sources.compactMap(\.self).filter { !$0.isVerified }.map { source in
            .unverifiedFigure(
                source, document: pack.documents[source.document].name, isParameter: areParameters)
        }
    }
}
