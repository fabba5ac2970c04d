/// How the verdict of a row is put together; the hardest of its cells decides.
struct RowForm: OptionSet, Sendable {
    let rawValue: UInt32

    /// By adding up units.
    static let plain: RowForm = []
    /// By adding up the least and the most units: missing data leave some open.
    static let open = RowForm(rawValue: 1)
    /// By scaling what is left up: some cells are excluded for certain.
    static let reduced = RowForm(rawValue: 4)
    /// By the rules for what may be left out, for floors of indicators and for points that are no whole units.
    static let hard = RowForm(rawValue: 2)
}
