/// A few parts of a line one after the other, kept in place instead of in memory of their own.
struct LineParts: Sendable {
    /// Room for the six parts that an outcome has at the most.
    private(set) var all = InlineArray<6, LinePart>(repeating: .empty)
    private(set) var count = 0

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ part: LinePart) {
        all[count] = part
        count &+= 1
    }
}
