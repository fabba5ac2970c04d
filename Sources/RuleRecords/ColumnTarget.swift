/// What one column of a sheet, or one name of a JSON object, gives a value to.
package enum ColumnTarget: Hashable, Sendable {
    case id
    case period
    case place
    /// By slot of the pack's schema; of a list it is the number of its items.
    case field(Int)
    /// A field of an item of a list; the place in the list counts from 0.
    case item(list: Int, index: Int, slot: Int)
    /// By index in the pack's `marks`.
    case mark(Int)
}
