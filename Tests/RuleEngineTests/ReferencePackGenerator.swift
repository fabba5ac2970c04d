import RuleModel
import TestSupport

/// Makes small packs at random out of everything that the language has, the same for the same seed.
struct ReferencePackGenerator {
    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func pack() -> PackOutline {
        var outline = PackOutline(criteria: [])
        if chance(2) { outline.values = ["people.filter(p, p.ok)"] }
        let names = Names(hasValue: !outline.values.isEmpty)
        if chance(6) { outline.applies = condition(names) }
        outline.prerequisites = (0..<pick([0, 0, 1, 2])).map { _ in condition(names) }
        outline.criteria = (0..<pick([1, 2, 2, 3])).map { _ in criterion(names) }
        if chance(3) { outline.deductions = deductions(names) }
        outline.classes = classes(upTo: outline.maximum)
        return outline
    }

    // MARK: - Choosing

    mutating func chance(_ outOf: Int) -> Bool {
        Int.random(in: 0..<outOf, using: &random) == 0
    }

    /// One of some values, of which there is at least one.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    // MARK: - Expressions

    /// Which names stand besides the fields.
    struct Names {
        var hasValue: Bool
    }

    private mutating func condition(_ names: Names, depth: Int = 0) -> String {
        let plain = [
            "a", "b", "c", "!a", "part >= 2", "part == whole", "kind == 'x'", "kind != 'y'",
            "people.all(p, p.ok)", "people.exists(p, p.ok)", "people.exists_one(p, p.ok)",
            "size(people) >= 1", "kind in ['x', 'z']", "has(part)", "has(part) && part >= 2", "!has(kind)",
            "people.exists(p, has(p.ok) && p.ok)", "(has(whole) ? whole >= 2 : a)",
        ]
        guard depth < 2, chance(2) else {
            return names.hasValue && chance(4) ? "size(v0) >= 1" : pick(plain)
        }
        let left = condition(names, depth: depth + 1)
        let right = condition(names, depth: depth + 1)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return "(\(left) && \(right))"
        case 1: return "(\(left) || \(right))"
        default: return "(\(condition(names, depth: depth + 1)) ? \(left) : \(right))"
        }
    }

    private mutating func number(_ names: Names) -> String {
        pick(
            ["part", "whole", "whole - part", "part / 3", "(a ? part : whole)", "size(people)"]
                + ["(has(part) ? part : 0)", "size(people.filter(p, has(p.ok)))"]
                + ["count(people.map(p, p.ok))", names.hasValue ? "size(v0)" : "part"])
    }

    // MARK: - Awards

    private mutating func award(_ names: Names, maximum: Int, isPart: Bool = false) -> AwardOutline {
        switch Int.random(in: isPart ? 1..<9 : 0..<9, using: &random) {
        case 0: return .parts(parts(names))
        case 1: return .when(condition(names))
        case 2, 3: return share(names, maximum: maximum)
        case 4: return .bands(number(names), bands(maximum, limits: ["1", "2"]))
        case 5: return .each(number(names), pick([1, "0.5", 2]))
        case 6: return .choice(["x": Rational(maximum), "y": Rational(maximum / 2), "z": points(maximum)])
        case 7: return .assessed
        default:
            let steps = [nil, PointStep(step: "0.5", rounding: pick(Rounding.allCases))]
            return .points(number(names), pick(steps))
        }
    }

    private mutating func points(_ maximum: Int) -> Rational {
        Rational(Int.random(in: 0...maximum, using: &random))
    }

    private mutating func parts(_ names: Names) -> [PartOutline] {
        (0..<pick([1, 2, 3])).map { _ in
            let maximum = pick([1, 2, 3])
            return PartOutline(Rational(maximum), award(names, maximum: maximum, isPart: true))
        }
    }

    private mutating func share(_ names: Names, maximum: Int) -> AwardOutline {
        let scales: [ScaleOutline] = [
            .proportional, .stepped("0.5", pick(Rounding.allCases)), .allOrNothing,
            .bands(bands(maximum, limits: ["1/2", "2/3"])),
        ]
        let scale = pick(scales)
        let empty = pick(ShareAward.EmptyWhole.allCases)
        return chance(3)
            ? .share("size(people.filter(p, p.ok))", of: "size(people)", scale, empty: empty)
            : .share("part", of: "whole", scale, empty: empty)
    }

    private mutating func bands(_ maximum: Int, limits: [String]) -> [BandOutline] {
        let tests = [
            "< \(limits[0])", "[\(limits[0])..\(limits[1]))", pick(["-", ">= \(limits[1])", "(9..10)"]),
        ]
        return tests.map { BandOutline($0, points(maximum)) }
    }

    // MARK: - Criteria

    private mutating func gate(_ names: Names) -> GateOutline? {
        chance(3) ? GateOutline(condition(names), else: pick(Applicability.Otherwise.allCases)) : nil
    }

    private mutating func criterion(_ names: Names) -> CriterionOutline {
        let indicators = (0..<pick([1, 2, 2, 3])).map { _ in indicator(names) }
        let sum = indicators.reduce(0) { $0 + ($1.maximum.whole ?? 0) }
        let maximum = max(1, chance(3) ? sum - 2 : sum)
        return CriterionOutline(
            Rational(maximum), indicators, applies: gate(names),
            floor: chance(4) ? points(maximum) : nil, deductions: chance(4) ? deductions(names) : nil)
    }

    private mutating func indicator(_ names: Names) -> IndicatorOutline {
        let maximum = pick([2, 3, 4, 5])
        return IndicatorOutline(
            Rational(maximum), award(names, maximum: maximum), applies: gate(names),
            floor: chance(5) ? points(maximum) : nil)
    }

    private mutating func deductions(_ names: Names) -> DeductionsOutline {
        let items = (0..<pick([1, 2])).map { _ in
            let maximum = pick([1, 2, 3])
            return PartOutline(Rational(maximum), award(names, maximum: maximum))
        }
        return DeductionsOutline(items, mayGoBelowZero: chance(2))
    }

    private mutating func classes(upTo maximum: Int) -> [ClassOutline] {
        let low = max(1, maximum / 3)
        let high = max(low + 1, maximum * 2 / 3)
        return [
            ClassOutline(">= \(high)", recognised: true),
            ClassOutline("[\(low)..\(high))", recognised: chance(2)),
            ClassOutline("[0..\(low))", recognised: false), ClassOutline("< 0", recognised: false),
        ]
    }
}

extension PackOutline {
    /// The most points of all criteria together.
    fileprivate var maximum: Int {
        criteria.reduce(0) { $0 + ($1.maximum.whole ?? 0) }
    }
}
