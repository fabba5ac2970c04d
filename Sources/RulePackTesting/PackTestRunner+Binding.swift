package import RuleDiagnostics
import RuleModel

// Expectations that bind to nothing: what they speak of is not in the pack, so they could never fail for a reason.

extension PackTestRunner {
    /// Findings about expectations of a case that bind to nothing in the pack.
    package func unbound(in item: PackTestCase) -> [Diagnostic] {
        let indicators = pack.indicators.map(\.id)
        let prerequisites = pack.prerequisites.map(\.id)
        let targets = pack.targetModel?.targets.map(\.id) ?? []
        let data = dataNames
        let ways = item.waysUp?.value ?? []
        let classes = [item.classID].compactMap(\.self) + ways.map(\.to)
        return unbound(item.because.map(\.id), known: indicators)
            + unbound(classes, known: pack.ranks.map(\.id))
            + unbound(
                item.barred?.names ?? [], known: prerequisites + pack.criteria.map(\.id) + indicators)
            + unbound(item.codes.map(\.id), known: indicators + targets + prerequisites)
            + unbound(item.missing?.names ?? [], known: data, by: \.rootName)
            + unbound(ways.flatMap { $0.changes.map(\.name) }, known: data, by: \.rootName)
            + unbound(pointKeys(of: item), known: [])
            + unboundTargets(in: item)
    }

    private func unbound(
        _ names: [Spanned<String>], known: [String], by root: (String) -> String = { $0 }
    ) -> [Diagnostic] {
        names.filter { !known.contains(root($0.value)) }.map { .unboundExpectation($0, known: known) }
    }

    /// The names of all data that may be missing, without the numbers of items.
    private var dataNames: [String] {
        pack.schema.fields.map(\.name) + pack.marks.map { "assessed.\($0.id)" }
            + [ContextName.place.rawValue]
    }

    /// The expectations about totals, which a pack of targets does not have.
    private func pointKeys(of item: PackTestCase) -> [Spanned<String>] {
        guard pack.targetModel != nil else { return [] }
        return [("points", item.points), ("least", item.least), ("most", item.most)].compactMap {
            key, value in
            value.map { Spanned(key, $0.span) }
        }
    }
}

extension String {
    /// The name before the number of an item: `people` in `people[2].birth_year`.
    fileprivate var rootName: String { String(prefix { $0 != "[" }) }
}
