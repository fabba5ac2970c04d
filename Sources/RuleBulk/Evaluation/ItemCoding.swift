/// How a number of each item of a list becomes some bits of the item's key, by itself.
struct ItemCoding: Sendable {
    /// Where the column of the numbers starts.
    var start: Int
    /// Whether the code stands in the high half of the key, and where in its half.
    var isHigh: Bool
    var shift: UInt32
    /// The code of the numbers that do not fit.
    var last: UInt32

    /// - Returns: None for numbers whose classes have to be known first.
    init?(_ part: ListProgram.KeyPart, _ columns: ItemColumns) {
        guard case .plain = part.form else { return nil }
        start = columns.column(part.column)
        (isHigh, shift) = (part.shift >= 32, UInt32(part.shift % 32))
        last = UInt32(1) << UInt32(part.bits) - 1
    }
}
