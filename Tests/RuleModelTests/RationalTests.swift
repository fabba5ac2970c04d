import RuleModel
import TestSupport
import Testing

struct RationalTests {
    @Test func `a tenth and two tenths are three tenths`() throws {
        let sum = try #require(Rational("0.1")).adding(#require(Rational("0.2")))
        #expect(sum == Rational("0.3"))
    }

    @Test(
        arguments: [
            ("0", 0, 1), ("12", 12, 1), ("-0.5", -1, 2), ("+0.50", 1, 2), ("1.25e3", 1250, 1), ("5e-1", 1, 2),
            ("2/3", 2, 3), ("4/-6", -2, 3), ("0.5/0.25", 2, 1), ("007", 7, 1), ("0e40", 0, 1),
            ("9223372036854775807", .max, 1), ("-9223372036854775808", .min, 1),
            ("1.000000000000000000000000000000", 1, 1),
            ("0.0000000000000000010", 1, 1_000_000_000_000_000_000),
        ] as [(String, Int, Int)])
    func `a number is read exactly`(text: String, numerator: Int, denominator: Int) throws {
        let number = try #require(Rational(text))
        #expect(number.numerator == Int64(numerator))
        #expect(number.denominator == Int64(denominator))
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1,5", "1 ", " 1", "--1", "1.2.3", "0x10", "1e", "1e41", "1e1.5", "1/0", "1/2/3",
        "/2",
        "1_000", "９", "9223372036854775808", "0.00000000000000000001", "1e-9223372036854775808",
        "9999999999999999999999999999999999999999", "inf", "nan",
    ])
    func `anything else is no number`(text: String) {
        #expect(Rational(text) == nil)
    }

    @Test(arguments: [
        ("1/2", "0.5"), ("1/3", "1/3"), ("-7/8", "-0.875"), ("100", "100"), ("0", "0"), ("-1/1000", "-0.001"),
        ("1/9223372036854775807", "1/9223372036854775807"),
    ])
    func `a number is written as a decimal if there is one`(text: String, written: String) {
        #expect(Rational(text)?.description == written)
    }

    @Test(
        arguments: [
            ("1/2", 5, 1), ("-7/8", -875, 3), ("100", 100, 0), ("0", 0, 0), ("-1/1000", -1, 3),
            ("-9223372036854775808", -9_223_372_036_854_775_808, 0), ("1/3", nil, 0),
            ("9223372036854775807/2", nil, 1),
        ] as [(String, Int64?, Int)])
    func `a decimal is the whole number of its last digit`(text: String, units: Int64?, places: Int) throws {
        let decimal = try #require(Rational(text)).decimal
        #expect(decimal?.units == units)
        if let decimal { #expect(decimal.places == places) }
    }

    @Test(arguments: [
        ("2/3", 2, "0.67"), ("-2/3", 2, "-0.67"), ("0.005", 2, "0.01"), ("-0.004", 2, "0.00"),
        ("62.5", 0, "63"),
        ("1", 3, "1.000"), ("0.05", 1, "0.1"), ("-62.5", 0, "-63"), ("1/3", 18, "0.333333333333333333"),
        ("-9223372036854775808", 1, "-9223372036854775808.0"), ("5", -1, "5"),
        ("9223372036854775807/2", 1, "4611686018427387903.5"),
        ("9223372036854775807/2", 0, "4611686018427387904"),
    ])
    func `text of some places is rounded half away from zero`(number: String, places: Int, text: String) {
        #expect(Rational(number)?.text(places: places) == text)
    }

    @Test(
        arguments: [
            ("2.5", [2, 3, 3, 2]), ("-2.5", [-3, -2, -3, -2]), ("3.5", [3, 4, 4, 4]),
            ("-3.5", [-4, -3, -4, -4]),
            ("2.4", [2, 3, 2, 2]), ("-2.4", [-3, -2, -2, -2]), ("2.6", [2, 3, 3, 3]),
            ("-2.6", [-3, -2, -3, -3]),
            ("0.5", [0, 1, 1, 0]), ("-0.5", [-1, 0, -1, 0]), ("7", [7, 7, 7, 7]), ("-7", [-7, -7, -7, -7]),
            ("0", [0, 0, 0, 0]),
            (
                "-9223372036854775807/2",
                [
                    -4611686018427387904, -4611686018427387903,
                    -4611686018427387904, -4611686018427387904,
                ]
            ),
        ] as [(String, [Int64])])
    func `rounding goes the way that its name says`(text: String, expected: [Int64]) throws {
        let number = try #require(Rational(text))
        #expect([Rounding.down, .up, .halfUp, .halfEven].map(number.rounded) == expected)
    }

    @Test func `a step is met exactly`() throws {
        let (number, half) = (try #require(Rational("7.3")), try #require(Rational(1, over: 2)))
        #expect(number.rounded(toStep: half, .down) == Rational(7))
        #expect(number.rounded(toStep: half, .up) == Rational("7.5"))
        #expect(number.rounded(toStep: .zero, .down) == nil)
        #expect(Rational("7.5")?.isMultiple(of: half) == true)
        #expect(number.isMultiple(of: half) == false)
    }

    @Test func `what does not fit is nothing`() throws {
        let (most, least) = (Rational(.max), Rational(.min))
        let tiny = try #require(Rational(1, over: .max))
        #expect(most.adding(.one) == nil)
        #expect(least.subtracting(.one) == nil)
        #expect(most.multiplied(by: Rational(2)) == nil)
        #expect(least.negated == nil)
        #expect(least.divided(by: Rational(-1)) == nil)
        #expect(most.divided(by: .zero) == nil)
        #expect(tiny.divided(by: Rational(2)) == nil)
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(1, over: .min) == nil)
        #expect(Rational(.min, over: .min) == .one)
        #expect(most.adding(least) == Rational(-1))
    }
}

