/// Makes the text of a pack at random, the same for the same seed, out of every construct of the language.
package struct PackTexts {
    var expressions: ExpressionTexts
    var chance: Chance
    private var count = 0

    package init(seed: UInt64) {
        chance = Chance(seed: seed)
        expressions = ExpressionTexts(chance: Chance(seed: seed ^ 0x5DEE_CE66))
        expressions.readsTexts = chance.once(in: 4)
        expressions.isFree = chance.once(in: 3)
    }

    package mutating func pack() -> String {
        let (values, applies, prerequisites) = (values(), applies(), prerequisites())
        let criteria = (1...chance.pick([1, 2, 2, 3])).map { criterion($0) }.joined()
        let deductions = chance.once(in: 3) ? deduct(indent: "") : ""
        return PackTexts.head(model: "points", from: 2011) + fields() + PackTexts.parameters + values
            + applies + prerequisites + "criteria:\n" + criteria + deductions + classes()
    }

    /// What every pack begins with: one for units with one document, in force from the start of a year.
    package static func head(of name: String = "mau", model: String, from year: Int) -> String {
        """
        pack: don-vi-hoc-tap/\(name)
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: \(year)-01-01 }
        model: \(model)
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: \(year - 1)-12-01 }

        """
    }

    static let parameters = """
        parameters:
          least: { label: { vi: Ít nhất, en: Least }, value: 3, source: { ref: mau, verified: true } }
          cut: { label: { vi: Mức, en: Cut }, value: 60%, source: { ref: mau, verified: false } }
          table:
            label: { vi: Bảng, en: Table }
            by: kind
            of: { x: 5, y: 40, z: 2.5 }
            source: { ref: mau, verified: true }

        """

    // MARK: - Fields

    mutating func fields() -> String {
        let n = chance.pick([
            "min: 1, max: 40", "max: 10", "min: 1", "max: 100000", "max: table", "min: part",
        ])
        let part = n == "min: part" ? "max: 30" : "max: n"
        let w = chance.pick(["min: -5, max: 5", "min: -100", "max: 3"])
        let d = chance.pick(["scale: 1, max: 10", "scale: 7", "scale: 3, min: w", "min: 0.5, max: 4"])
        let pc = chance.pick(["max: 100%", "min: 10%, max: 250%"])
        let most = chance.pick(["max: \"n + part\"", "min: n", "max: \"period - 2000\"", "min: 3, max: w"])
        let member = chance.pick(["max: n", "min: n", "max: 9", "max: \"n * 2\""])
        let day = chance.pick(["", "min: 2010-01-01, ", "max: 2024-12-31, "])
        return """
            fields:
              ok: { type: flag, label: { vi: A, en: A } }
              b: { type: flag, label: { vi: B, en: B } }
              n: { type: count, \(n), label: { vi: N, en: N } }
              part: { type: count, \(part), label: { vi: P, en: P } }
              w: { type: whole, \(w), label: { vi: W, en: W } }
              d: { type: decimal, \(d), label: { vi: D, en: D } }
              pc: { type: percent, \(pc), label: { vi: T, en: T } }
              big: { type: count, label: { vi: L, en: L } }
              most: { type: count, \(most), label: { vi: M, en: M } }
              year: { type: count, max: period, label: { vi: Năm, en: Year } }
              day: { type: date, \(day)label: { vi: Ngày, en: Day } }
              kind: { type: choice, of: { x: X, y: Y, z: Z }, label: { vi: K, en: K } }
              name: { type: text, label: { vi: Tên, en: Name } }
              xs:
                type: list
                label: { vi: Người, en: People }
                of:
                  ok: { type: flag, label: { vi: A, en: A } }
                  n: { type: count, max: 100, label: { vi: N, en: N } }
                  m: { type: count, \(member), label: { vi: M, en: M } }
                  r: { type: decimal, scale: 1, max: 20, label: { vi: R, en: R } }
                  pc: { type: percent, max: 100%, label: { vi: T, en: T } }
                  kind: { type: choice, of: { x: X, y: Y, z: Z }, label: { vi: K, en: K } }
                  year: { type: count, max: period, label: { vi: Năm, en: Year } }
                  day: { type: date, label: { vi: Ngày, en: Day } }
                  name: { type: text, label: { vi: Tên, en: Name } }
              ys:
                type: list
                label: { vi: Lớp, en: Classes }
                of:
                  ok: { type: flag, label: { vi: A, en: A } }
                  m: { type: whole, max: 100, label: { vi: M, en: M } }

            """
    }

    // MARK: - Values

    mutating func values() -> String {
        var text = "values:\n"
        for index in 0..<chance.pick([0, 1, 2, 4]) {
            let name = "v\(index)"
            let value: String
            switch chance.number(in: 0...3) {
            case 0:
                value = expressions.flag(2)
                expressions.flags.append(name)
            case 1:
                value = expressions.number(2)
                expressions.numbers.append(name)
            default:
                let list = chance.pick(expressions.lists)
                value = "\(list).filter(p, \(expressions.itemFlag(1)))"
                expressions.lists.append(name)
            }
            text += "  \(name): { label: { vi: V\(index), en: V\(index) }, value: \"\(value)\" }\n"
        }
        return text == "values:\n" ? "" : text
    }

    // MARK: - Levels

    mutating func applies() -> String {
        chance.once(in: 6) ? "applies: \"\(expressions.flag(2))\"\n" : ""
    }

    mutating func prerequisites() -> String {
        let required = chance.pick([[], [], [1], [1, 2]]).map { prerequisite($0) }.joined()
        return required.isEmpty ? "" : "prerequisites:\n" + required
    }

    private mutating func prerequisite(_ index: Int) -> String {
        """
          - id: dk-\(index)
            label: { vi: Điều kiện, en: Condition }
            source: { ref: mau, verified: true }
            require: "\(expressions.flag(2))"

        """
    }

    private mutating func criterion(_ index: Int) -> String {
        let indicators = (1...chance.pick([1, 2, 3])).map { indicator("\(index).\($0)") }
        let sum = indicators.count * 10
        let maximum = chance.pick([sum, sum, sum - 3])
        let floor = chance.once(in: 4) ? "    floor: \(chance.pick(["1", "4.5", "7"]))\n" : ""
        let deductions = chance.once(in: 3) ? deduct(indent: "    ") : ""
        return """
              - id: "\(index)"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(maximum)
            \(floor)\(gate(indent: "    "))    indicators:
            \(indicators.joined())\(deductions)
            """
    }

    private mutating func gate(indent: String) -> String {
        guard chance.once(in: 4) else { return "" }
        let otherwise = chance.pick(["full", "zero", "exclude"])
        return "\(indent)applies: \"\(expressions.flag(1))\"\n\(indent)not-applicable: \(otherwise)\n"
    }

    private mutating func indicator(_ id: String) -> String {
        let floor = chance.once(in: 5) ? "        floor: \(chance.pick(["1", "2.5", "6"]))\n" : ""
        let missing = chance.once(in: 5) ? "        missing: zero\n" : ""
        return """
                  - id: "\(id)"
                    label: { vi: Chỉ tiêu, en: Indicator }
                    source: { ref: mau, verified: \(chance.pick(["true", "false"])) }
                    max: 10
            \(floor)\(missing)\(gate(indent: "        "))        award: \(award(id))

            """
    }

    private mutating func deduct(indent: String) -> String {
        let items = (1...chance.pick([1, 2])).map { _ -> String in
            count += 1
            return """
                \(indent)  - id: tru-\(count)
                \(indent)    label: { vi: Điểm trừ, en: Deduction }
                \(indent)    source: { ref: mau, verified: true }
                \(indent)    max: 10
                \(indent)    award: \(award("tru-\(count)"))

                """
        }
        let below = chance.once(in: 2) ? "\(indent)below-zero: true\n" : ""
        return "\(indent)deduct:\n" + items.joined() + below
    }

    private mutating func classes() -> String {
        let low = chance.pick(["2", "5", "9.5"])
        let high = chance.pick(["10", "14", "19.25"])
        let middle = chance.pick(["true", "false"])
        return """
            classification:
              - { id: tot, label: { vi: Tốt, en: Good }, points: ">= \(high)", recognised: true }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[\(low)..\(high))", recognised: \(middle) }
              - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< \(low)", recognised: false }

            """
    }

    // MARK: - Awards

    private mutating func award(_ id: String, maximum: Int = 10) -> String {
        let rounding = chance.pick(["down", "up", "half-up", "half-even"])
        let step = chance.pick([
            "", "", ", step: 0.5, rounding: \(rounding)", ", step: 2.5, rounding: \(rounding)",
        ])
        let isPart = maximum < 10
        switch chance.number(in: isPart ? 0...8 : 0...10) {
        case 0, 1: return "{ when: \"\(expressions.flag(2))\" }"
        case 2, 3: return share(step, maximum)
        case 4: return "{ value: \"\(expressions.number(2))\", bands: \(bands(maximum)) }"
        case 5: return "{ each: \"\(expressions.number(1))\", points: \(chance.pick(["2", "0.5", "1"])) }"
        case 6:
            return "{ choice: kind, points: { x: \(maximum), y: \(chance.pick(["0", "5"])), z: 2.5 } }"
        case 7: return "{ points: \"\(expressions.number(2))\"\(step) }"
        case 8:
            return isPart
                ? "{ when: \"\(expressions.flag(1))\" }"
                : "{ assessed: { step: \(chance.pick(["0.25", "0.5", "2.5"])) } }"
        default: return "{ parts: [\(part("\(id)a")), \(part("\(id)b"))] }"
        }
    }

    private mutating func part(_ id: String) -> String {
        "{ id: \"\(id)\", label: { vi: Phần, en: Part }, max: 5, award: \(award(id, maximum: 5)) }"
    }

    private mutating func share(_ step: String, _ maximum: Int) -> String {
        let empty = ", when-empty: \(chance.pick(["full", "zero", "not-applicable"]))"
        let list = expressions.list(1)
        let whole = chance.pick([
            "part: part, whole: n", "part: part, whole: n", "part: n, whole: most",
            "part: \"size(\(list).filter(p, \(expressions.itemFlag(1))))\", whole: \"size(\(list))\"",
            "part: \"\(expressions.number(1))\", whole: \"\(expressions.number(1))\"",
            "part: \"sum(xs.map(p, p.n))\", whole: n",
        ])
        let scale = chance.pick([
            "scale: proportional\(step)", "scale: all-or-nothing", "bands: \(bands(maximum))",
        ])
        return "{ share: { \(whole) }, \(scale)\(empty) }"
    }

    private mutating func bands(_ maximum: Int) -> String {
        guard chance.once(in: 2) else {
            return "[{ at: \">= 50%\", points: \(maximum) }, { at: \"-\", points: 0.5 }]"
        }
        let (low, high) = chance.pick([("1", "2"), ("0.5", "1"), ("3", "14")])
        return """
            [{ at: "< \(low)", points: \(chance.pick(["0", "1", "2.5"])) }, \
            { at: "[\(low)..\(high))", points: 4 }, { at: "-", points: \(maximum) }]
            """
    }
}
