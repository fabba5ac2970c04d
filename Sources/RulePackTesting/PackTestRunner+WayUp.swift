import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

// What a case expects of the way up, which is searched for only where a case asks.

extension PackTestRunner {
    func wayUpChecks(of item: PackTestCase, on scored: ScoredRecord) -> [Check] {
        guard item.waysUp != nil || item.obstacles != nil else { return [] }
        let wayUp = WayUp(from: scored.verdict, on: scored.record, by: pack)
        var checks: [Check] = []
        if let expected = item.waysUp { checks += self.checks(expected, among: wayUp?.alternatives ?? []) }
        if let expected = item.obstacles {
            checks.append(Check("no-way-up", expected, (wayUp?.obstacles ?? []).map(\.kind)))
        }
        return checks
    }

    /// Each way expected beside the same one among those found, or beside all of them.
    private func checks(_ expected: Spanned<[ExpectedWay]>, among found: [WayUp.Alternative]) -> [Check] {
        let ways = found.map { alternative in
            let changes = alternative.changes.map { (pack.name(of: $0.path), $0.to.oneSpelling) }
            return (text: text(pack.ranks[alternative.rank].id, changes), gain: alternative.gain)
        }
        let all = ways.map { "\($0.text) (+\($0.gain))" }.joined(separator: " | ")
        guard !expected.value.isEmpty else {
            return [Check("way-up", Spanned("", expected.span), all, replacement: nil)]
        }
        return expected.value.map { way in
            let text = text(way.to.value, way.changes.map { ($0.name.value, $0.value) })
            let gain = way.gain.map { " (+\($0.value))" } ?? ""
            let isFound = ways.contains { $0.text == text && (way.gain.map(\.value) ?? $0.gain) == $0.gain }
            return Check(
                "way-up", Spanned(text + gain, way.to.span), isFound ? text + gain : all, replacement: nil)
        }
    }

    private func text(_ rank: String, _ changes: [(String, String)]) -> String {
        rank + ": " + changes.map { "\($0) = \($1)" }.sorted().joined(separator: ", ")
    }
}

extension Value {
    /// The value as the changes of a case spell it.
    fileprivate var oneSpelling: String {
        switch self {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .text(let text): text
        case .date(let day): day.description
        case .duration, .list, .map, .record: "…"
        }
    }
}
