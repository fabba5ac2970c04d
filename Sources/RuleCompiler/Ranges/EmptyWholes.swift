package import RuleModel

/// Which shares of a pack can come to nothing out of nothing where they are looked at.
///
///     criteria:
///       - applies: pupils > 0
///         indicators: [{ award: { share: { part: weak, whole: pupils }, when-empty: zero, … } }]
///
/// Without pupils the criterion does not apply, so that what `when-empty` says there matters to no record.
package struct EmptyWholes {
    private let ranges: RangeAnalysis

    package init(_ pack: RulePack) {
        ranges = RangeAnalysis(pack)
    }

    /// Whether the whole may be 0 for some record on which all the conditions hold.
    package func mayBeEmpty(_ share: ShareAward, behind conditions: [Expression]) -> Bool {
        var inner = ranges.renewed()
        for condition in conditions {
            guard let narrowed = inner.assuming(condition, true) else { return false }
            inner = narrowed
        }
        return inner.range(of: share.whole).interval.contains(.zero)
    }
}
