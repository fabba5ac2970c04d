import RuleEngine
import RuleModel

/// What the bits of the gates of a row stand for: the low half for prerequisites, the high half for the floors of
/// criteria.
struct GateBits: Sendable {
    let prerequisites: Int
    let criteria: Int

    /// How many bits each half has.
    static let half = 32

    init(of pack: RulePack) {
        prerequisites = pack.prerequisites.count
        criteria = pack.criteria.count
    }

    /// Whether every gate has a bit of its own.
    var fit: Bool { max(prerequisites, criteria) <= GateBits.half }

    /// The bit of the floor of a criterion.
    static func floor(_ criterion: Int) -> UInt64 { 1 << UInt64((half + criterion) & 63) }

    /// The gate that a bit stands for, by its place.
    func bar(at place: Int) -> Bar {
        place < GateBits.half ? .prerequisite(place) : .criterionFloor(place - GateBits.half)
    }

    /// The gates whose bits are set, in order.
    func bars(_ bits: UInt64) -> [Bar] {
        bits == 0 ? [] : (0..<UInt64.bitWidth).filter { bits & (1 << UInt64($0)) != 0 }.map { bar(at: $0) }
    }
}
