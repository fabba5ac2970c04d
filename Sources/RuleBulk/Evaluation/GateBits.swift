import RuleEngine
import RuleModel

/// What the bits of the gates of a row stand for: prerequisites first, then the floors of criteria.
struct GateBits: Sendable {
    let prerequisites: Int
    let criteria: Int

    init(of pack: RulePack) {
        prerequisites = pack.prerequisites.count
        criteria = pack.criteria.count
    }

    /// By place of the bit.
    var all: [Bar] {
        (0..<prerequisites).map { .prerequisite($0) } + (0..<criteria).map { .criterionFloor($0) }
    }

    /// The gates whose bits are set.
    func bars(_ bits: UInt64) -> [Bar] {
        bits == 0 ? [] : all.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
    }
}
