import RuleEngine
import RuleModel

extension RowVerdict {
    /// Adds what its outcome depends on to a key: status, class, points, and whether a gate fails.
    func addOutcome(to key: inout [Int32]) {
        key.append(Int32(statusNumber << 1 | (bars.isEmpty ? 0 : 1)))
        key.append(Int32(classIndex ?? -1))
        for index in possible { key.append(Int32(index)) }
        key.append(-1)
        key.append(points)
    }
}

extension [Int32] {
    /// Adds bounds to a key.
    mutating func append(_ points: Bounds) {
        append(points.least)
        append(points.most)
    }

    private mutating func append(_ number: Rational) {
        append(Int32(truncatingIfNeeded: number.numerator))
        append(Int32(truncatingIfNeeded: number.numerator >> 32))
        append(Int32(truncatingIfNeeded: number.denominator))
        append(Int32(truncatingIfNeeded: number.denominator >> 32))
    }

    /// Adds what is said of a missing datum to a key.
    mutating func append(_ datum: MissingDatum) {
        switch datum.path {
        case .field(let slot): self += [0, Int32(truncatingIfNeeded: slot)]
        case .item(let list, let index, let slot):
            self += [1, list, index, slot].map { Int32(truncatingIfNeeded: $0) }
        case .mark(let index): self += [2, Int32(truncatingIfNeeded: index)]
        case .place: append(3)
        }
        append(datum.isGate ? 1 : 0)
        append(datum.points)
    }
}
