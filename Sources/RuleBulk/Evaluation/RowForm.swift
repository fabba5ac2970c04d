/// How the verdict of a row is put together, as a count of the cells of each form: four bits for each.
///
/// The hardest of them decides. Forms may be joined by `|` as well as added up: only whether there are any matters.
struct RowForm: Sendable, Equatable {
    let counts: UInt32

    /// By adding up units.
    static let plain = RowForm(counts: 0)
    /// By adding up the least and the most units: missing data leave some open.
    static let open = RowForm(counts: 1)
    /// By scaling what is left up: some cells are excluded for certain.
    static let reduced = RowForm(counts: 1 << 4)
    /// By the rules for what may be left out, for floors of indicators and for points that are no whole units.
    static let hard = RowForm(counts: 1 << 8)
    /// Not at all yet: what some cell comes to is not known.
    static let unknown = RowForm(counts: 1 << 12)

    /// Whether some cell has this form.
    @inline(__always)
    func has(_ form: RowForm) -> Bool { counts & form.mask != 0 }

    /// The bits of its count.
    @inline(__always)
    var mask: UInt32 { counts &* 15 }
}
