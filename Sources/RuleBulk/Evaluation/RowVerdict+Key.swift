import RuleEngine
import RuleModel

extension RowVerdict {
    /// Adds what its outcome depends on to a key: status, class, points, whether a gate fails, which levels are reached.
    ///
    /// By which targets they are is said by lines with reasons only, and is not in it.
    func addOutcome(to key: inout [Int32]) {
        key.append(Int32(status.number << 1 | (bars.isEmpty ? 0 : 1)))
        key.append(Int32(classIndex ?? -1))
        for index in possible { key.append(Int32(index)) }
        key.append(-1)
        key.append(points)
        for level in levels {
            switch level.isReached {
            case .no: key.append(0)
            case .yes: key.append(1)
            case .unknown: key.append(2)
            }
        }
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
        case .field(let slot): append(0, slot)
        case .item(let list, let index, let slot):
            append(1, list)
            append(Int32(truncatingIfNeeded: index), slot)
        case .mark(let index): append(2, index)
        case .place: append(3)
        }
        append(datum.isGate ? 1 : 0, datum.targets)
        append(datum.points)
    }

    /// Adds a bar to a key.
    mutating func append(_ bar: Bar) {
        switch bar {
        case .prerequisite(let index): append(0, index)
        case .criterionFloor(let index): append(1, index)
        case .indicatorFloor(let criterion, let index):
            append(2, criterion)
            append(Int32(truncatingIfNeeded: index))
        }
    }

    private mutating func append(_ word: Int32, _ number: Int) {
        append(word)
        append(Int32(truncatingIfNeeded: number))
    }
}
