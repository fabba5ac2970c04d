/// A few parts of a line one after the other, kept in place instead of in memory of their own.
struct LineParts: Sendable {
    /// Room for what stands before an id, the id, the period, and the six parts that an outcome has at the most.
    private(set) var all = InlineArray<9, LinePart>(repeating: .empty)
    private(set) var count = 0

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ part: LinePart) {
        all[count] = part
        count &+= 1
    }
}
