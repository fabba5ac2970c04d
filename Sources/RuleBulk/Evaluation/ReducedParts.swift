import RuleEngine
import RuleModel

/// What criteria come to of which some indicators are excluded for certain, each made once.
struct ReducedParts: Sendable {
    struct Part: Sendable {
        /// Scaled up to what is left out.
        let points: Bounds
        /// All bits where the floor is not reached, and where it may not be.
        let fails: UInt64
        let mayFail: UInt64

        /// - Parameters:
        ///   - points: The points.
        ///   - floor: Whether the floor is reached; yes without one.
        init(_ points: Bounds, floor: Truth) {
            self.points = points
            fails = floor == .no ? .max : 0
            mayFail = floor == .unknown ? .max : 0
        }
    }

    /// Points that whole units are added to: both ends over one denominator.
    struct Addend: Sendable {
        let least: Int
        let most: Int
        let denominator: Int
        /// What one unit adds to either end.
        let perUnit: Int

        /// None where the denominator is too great.
        ///
        /// - Parameters:
        ///   - points: Points.
        ///   - unit: How many units make a point.
        init?(_ points: Bounds, unit: Int) {
            let (low, high) = (points.least, points.most)
            guard let common = unit.commonMultiple(with: Int(low.denominator)),
                let denominator = common.commonMultiple(with: Int(high.denominator)),
                denominator <= PointValues.greatestDenominator,
                let least = low.units(per: denominator), let most = high.units(per: denominator)
            else { return nil }
            self.least = Int(least)
            self.most = Int(most)
            self.denominator = denominator
            perUnit = denominator / unit
        }
    }

    /// By criterion.
    private var numbers: [KeyTable]
    private(set) var all: [Part] = []
    private var addends: [Addend] = []
    /// The sums of several parts, each by what it adds to which other sum.
    private var sumNumbers = KeyTable()
    private var sums: [(points: Bounds, addend: Addend)] = []
    private let unit: Int

    /// More parts than this are not kept.
    private let room: Int
    /// More sums than this are not kept.
    private let roomForSums: Int
    /// The number of the first sum of several parts.
    private static let firstSum = 1 << 12

    init(criteria: Int, unit: Int, _ memory: EvaluatorMemory) {
        (room, roomForSums) = (min(memory.reducedParts, ReducedParts.firstSum), memory.reducedSums)
        numbers = Array(repeating: KeyTable(bits: 4), count: criteria)
        self.unit = unit
    }

    /// The number of what a criterion comes to; none where too many are known, or where it takes more to say.
    ///
    /// The sums are those of `RowAssembly.reduced`, which works it out.
    @inline(__always)
    mutating func number(
        of criterion: Int, _ least: Int32, _ most: Int32, leftOut: Int32, _ assembly: RowAssembly
    ) -> Int? {
        guard (least | most | leftOut) >> 21 == 0 else { return nil }
        let key = UInt64(least) | UInt64(most) << 21 | UInt64(leftOut) << 42
        if let known = numbers[criterion].number(of: key) { return Int(known) }
        return add(key, of: criterion, assembly.reduced(criterion, least, most, leftOut: leftOut))
    }

    @inline(never)
    private mutating func add(_ key: UInt64, of criterion: Int, _ part: Part?) -> Int? {
        guard all.count < room, let part, let addend = Addend(part.points, unit: unit) else {
            return nil
        }
        numbers[criterion].add(key, UInt32(all.count))
        all.append(part)
        addends.append(addend)
        return all.count - 1
    }

    /// The number of the sum of one more part and a sum before it, if there is one; none where too many are known.
    ///
    /// One part alone has its own number as a sum.
    mutating func sum(of part: Int, and before: Int?) -> Int? {
        guard let before else { return part }
        let key = UInt64(before) << 32 | UInt64(part)
        if let known = sumNumbers.number(of: key) { return ReducedParts.firstSum + Int(known) }
        let known =
            before < ReducedParts.firstSum ? all[before].points : sums[before - ReducedParts.firstSum].points
        guard sums.count < roomForSums, let points = known.adding(all[part].points),
            let addend = Addend(points, unit: unit)
        else { return nil }
        sumNumbers.add(key, UInt32(sums.count))
        sums.append((points, addend))
        return ReducedParts.firstSum + sums.count - 1
    }

    /// What a sum adds to whole units.
    func addend(ofSum number: Int) -> Addend {
        number < ReducedParts.firstSum ? addends[number] : sums[number - ReducedParts.firstSum].addend
    }
}