// MARK: - Against wide integers

/// A fraction of wide integers, never reduced until it is compared.
private struct WideFraction {
    var numerator: Int128
    var denominator: Int128

    /// The same number as a `Rational`, or none where it does not fit.
    var narrowed: Rational? {
        guard denominator != 0 else { return nil }
        var (left, right) = (numerator.magnitude, denominator.magnitude)
        while right != 0 { (left, right) = (right, left % right) }
        let isNegative = (numerator < 0) != (denominator < 0)
        let (above, below) = (numerator.magnitude / left, denominator.magnitude / left)
        guard
            let whole = Int64(exactly: isNegative ? -Int128(above) : Int128(above)),
            let part = Int64(exactly: below)
        else { return nil }
        return Rational(Int(whole), over: Int(part))
    }
}

struct RationalOracleTests {
    private static let extremes: [Int] = [
        0, 1, -1, 2, 3, 10, -10, 1 << 31, -(1 << 31), 1 << 32, .max, .max - 1, .min + 1, .min, 1_000_000_007,
    ]

    private static func integer(using generator: inout SeededGenerator) -> Int {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: extremes[Int.random(in: 0..<extremes.count, using: &generator)]
        case 1: Int.random(in: .min ... .max, using: &generator)
        default: Int.random(in: -30...30, using: &generator)
        }
    }

    private static func rational(using generator: inout SeededGenerator) -> Rational {
        while true {
            if let number = Rational(integer(using: &generator), over: integer(using: &generator)) {
                return number
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `arithmetic agrees with wide integers`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let left = RationalOracleTests.rational(using: &generator)
            let right = RationalOracleTests.rational(using: &generator)
            let (a, b) = (Int128(left.numerator), Int128(left.denominator))
            let (c, d) = (Int128(right.numerator), Int128(right.denominator))
            let note: Comment = "seed \(seed): \(left) and \(right)"
            let sum = WideFraction(numerator: a * d + c * b, denominator: b * d)
            let difference = WideFraction(numerator: a * d - c * b, denominator: b * d)
            let product = WideFraction(numerator: a * c, denominator: b * d)
            let quotient = WideFraction(numerator: a * d, denominator: b * c)
            #expect(left.adding(right) == sum.narrowed, note)
            #expect(left.subtracting(right) == difference.narrowed, note)
            #expect(left.multiplied(by: right) == product.narrowed, note)
            #expect(left.divided(by: right) == quotient.narrowed, note)
            #expect((left < right) == (a * d < c * b), note)
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `what is written is read back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let number = RationalOracleTests.rational(using: &generator)
            #expect(Rational(number.description) == number, "seed \(seed): \(number)")
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a rounded number is the nearest in its direction`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let number = RationalOracleTests.rational(using: &generator)
            let note: Comment = "seed \(seed): \(number)"
            let (above, below) = (Int128(number.numerator), Int128(number.denominator))
            let (down, up) = (Int128(number.rounded(.down)), Int128(number.rounded(.up)))
            #expect(down * below <= above && above < (down + 1) * below, note)
            #expect((up - 1) * below < above && above <= up * below, note)
            // Twice the distance to the nearest is at most one.
            for rounding in [Rounding.halfUp, .halfEven] {
                let near = Int128(number.rounded(rounding))
                let distance = 2 * (near * below - above).magnitude
                #expect(distance <= below.magnitude, note)
                guard distance == below.magnitude else { continue }
                #expect(rounding == .halfUp ? (near >= 0) == (above >= 0) : near % 2 == 0, note)
            }
        }
    }
}
