/// What all items with one key do to the tallies of their list.
struct ItemOutcome: Sendable {
    /// A lane for each tally: 1 where the item counts.
    var lanes = SIMD32<UInt8>()
    /// A bit for each tally that the item leaves open.
    var open: UInt32 = 0
    /// What the item adds to the sums, by tally; empty where the list has none.
    var terms: [Int32] = []

    static let mostTallies = 32
    /// More items than this do not fit a lane.
    static let mostItems = 255
    /// As many terms of this size as there may be items fit 32 bits.
    static let largestTerm = UInt(Int32.max) / UInt(mostItems)
}
