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
        let open = """
            \(Self.head)values:
            \(values)\(criteria)classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "-", recognised: true }

            """
        return (judged, open)
    }

    private static let head = """
        pack: don-vi-hoc-tap/ngau-nhien
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: 2021-01-01 }
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
            "size(xs.filter(i, i.ok)) \(symbol) size(xs)",
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
                \(gate(indent: "    "))    indicators:
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

    private mutating func indicator(id: String) -> String {
        """
              - id: "\(id)"
                label: { vi: Chỉ tiêu, en: Indicator }
                source: { ref: mau, verified: true }
                max: 10
        \(gate(indent: "        "))        award: \(award())

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
