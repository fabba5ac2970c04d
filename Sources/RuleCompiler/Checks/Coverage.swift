import RuleModel

/// Which numbers of a domain some tests cover twice, or not at all.
struct Coverage {
    /// The whole that should be covered.
    let domain: Interval
    let tests: [UnaryTest]

    /// The first pair of tests that some number of the domain passes both of, and such numbers.
    ///
    /// A test for everything is meant for what the tests before it leave, so it overlaps nothing.
    var overlaps: [(first: Int, second: Int, numbers: Interval)] {
        var found: [(Int, Int, Interval)] = []
        for second in tests.indices {
            for first in tests.indices where first < second {
                for interval in tests[first].intervals where interval != .everything {
                    for other in tests[second].intervals where other != .everything {
                        let common = interval.intersection(other).intersection(domain)
                        if interval.meets(other), !common.isEmpty { found.append((first, second, common)) }
                    }
                }
            }
        }
        return found
    }

    /// The parts of the domain that no test covers, from low to high.
    var gaps: [Interval] {
        var open = [domain]
        for interval in tests.flatMap(\.intervals) { open = open.flatMap { $0.subtracting(interval) } }
        return open.filter { !$0.isEmpty }
    }

    /// The tests that no number of the domain reaches because earlier tests take all of theirs.
    var unreachable: [Int] {
        tests.indices.filter { index in
            var left = tests[index].intervals.map { $0.intersection(domain) }.filter { !$0.isEmpty }
            for interval in tests[..<index].flatMap(\.intervals) {
                left = left.flatMap { $0.subtracting(interval) }.filter { !$0.isEmpty }
            }
            return left.isEmpty
        }
    }
}

extension Interval {
    /// What is left of this interval without another: nothing, one piece or two.
    func subtracting(_ other: Interval) -> [Interval] {
        guard meets(other) else { return [self] }
        var rest: [Interval] = []
        if let limit = other.lower.flipped {
            rest.append(intersection(Interval(lower: .infinite, upper: limit)))
        }
        if let limit = other.upper.flipped {
            rest.append(intersection(Interval(lower: limit, upper: .infinite)))
        }
        return rest.filter { !$0.isEmpty }
    }
}

extension Interval.Bound {
    /// The end of the neighbour that meets this end without a gap or an overlap; none at infinity.
    fileprivate var flipped: Interval.Bound? {
        switch self {
        case .open(let limit): .closed(limit)
        case .closed(let limit): .open(limit)
        case .infinite: nil
        }
    }
}
