package import RuleDiagnostics

/// One difference between two packs, by the id of what differs.
package struct RuleChange: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case added
        case removed
        /// What the pack asks differs.
        case changed
        /// Only words differ.
        case reworded
        /// Only the place differs.
        case moved
    }

    /// What one of the packs says.
    package struct Side: Sendable, Hashable {
        package var words: LocalizedText
        /// The expression as text, where there is one.
        package var expression: String?
        package var line: RuleLine?
    }

    package var kind: Kind
    /// The path by ids and keys, such as `indicators.2.1.max`.
    package var path: String
    /// The part of the rule language that it belongs to.
    package var section: String
    /// What people call the item, in the newer pack where it is in both.
    package var label: Pair<LocalizedText>
    /// What differs; none where the item is in one pack only.
    package var aspect: RuleAspect?
    /// Whether a rule differs, not only its wording or place.
    package var isRule: Bool
    package var sides: Pair<Side>

    /// What the older and the newer pack say; none where it says nothing.
    package struct Pair<Content: Sendable & Hashable>: Sendable, Hashable {
        package var old: Content?
        package var new: Content?

        /// The same with the two exchanged.
        package var exchanged: Pair { Pair(old: new, new: old) }
    }

    /// The same change seen from the other side.
    package var mirrored: RuleChange {
        var change = self
        switch kind {
        case .added: change.kind = .removed
        case .removed: change.kind = .added
        case .changed, .reworded, .moved: break
        }
        change.label = label.exchanged
        change.sides = sides.exchanged
        return change
    }
}
