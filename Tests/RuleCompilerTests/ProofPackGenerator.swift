import TestSupport

/// Makes the texts of small packs at random, the same for the same seed.
///
/// Every field has so few values that all records can be tried.
struct ProofPackGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// One pack in two forms: with classes and prerequisites, and with one class and the prerequisites as values.
    mutating func packs() -> (judged: String, open: String) {
        let requirements = [condition(depth: 1), condition(depth: 1)]
        let criteria = criteria()
        let border = pick(["2", "5", "9", "14", "19", "25"])
        let prerequisites = requirements.enumerated().map { index, text in
            """
              - id: dk-\(index)
                label: { vi: Điều kiện, en: Condition }
                source: { ref: mau, verified: true }
                require: "\(text)"

            """
        }.joined()
        let values = requirements.enumerated().map { "  v\($0): \"\($1)\"\n" }.joined()
        let judged = """
            \(Self.head)prerequisites:
            \(prerequisites)\(criteria)classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= \(border)", recognised: true }
              - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< \(border)", recognised: false }

            """
        // A floor that no record reaches is an error, so the open pack has none.
        let plain = criteria.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("floor:") }.joined(separator: "\n")
        let open = """
            \(Self.head)values:
            \(values)\(plain)classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "-", recognised: true }

            """
        return (judged, open)
    }

    private static let head = """
        pack: don-vi-hoc-tap/ngau-nhien
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: 2021-01-01, to: 2022-12-31 }
        model: points
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
        fields:
          a: { type: flag, informative: true, label: { vi: A, en: A } }
          n: { type: count, min: 1, max: 3, informative: true, label: { vi: N, en: N } }
          part: { type: count, max: n, informative: true, label: { vi: P, en: P } }
          kind:
            type: choice
            of: { x: X, y: Y, z: Z }
            informative: true
            label: { vi: K, en: K }
          xs:
            type: list
            informative: true
            label: { vi: L, en: L }
            of:
              ok: { type: flag, informative: true, label: { vi: O, en: O } }
          day:
            type: date
            min: date('2020-06-01')
            max: date('2020-06-03')
            informative: true
            label: { vi: D, en: D }
          code: { type: text, pattern: 'A[1-9]', informative: true, label: { vi: C, en: C } }
          rate: { type: percent, informative: true, label: { vi: R, en: R } }

        """

    // MARK: - Conditions

    private mutating func condition(depth: Int) -> String {
        guard depth > 0, pick([true, true, false]) else { return atom() }
        let (left, right) = (condition(depth: depth - 1), condition(depth: depth - 1))
        return pick(["\(left) && \(right)", "(\(left)) || \(right)", "!(\(left)) && (\(right))"])
    }

    private mutating func atom() -> String {
        let number = pick(["0", "1", "2", "3", "4"])
        let symbol = pick(["<", "<=", ">", ">=", "==", "!="])
        let term = pick([
            "n", "part", "n - part", "size(xs)", "size(xs.filter(i, i.ok))", "part + size(xs)", "2 * part",
            "max(n, part)", "share(part, n)", "(a ? n : part)", "part / n",
        ])
        return pick([
            "\(term) \(symbol) \(number)", "\(term) \(symbol) n", "part \(symbol) \(term)", "a", "!a",
            "kind == 'x'", "kind != 'y'", "kind in ['x', 'z']", "xs.all(i, i.ok)", "xs.exists(i, i.ok && a)",
            "size(xs.filter(i, i.ok)) \(symbol) size(xs)", "rate \(symbol) 0.5", "rate \(symbol) \(number)",
            "day \(symbol) date('2020-06-0\(pick(["1", "2", "3", "4"]))')",
            "day.getFullYear() \(symbol) 2020",
            "day.getDate() \(symbol) \(number)", "code == '\(pick(["A1", "A2", "B1"]))'", "code != 'B1'",
            "code in ['A2', 'Q']", "code.matches('\(pick(["^A", "A[1-9]", "2"]))')",
            "period \(symbol) \(pick(["2020", "2021", "2022", "2023"]))",
        ])
    }

    // MARK: - Points

    private mutating func criteria() -> String {
        var text = "criteria:\n"
        for index in 1...2 {
            let indicators = (1...2).map { indicator(id: "\(index).\($0)") }.joined()
            text += """
                  - id: "\(index)"
                    label: { vi: Tiêu chí, en: Criterion }
                    max: \(pick(["16", "20", "20"]))
                \(gate(indent: "    "))\(floor(indent: "    "))    indicators:
                \(indicators)\(deductions(id: "tru-\(index)"))
                """
        }
        return text
    }

    private mutating func gate(indent: String) -> String {
        guard pick([true, false, false, false]) else { return "" }
        let otherwise = pick(["full", "zero", "exclude"])
        return "\(indent)applies: \"\(condition(depth: 0))\"\n\(indent)not-applicable: \(otherwise)\n"
    }

    private mutating func floor(indent: String) -> String {
        pick([true, false, false]) ? "\(indent)floor: \(pick(["0", "1", "3", "4", "6", "8", "10"]))\n" : ""
    }

    private mutating func indicator(id: String) -> String {
        """
              - id: "\(id)"
                label: { vi: Chỉ tiêu, en: Indicator }
                source: { ref: mau, verified: true }
                max: 10
        \(gate(indent: "        "))\(floor(indent: "        "))        award: \(award())

        """
    }

    private mutating func award() -> String {
        pick([
            "{ when: \"\(condition(depth: 2))\" }",
            "{ when: \"\(condition(depth: 1))\" }",
            "{ share: { part: part, whole: n }, scale: proportional }",
            "{ share: { part: part, whole: \"n + size(xs)\" }, scale: proportional, step: 2.5, rounding: down }",
            "{ share: { part: \"size(xs.filter(i, i.ok))\", whole: size(xs) }, scale: all-or-nothing,"
                + " when-empty: \(pick(["full", "zero", "not-applicable"])) }",
            "{ value: n, bands: [{ at: \">= 3\", points: 10 }, { at: \"-\", points: \(pick(["0", "4"])) }] }",
            "{ each: part, points: \(pick(["2", "3", "5"])) }",
            "{ choice: kind, points: { x: 10, y: \(pick(["0", "5"])), z: \(pick(["0", "1"])) } }",
            "{ points: \"\(condition(depth: 1)) ? \(pick(["7", "10", "12"])) : n\" }",
        ])
    }

    private mutating func deductions(id: String) -> String {
        guard pick([true, false, false]) else { return "" }
        return """
                deduct:
                  - id: \(id)
                    label: { vi: Điểm trừ, en: Deduction }
                    source: { ref: mau, verified: true }
                    max: 6
                    award: \(pick(["{ each: \"n - part\", points: 3 }", "{ each: part, points: 6 }"]))
                \(pick(["    below-zero: true\n", ""]))
            """
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
