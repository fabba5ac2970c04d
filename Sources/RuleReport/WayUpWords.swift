import RuleDiagnostics
import RuleEngine
import RuleModel

/// Words what would lead to the title or to the next class, or why nothing would.
struct WayUpWords {
    private let subject: ScoredRecord
    private let privacy: Privacy
    private let wayUp: WayUp?

    private var pack: RulePack { subject.pack }
    /// Whether classes by points wait for data; levels say themselves what they wait for.
    private var isPending: Bool { subject.verdict.status == .pending && !pack.classes.isEmpty }

    init(_ subject: ScoredRecord, showsPersonal: Bool) {
        self.subject = subject
        privacy = Privacy(pack: subject.pack, showsPersonal: showsPersonal)
        wayUp = WayUp(from: subject.verdict, on: subject.record, by: subject.pack)
    }

    /// The most decisive missing data that are named; all of them are listed elsewhere.
    private static let mostGaps = 3

    /// The class aimed at and what is lacking for it; none where there is nothing above.
    var heading: LocalizedText? {
        if isPending { return Phrases.supplyFirst }
        guard let wayUp else { return nil }
        let aim = Phrases.aim(pack.ranks[wayUp.target].label, isLevel: isOfTargets)
        if !wayUp.obstacles.isEmpty {
            if wayUp.obstacles == [.unknown] { return Phrases.wayUpNotFound(aim) }
            let isOpen = wayUp.obstacles.allSatisfy(\.waitsForData)
            return isOpen ? Phrases.wayUpWaits(aim) : Phrases.cannotReach(aim)
        }
        return Phrases.wayUp(
            to: aim, lacking: wayUp.lacking > .zero ? amount(wayUp.lacking) : nil,
            isOne: wayUp.lacking == .one)
    }

    /// The alternatives, or what stands in the way.
    var lines: [LocalizedText] {
        if isPending {
            return subject.verdict.missing.prefix(Self.mostGaps).map { pack.label(of: $0.path).midSentence }
        }
        guard let wayUp else { return [] }
        return wayUp.alternatives.map(words) + wayUp.obstacles.compactMap(words)
    }

    /// That there may be smaller ways, where the search could not look at all of them.
    var caveat: LocalizedText? {
        guard let wayUp, !wayUp.isProven, !wayUp.alternatives.isEmpty else { return nil }
        return Phrases.wayUpNotProven
    }

    private func words(for alternative: WayUp.Alternative) -> LocalizedText {
        let changes = alternative.changes.map { words(for: $0, in: alternative) }.joined(separator: "; ")
        let isHigher = alternative.rank != wayUp?.target
        let label = isHigher ? pack.ranks[alternative.rank].label : nil
        return Phrases.alternative(
            changes, gain: alternative.gain > .zero ? amount(alternative.gain) : nil,
            reaching: label.map { Phrases.rank($0, isLevel: isOfTargets) })
    }

    private var isOfTargets: Bool { pack.targetModel != nil }

    /// So many points, or so many targets.
    private func amount(_ number: Rational) -> LocalizedText {
        isOfTargets ? Phrases.targetCount(number.whole ?? 0) : Phrases.points(number)
    }

    private func words(for change: WayUp.Change, in alternative: WayUp.Alternative) -> LocalizedText {
        let label = pack.label(of: change.path).midSentence
        guard !privacy.hides(change.path) else { return Phrases.hiddenChange(label) }
        let style = pack.schema.field(at: change.path).map { ValueStyle(of: $0.kind) } ?? ValueStyle()
        let to = style.text(of: change.to)
        guard let from = change.from else { return Phrases.supply(label, to) }
        let step = LocalizedText { "\(style.text(of: from)[$0]) → \(to[$0])" }
        guard case .number(let before) = from, case .number(let after) = change.to, !style.isPercent,
            let difference = after.subtracting(before)
        else { return Phrases.change(label, step) }
        let share = share(of: change, in: alternative).map { share in
            LocalizedText { "\(step[$0]); \(share[$0])" }
        }
        return Phrases.change(label, by: difference, share ?? step)
    }

    /// The share that the datum is of its whole, before and after: "92% → 100%".
    private func share(of change: WayUp.Change, in alternative: WayUp.Alternative) -> LocalizedText? {
        guard case .field(let slot) = change.path, case .number(let before)? = change.from,
            case .number(let after) = change.to, let whole = whole(of: slot),
            !alternative.changes.contains(where: { $0.path == .field(whole) }),
            case .number(let total)? = subject.record.values[whole], let old = before.divided(by: total),
            let new = after.divided(by: total)
        else { return nil }
        let (first, second) = (NumberText.percent(old), NumberText.percent(new))
        return LocalizedText { "\(first[$0]) → \(second[$0])" }
    }

    /// The field of which some indicator takes a field's share.
    private func whole(of slot: Int) -> Int? {
        pack.indicators.lazy.compactMap { indicator -> Int? in
            guard case .share(let share) = indicator.award, case .field(slot) = share.part.kind,
                case .field(let whole) = share.whole.kind
            else { return nil }
            return whole
        }.first
    }

    private func words(for obstacle: WayUp.Obstacle) -> LocalizedText? {
        switch obstacle {
        case .bar(let bar): PackWords(pack).failure(bar)
        case .points(let most): Phrases.mostPoints(NumberText.points(Bounds(most), of: pack.maximum))
        case .target(let index):
            pack.targetModel.map { Phrases.missedTarget($0.targets[index].id, $0.targets[index].label) }
        case .targets(let most, let needed): Phrases.mostTargets(most, needed: needed)
        case .after(let level, let months, let earliest):
            Phrases.heldFirst(pack.ranks[level].label, months: months, earliest: earliest)
        case .history(let level): Phrases.unknownHistory(pack.ranks[level].label)
        case .missing: Phrases.missingForWayUp
        case .conflict: Phrases.conflictingChanges
        case .unknown: nil
        }
    }
}
