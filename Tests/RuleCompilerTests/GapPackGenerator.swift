import TestSupport

/// Makes the texts of small packs at random in which every kind of field is read by every kind of award.
///
/// None has `missing: zero`, with which a pack itself gives up the bounds: it counts a gap as nothing that is not.
struct GapPackGenerator {
    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func pack() -> String {
        let criteria = (1...pick([1, 2])).map { criterion(id: "\($0)") }.joined()
        let gates = (0..<pick([0, 1, 2])).map { prerequisite(id: "dk-\($0)") }.joined()
        let border = pick(["1", "2", "4", "8"])
        return """
            \(Self.head)\(chance(6) ? "applies: \"\(condition())\"\n" : "")\
            \(gates.isEmpty ? "" : "prerequisites:\n\(gates)")criteria:
            \(criteria)\(chance(4) ? deductions(indent: "") : "")classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= \(border)", recognised: true }
              - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "-", recognised: false }

            """
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    mutating func chance(_ outOf: Int) -> Bool {
        Int.random(in: 0..<outOf, using: &random) == 0
    }

    /// The slots of the fields stand in this order.
    private static let head = """
        pack: don-vi-hoc-tap/ngau-nhien
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: 2021-01-01 }
        model: points
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
        fields:
          a: { type: flag, label: { vi: A, en: A } }
          n: { type: count, max: 3, label: { vi: N, en: N } }
          part: { type: count, max: n, label: { vi: P, en: P } }
          kind: { type: choice, of: { x: X, y: Y, z: Z }, label: { vi: K, en: K } }
          rate: { type: percent, label: { vi: R, en: R } }
          hours: { type: decimal, scale: 1, min: 0, max: 2, label: { vi: H, en: H } }
          day: { type: date, min: "date('2020-06-01')", max: "date('2020-06-03')", label: { vi: D, en: D } }
          code: { type: text, pattern: '[AB][12]', label: { vi: C, en: C } }
          xs:
            type: list
            label: { vi: L, en: L }
            of:
              ok: { type: flag, label: { vi: O, en: O } }
              m: { type: count, max: 2, label: { vi: M, en: M } }
        parameters:
          limit: { value: 2, source: { ref: mau, verified: true } }
        values:
          good: xs.filter(i, i.ok)

        """

    // MARK: - Expressions

    mutating func condition(depth: Int = 0) -> String {
        guard depth < 2, chance(2) else {
            let symbol = pick(["<", "<=", ">", ">=", "==", "!="])
            return pick([
                "a", "!a", "kind == 'x'", "kind in ['x', 'z']", "n \(symbol) limit", "part \(symbol) n",
                "rate \(symbol) 0.5", "hours \(symbol) 1", "day \(symbol) date('2020-06-02')",
                "day.getDate() \(symbol) 2", "day.getFullYear() == 2020", "code.startsWith('A')",
                "code.matches('2$')", "code != 'B1'", "xs.all(i, i.ok)", "xs.exists(i, i.m \(symbol) 1)",
                "xs.exists_one(i, i.ok)", "size(good) \(symbol) 1", "has(rate)", "has(day) && a",
                "sum(xs.map(i, i.m)) \(symbol) limit", "period - n \(symbol) 2020",
                "round(rate * 3, 0, 'half-up') \(symbol) 1",
            ])
        }
        let (left, right) = (condition(depth: depth + 1), condition(depth: depth + 1))
        return pick([
            "(\(left) && \(right))", "(\(left) || \(right))", "(a ? \(left) : \(right))", "!(\(left))",
        ])
    }

    private mutating func number() -> String {
        pick([
            "n", "part", "n - part", "hours", "rate * 4", "hours * rate", "size(xs)", "size(good)",
            "sum(xs.map(i, i.m))", "count(xs.map(i, i.ok))", "(\(condition()) ? n : 1)", "min(n, hours)",
            "max(part, rate)", "abs(part - hours)", "(has(n) ? n : 0)", "day.getDate()", "floor(hours)",
        ])
    }

    // MARK: - Awards

    private mutating func award(_ maximum: Int, isPart: Bool = false) -> String {
        let steps = pick(["", ", step: 0.5, rounding: \(pick(["down", "up", "half-up"]))"])
        let share = pick([
            "part: part, whole: n", "part: size(good), whole: size(xs)", "part: hours, whole: n",
        ])
        let empty = "when-empty: \(pick(["full", "zero", "not-applicable"]))"
        let bands = "bands: [{ at: \">= 50%\", points: \(maximum) }, { at: \"-\", points: \(pick([0, 1])) }]"
        let kinds = [
            "{ when: \"\(condition())\" }", "{ share: { \(share) }, scale: proportional\(steps), \(empty) }",
            "{ share: { \(share) }, scale: all-or-nothing, \(empty) }",
            "{ share: { \(share) }, \(bands), \(empty) }",
            "{ value: \"\(number())\", bands: [{ at: \">= 2\", points: \(maximum) }, { at: \"[1..2)\", points: 1 }, "
                + "{ at: \"-\", points: 0 }] }",
            "{ each: \"\(pick(["n", "part", "size(xs)", "size(good)"]))\", points: \(pick(["1", "0.5"])) }",
            "{ choice: kind, points: { x: \(maximum), y: 1, z: 0 } }", "{ assessed: { step: 1 } }",
            "{ points: \"\(number())\"\(steps) }",
        ]
        guard !isPart, chance(6) else { return pick(kinds) }
        let parts = ["a", "b"].map { id in
            "{ id: \(id), label: { vi: P, en: P }, max: 3, award: \(award(3, isPart: true)) }"
        }
        return "{ parts: [\(parts.joined(separator: ", "))] }"
    }

    // MARK: - Items

    private mutating func prerequisite(id: String) -> String {
        """
          - id: \(id)
            label: { vi: Điều kiện, en: Condition }
            source: { ref: mau, verified: true }
            require: "\(condition())"

        """
    }

    private mutating func gate(_ indent: String) -> String {
        guard chance(3) else { return "" }
        return
            "\(indent)applies: \"\(condition())\"\n\(indent)not-applicable: \(pick(["full", "zero", "exclude"]))\n"
    }

    private mutating func criterion(id: String) -> String {
        let indicators = (1...pick([1, 2, 3])).map { indicator(id: "\(id).\($0)") }
        return """
              - id: "\(id)"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(5 * indicators.count - pick([0, 0, 2]))
            \(gate("    "))\(chance(4) ? "    floor: 2\n" : "")    indicators:
            \(indicators.joined())\(chance(4) ? deductions(indent: "    ") : "")
            """
    }

    private mutating func indicator(id: String) -> String {
        """
              - id: "\(id)"
                label: { vi: Chỉ tiêu, en: Indicator }
                source: { ref: mau, verified: true }
                max: 5
        \(gate("        "))\(chance(4) ? "        floor: 1\n" : "")        award: \(award(5))

        """
    }

    private mutating func deductions(indent: String) -> String {
        """
        \(indent)deduct:
        \(indent)  - id: tru-\(indent.count)-\(Int.random(in: 0..<1_000_000, using: &random))
        \(indent)    label: { vi: Điểm trừ, en: Deduction }
        \(indent)    source: { ref: mau, verified: true }
        \(indent)    max: 3
        \(indent)    award: { \(pick(["when: \"\(condition())\"", "each: part, points: 2"])) }
        \(chance(2) ? "\(indent)below-zero: true\n" : "")
        """
    }
}
