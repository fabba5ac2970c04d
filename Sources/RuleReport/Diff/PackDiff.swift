package import RuleDiagnostics
package import RuleModel

/// What differs between two checked packs, in the terms of the rules.
///
/// Items are matched by their ids and compared by what they mean: expressions as they are printed in one canonical
/// way, figures as exact numbers, bands and choices as sets. So layout, comments, order and labels are no change
/// of rule; those that people see are listed apart.
///
///     PackDiff(from: [tt22], to: [tt24]).rules
package struct PackDiff: Sendable, Hashable {
    /// What is compared.
    package struct Side: Sendable, Hashable {
        package var id: String
        package var title: LocalizedText
        package var digest: String
        /// The file of the pack.
        package var path: String
        /// The overlays that are laid over it.
        package var overlays: [AppliedOverlay]

        init(_ pack: RulePack) {
            id = pack.id
            title = pack.title
            digest = pack.digest
            path = pack.sources.files.first?.path ?? ""
            overlays = pack.overlays
        }
    }

    package private(set) var old: Side
    package private(set) var new: Side
    /// By section and id, always in the same order.
    package private(set) var changes: [RuleChange]

    /// Compares two packs, each with its figures of several days.
    ///
    /// - Parameters:
    ///   - old: The older pack, compiled for its first day and for every day on which a figure changes; at least one.
    ///   - new: The newer pack in the same way.
    package init(from old: [RulePack], to new: [RulePack]) {
        guard let oldest = old.last, let newest = new.last else { preconditionFailure("a pack is compared") }
        self.old = Side(oldest)
        self.new = Side(newest)
        changes = RuleComparison(RuleOutline(of: old), RuleOutline(of: new)).changes
    }

    /// The changes of rules.
    package var rules: [RuleChange] { changes.filter(\.isRule) }

    /// The changes of words and places only.
    package var wordings: [RuleChange] { changes.filter { !$0.isRule } }

    /// The comparison the other way round.
    package var mirrored: PackDiff {
        var other = self
        (other.old, other.new) = (new, old)
        other.changes = changes.map(\.mirrored)
        return other
    }
}
