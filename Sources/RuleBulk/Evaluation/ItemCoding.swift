/// How a number of each item of a list becomes some bits of the item's key, by itself.
struct ItemCoding: Sendable {
    /// Where the column of the numbers starts.
    var start: Int
    /// Where the code stands in the key.
    var shift: Int
    /// How many bits a code has.
    var bits: Int

    /// - Returns: None for numbers whose classes have to be known first.
    init?(_ part: ListProgram.KeyPart, _ columns: ItemColumns) {
        guard case .plain = part.form else { return nil }
        (start, shift, bits) = (columns.column(part.column), part.shift, part.bits)
    }
}
