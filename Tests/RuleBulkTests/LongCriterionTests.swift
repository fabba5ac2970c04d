import AgreementSupport
import RuleModel
import Testing

/// Criteria with more items than one sum of the bulk evaluator holds.
struct LongCriterionTests {
    private static func pack(of count: Int, targets: Bool) throws -> RulePack {
        let items = (0..<count).map { index in
            """
                  - id: "1.\(index)"
                    label: { vi: Chỉ tiêu, en: Item }
                    source: { ref: mau, verified: true }
                    \(targets ? "target: n > \(index % 9)" : "max: 1\n        award: { when: n > \(index % 9) }")

            """
        }
        let text = """
            \(PackTexts.head(model: targets ? "targets" : "points", from: 2021))\
            fields: { n: { type: count, max: 9, label: { vi: N, en: N } } }
            \(targets ? "levels: [{ id: muc-1, label: { vi: Mức, en: Level }, at-least: 2 }]" : "")
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                \(targets ? "" : "max: \(count)")
                indicators:
            \(items.joined())
            \(targets ? "" : classification)
            """
        return try SmallPack.compiled(text)
    }

    private static let classification = """
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 5", recognised: true }
          - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< 5", recognised: false }
        """

    @Test(arguments: [15, 16, 31, 255, 256, 257, 512], [true, false])
    func `a criterion may have any number of items`(count: Int, targets: Bool) throws {
        let records = [0, 5, nil, 9].enumerated().map { index, number in
            Record(id: "r\(index)", period: 2021, values: [number.map { .number(Rational($0)) }])
        }
        expectAgreement(on: records, by: try Self.pack(of: count, targets: targets))
    }

    /// Points in hundredths: one sum of sixteen bits holds 655 points, so the items go into sums of their own, or are
    /// too large for any.
    @Test(arguments: [[300, 300], [400, 400, 400], [655, 655], [656, 10], [900, 900]])
    func `items may give any number of points`(maxima: [Int]) throws {
        let items = maxima.enumerated().map { index, maximum in
            """
                  - id: "1.\(index)"
                    label: { vi: Chỉ tiêu, en: Item }
                    source: { ref: mau, verified: true }
                    max: \(maximum)
                    award:
                      value: n
                      bands:
                        - { at: ">= 9", points: \(maximum) }
                        - { at: "[5..9)", points: \(maximum - 1).25 }
                        - { at: "-", points: 0 }
            \(index == 0 ? "        applies: p\n        not-applicable: exclude\n" : "")
            """
        }
        let whole = maxima.reduce(0, +)
        let text = """
            \(PackTexts.head(model: "points", from: 2021))\
            fields:
              n: { type: count, max: 9, label: { vi: N, en: N } }
              p: { type: flag, label: { vi: P, en: P } }
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(whole)
                floor: \(whole - 20)
                indicators:
            \(items.joined())
            \(Self.classification)
            """
        let records = [0, 5, nil, 9].flatMap { number in
            [true, false, nil].map { flag in
                Record(
                    id: "r\(number ?? 99)\(flag.map(\.description) ?? "")", period: 2021,
                    values: [number.map { .number(Rational($0)) }, flag.map { .flag($0) }])
            }
        }
        expectAgreement(on: records, by: try SmallPack.compiled(text))
    }

    /// Up to 31 tallies have a lane each; one more lane says whether an item with a gap leaves any of them open.
    @Test(arguments: [30, 31, 32, 33])
    func `a list may be counted in any number of ways`(count: Int) throws {
        let items = (0..<count).map { index in
            """
                  - id: "1.\(index)"
                    label: { vi: Chỉ tiêu, en: Item }
                    source: { ref: mau, verified: true }
                    max: 1
                    award: { when: "size(list.filter(p, p.n >= \(index))) >= 2" }

            """
        }
        let text = """
            \(PackTexts.head(model: "points", from: 2021))\
            fields:
              list:
                type: list
                label: { vi: Mục, en: List }
                of: { n: { type: count, max: 99, label: { vi: N, en: N } } }
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(count)
                indicators:
            \(items.joined())
            \(Self.classification)
            """
        let lists: [[Int?]?] = [
            nil, [], [3], [nil], [40, 31, 30], [nil, 30], [nil, nil, 2], [31, nil, 29],
            Array(repeating: 9, count: 254), Array(repeating: 9, count: 254) + [nil],
        ]
        let records = lists.enumerated().map { index, list in
            let value = list.map { numbers in
                Value.list(
                    numbers.enumerated().map { place, number in
                        .record(
                            Item(values: [number.map { .number(Rational($0)) }], list: 0, index: place))
                    })
            }
            return Record(id: "r\(index)", period: 2021, values: [value])
        }
        expectAgreement(on: records, by: try SmallPack.compiled(text))
    }

    /// So many have no bits for all of them.
    @Test(arguments: [8, 9, 32, 33, 65])
    func `a pack may have any number of gates`(count: Int) throws {
        let criteria = (0..<count).map { index in
            """
              - id: "\(index + 1)"
                label: { vi: Tiêu chí, en: Criterion }
                max: 2
                floor: \(index % 2 + 1)
                indicators:
                  - id: "\(index + 1).1"
                    label: { vi: Chỉ tiêu, en: Item }
                    source: { ref: mau, verified: true }
                    max: 2
                    award: { each: n, points: 1 }

            """
        }
        let gates = (0..<count).map { index in
            "  - { id: g\(index), label: { vi: ĐK, en: Condition }, require: \"n != \(index % 9 + 1)\","
                + " source: { ref: mau, verified: true } }\n"
        }
        let text = """
            \(PackTexts.head(model: "points", from: 2021))\
            fields: { n: { type: count, max: 99, label: { vi: N, en: N } } }
            prerequisites:
            \(gates.joined())criteria:
            \(criteria.joined())
            \(Self.classification)
            """
        let records = [0, 1, 2, 8, 9, 10, nil].enumerated().map { index, number in
            Record(id: "r\(index)", period: 2021, values: [number.map { .number(Rational($0)) }])
        }
        expectAgreement(on: records, by: try SmallPack.compiled(text))
    }
}
