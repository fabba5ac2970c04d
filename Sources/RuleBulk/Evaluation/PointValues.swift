import RuleEngine
import RuleModel

/// The totals of rows in parts, each number of points once, with its place among the ends of classes.
///
/// Which classes a total may be in depends only on where its ends lie among the ends of classes.
struct PointValues: Sendable {
    /// A number of points.
    struct Value: Sendable {
        let points: Rational
        /// Twice the ends of classes below it, and one more where it is an end itself.
        let rank: UInt32
    }

    private(set) var all: [Value] = []
    /// The ends of all classes, each once, from the least.
    private let limits: [Rational]
    private let unit: Int
    /// By total in units as far as totals were asked for, the number of the value plus 1; 0 where it is not known.
    private var units: [UInt32] = []
    /// By numerator and denominator.
    private var numbers = KeyTable()
    /// The same for fractions that were not brought into lowest terms.
    private var fractions = KeyTable()

    /// More values of fractions than this are not kept.
    private let room: Int
    /// Fractions with a greater denominator have no key.
    static let greatestDenominator = 1 << 20

    init(_ pack: RulePack, unit: Int, room: Int) {
        (self.unit, self.room) = (unit, room)
        limits = Set(pack.classes.flatMap(\.test.limits)).sorted()
    }

    /// Both ends of a total.
    func points(of total: RowTotal) -> Bounds {
        Bounds(least: all[Int(total.low)].points, most: all[Int(total.high)].points)
    }

    /// The number of a total in units, which the pack can give.
    @inline(__always)
    mutating func number(ofUnits total: Int32) -> Int32 {
        let place = Int(total)
        if place < units.count, units[place] > 0 { return Int32(truncatingIfNeeded: units[place]) &- 1 }
        return addUnits(place)
    }

    /// The number of a fraction; none where it was not kept.
    @inline(__always)
    func number(ofFraction numerator: Int, over denominator: Int) -> Int32? {
        fractions.number(of: PointValues.key(numerator, denominator)).map { Int32(truncatingIfNeeded: $0) }
    }

    /// Keeps what a fraction comes to; none where there are too many.
    mutating func keep(_ points: Rational, ofFraction numerator: Int, over denominator: Int) -> Int32? {
        guard fractions.count < room, numerator >> 40 == 0,
            let number = number(of: points)
        else { return nil }
        fractions.add(PointValues.key(numerator, denominator), UInt32(number))
        return number
    }

    private static func key(_ numerator: Int, _ denominator: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: denominator) << 40 | UInt64(truncatingIfNeeded: numerator)
    }

    @inline(never)
    private mutating func addUnits(_ total: Int) -> Int32 {
        units.growWithZeros(to: total + 1)
        let points = Rational(units: total, per: unit)
        let number = number(of: points) ?? append(points)
        units[total] = UInt32(number) + 1
        return number
    }

    /// The number of a value; none where it is not made of small numbers.
    private mutating func number(of points: Rational) -> Int32? {
        guard let top = UInt32(exactly: points.numerator), let bottom = UInt32(exactly: points.denominator)
        else { return nil }
        let key = UInt64(top) << 32 | UInt64(bottom)
        if let known = numbers.number(of: key) { return Int32(known) }
        numbers.add(key, UInt32(all.count))
        return append(points)
    }

    private mutating func append(_ points: Rational) -> Int32 {
        all.append(Value(points: points, rank: rank(of: points)))
        return Int32(all.count - 1)
    }

    private func rank(of number: Rational) -> UInt32 {
        var rank: UInt32 = 0
        for limit in limits {
            guard limit < number else { return limit == number ? rank + 1 : rank }
            rank += 2
        }
        return rank
    }
}
