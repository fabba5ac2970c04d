import RuleDiagnostics
import RuleModel

/// What was found in one pack with the figures of its different days, put together.
///
///     figures of      2020   2021   2022        together
///     bands overlap   found  -      -           found, with the days
///     "no record …"   found  -      found       nothing: some record of 2021 may
///     "no record …"   found  found  found       found
///
/// A fault is one on whichever days it is. A claim about all records is true only if it is made on all days.
struct DatedFindings {
    /// The days on which each set of figures holds, from the first in force to the last.
    let spans: [InForce]
    /// What was found with each of them.
    let found: [[Diagnostic]]

    /// What is so of the pack on all its days, once each.
    var all: [Diagnostic] {
        var bag = DiagnosticBag()
        for findings in found {
            for finding in findings where finding.claim == nil { bag.report(dated(finding)) }
        }
        bag.report(contentsOf: claims)
        return bag.sorted
    }

    /// What is so with one set of figures: its own faults, and the claims that are made with all.
    func findings(of index: Int) -> [Diagnostic] {
        var bag = DiagnosticBag()
        bag.report(contentsOf: found[index].filter { $0.claim == nil })
        bag.report(contentsOf: claims)
        return bag.sorted
    }

    // MARK: - Claims

    /// The claims that are made with every set of figures.
    private var claims: [Diagnostic] {
        (found.last ?? []).compactMap { claim in
            guard claim.claim != nil else { return nil }
            let same = found.compactMap { $0.first { $0.claimsTheSame(as: claim) } }
            return same.count == found.count ? merged(claim, same) : nil
        }
    }

    /// A claim that is true on all days: what it says of one day alone is left out.
    private func merged(_ claim: Diagnostic, _ same: [Diagnostic]) -> Diagnostic {
        var merged = claim
        if let words = claim.claim, same.contains(where: { $0.message != claim.message }) {
            merged.message = words
        }
        merged.notes.removeAll { note in !same.allSatisfy { $0.notes.contains(note) } }
        return merged
    }

    // MARK: - Faults

    /// A fault, with the days on which it is one unless it is one on all.
    private func dated(_ fault: Diagnostic) -> Diagnostic {
        let days = spans.indices.filter { index in
            found[index].contains { fault.isSameFault(as: $0) }
        }
        // A note about a source speaks of no figure.
        guard days.count < spans.count, fault.severity != .note else { return fault }
        var dated = fault
        dated.notes.append(.figures(of: days.map { spans[$0] }.joined))
        return dated
    }
}

extension Diagnostic {
    /// Whether another finding claims the same of all records, whatever the figures in its message.
    fileprivate func claimsTheSame(as other: Diagnostic) -> Bool {
        code == other.code && primary.span == other.primary.span && claim == other.claim
            && secondary.map(\.span) == other.secondary.map(\.span)
    }

    fileprivate func isSameFault(as other: Diagnostic) -> Bool {
        code == other.code && primary.span == other.primary.span && message == other.message
    }
}

extension LocalizedText {
    /// On which days the figures hold that a fault comes of.
    fileprivate static func figures(of spans: [InForce]) -> LocalizedText {
        let vi = spans.map { span in
            span.to.map { "từ ngày \(span.from.slashed) đến ngày \($0.slashed)" }
                ?? "từ ngày \(span.from.slashed)"
        }
        let en = spans.map { span in
            span.to.map { "from \(span.from) to \($0)" } ?? "from \(span.from) on"
        }
        return LocalizedText(
            vi: "với các con số áp dụng \(vi.joined(separator: " và "))",
            en: "with the figures that hold \(en.joined(separator: " and "))")
    }
}

extension [InForce] {
    /// The same days with spans that follow one another made one.
    fileprivate var joined: [InForce] {
        reduce(into: []) { joined, span in
            if let last = joined.last, let to = last.to, to.number + 1 == span.from.number {
                joined[joined.count - 1].to = span.to
            } else {
                joined.append(span)
            }
        }
    }
}

extension RulePack {
    /// The days in force, cut where a figure changes.
    var figureSpans: [InForce] {
        let starts = [inForce.from] + changeDays
        let ends = changeDays.map { Optional(Day(number: $0.number - 1)) } + [inForce.to]
        return zip(starts, ends).map { InForce(from: $0, to: $1) }
    }
}
