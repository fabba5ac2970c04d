import AgreementSupport
import RuleCompiler
import RuleDiagnostics
import RuleEngine
import RuleModel
import Testing

/// Records on which the bulk evaluator could go astray come out as one by one.
struct AgreementTests {
    @Test func `a missing limit is narrowed by what it limits`() throws {
        let pack = try SmallPack.points(
            fields: [
                "members: { type: count, min: 1, label: { vi: TV, en: Members } }",
                "with_plan: { type: count, max: members, label: { vi: KH, en: Plans } }",
            ], award: "{ when: members >= 30 }")
        let records = [2, 38, 29, 30].map { plans in
            Record(id: "\(plans)", period: 2021, values: [nil, .number(Rational(plans))])
        }
        expectAgreement(on: records, by: pack)
    }

    /// Fields limit each other from `members` down to `learners` and `readers`, and `seats` lifts them from below; a rule
    /// reads some of them, and what the others say counts only where a gap lets it.
    @Test(arguments: [
        "learners * 2 >= adults", "adults >= 4", "learners >= 3", "readers + learners >= 6", "members >= 5",
        "has(learners) && adults > learners", "readers >= adults || learners == 2", "members - readers <= 3",
    ])
    func `limits of limits count where a gap lets them`(condition: String) throws {
        let pack = try SmallPack.points(
            fields: [
                "members: { type: count, min: 1, max: 9, label: { vi: TV, en: Members } }",
                "adults: { type: count, min: seats, max: members, label: { vi: NL, en: Adults } }",
                "learners: { type: count, max: adults, label: { vi: NH, en: Learners } }",
                "readers: { type: count, max: adults, label: { vi: NĐ, en: Readers } }",
                "seats: { type: count, max: 9, label: { vi: CN, en: Seats } }",
            ], award: "{ when: \"\(condition)\" }")
        let figures: [[Int?]] = [[nil, 5, 8], [nil, 3, 4, 5], [nil, 0, 2, 3], [nil, 1, 3], [nil, 2, 3]]
        let rows = figures.reduce([[Int?]]([[]])) { rows, column in
            rows.flatMap { row in column.map { row + [$0] } }
        }
        let records = rows.enumerated().map { index, row in
            Record(id: "\(index)", period: 2021, values: row.map { $0.map { .number(Rational($0)) } })
        }
        expectAgreement(on: records, by: pack)
    }

    /// The points are 0 in any case; whether the floor counts depends on whether the indicator applies.
    @Test func `a floor waits for what decides whether its indicator applies`() throws {
        let floor = "\n        floor: 2.5\n        applies: b\n        not-applicable: zero\n"
        let second = "      - id: \"1.2\"\n        label: { vi: Khác, en: Other }\n"
        let rest =
            "        source: { ref: mau, verified: true }\n        max: 10\n        award: { when: n >= 1 }\n"
        let pack = try SmallPack.points(
            fields: [
                "b: { type: flag, label: { vi: B, en: B } }",
                "n: { type: count, max: 9, label: { vi: N, en: N } }",
            ], award: "{ when: n >= 5 }" + floor + second + rest.dropLast(), border: "1")
        let records = [nil, .flag(true), .flag(false)].flatMap { (flag: Value?) in
            [nil, 0, 2, 7].map { number in
                Record(
                    id: "\(flag as Any) \(number ?? -1)", period: 2021,
                    values: [flag, number.map { .number(Rational($0)) }])
            }
        }
        expectAgreement(on: records, by: pack)
        let verdict = try ReferenceEvaluator.verdict(on: records[2], by: pack)
        #expect(verdict.points.isCertain && verdict.missing.map(\.isGate) == [true])
    }

    @Test func `a table as a limit leaves the other values as they are`() throws {
        let pack = try SmallPack.points(
            fields: [
                "kind: { type: choice, of: { x: X, y: Y }, label: { vi: K, en: K } }",
                "n: { type: count, max: table, label: { vi: N, en: N } }",
            ],
            parameters: "table: { by: kind, of: { x: 5, y: 40 }, source: { ref: mau, verified: true } }",
            values: "twice: { label: { vi: Hai, en: Twice }, value: n * 2 }", award: "{ when: twice <= 10 }")
        let records = ["x", "y"].map { Record(id: $0, period: 2021, values: [.text($0), nil]) }
        expectAgreement(on: records, by: pack)
        #expect(try ReferenceEvaluator.verdict(on: records[0], by: pack).points == Bounds(Rational(10)))
        #expect(try ReferenceEvaluator.verdict(on: records[1], by: pack).points.isCertain == false)
    }

    @Test(arguments: ["has({'x': 1}[p.kind])", "{'x': true, 'y': false}[p.kind]", "has([1][p.n])"])
    func `a gap elsewhere does not make items that are known less known`(condition: String) throws {
        let pack = try SmallPack.points(
            fields: [
                "b: { type: count, max: 2, label: { vi: B, en: B } }",
                "xs: { type: list, label: { vi: X, en: X }, of: { kind: { type: choice, of: { x: X, y: Y },"
                    + " label: { vi: K, en: K } }, n: { type: count, label: { vi: N, en: N } } } }",
            ], award: "{ when: \"size(xs.filter(p, \(condition))) + b >= 4\" }")
        let records = (0..<4).map { count in
            let items = (0...count).map { index in
                let values: [Value?] = [.text(index == 0 ? "x" : "y"), .number(Rational(index))]
                return Value.record(Item(values: values, list: 1, index: index))
            }
            return Record(id: "\(count)", period: 2021, values: [nil, .list(items)])
        }
        expectAgreement(on: records, by: pack)
    }

    /// A record is asked about by what its lists come to; the next one with the same numbers has other items.
    @Test(arguments: [
        "size(xs) == 2", "size(big) + size(xs) >= 3", "xs.exists(p, p.n > 4)", "big.exists_one(p, p.b)",
        "xs.all(p, p.b)", "has(xs)", "sum(xs.map(p, p.n > 4, p.n)) >= 9", "sum(big.map(p, p.n)) == k",
        "count(xs.map(p, p.b)) * 2 > size(xs)", "k > 0 || size(big.filter(p, p.b)) > 0",
        "[1, 2, 3][size(xs)] == 2", "size(xs) > k ? sum(xs.map(p, p.n)) > 4 : some",
    ])
    func `numbers taken from lists decide what a rule says of them`(condition: String) throws {
        let pack = try SmallPack.points(
            fields: [
                "k: { type: count, max: 9, label: { vi: K, en: K } }",
                "xs: { type: list, label: { vi: X, en: X }, of: { n: { type: count, max: 9,"
                    + " label: { vi: N, en: N } }, b: { type: flag, label: { vi: B, en: B } } } }",
            ],
            values: "big: \"xs.filter(p, p.n > 2)\"\n  some: size(big) > 0",
            award: "{ when: \"\(condition)\" }", before: ["size(big) <= 3 || k > 7"])
        let lists: [[(Int?, Bool?)]?] = [
            [], [(1, true)], [(5, true)], [(9, false), (1, true)], [(1, true), (9, false)], nil,
            [(3, true), (3, true), (4, false)], [(nil, true)], [(4, nil), (8, true)],
            [(8, true), (7, true), (6, true), (5, true)],
        ]
        let records = [3, 0, nil, 9].flatMap { (k: Int?) in
            lists.enumerated().map { index, list in
                let items = list?.enumerated().map { place, item in
                    let values: [Value?] = [
                        item.0.map { .number(Rational($0)) }, item.1.map { .flag($0) },
                    ]
                    return Value.record(Item(values: values, list: 1, index: place))
                }
                return Record(
                    id: "\(index) \(k ?? -1)", period: 2021,
                    values: [k.map { .number(Rational($0)) }, items.map { .list($0) }])
            }
        }
        expectAgreement(on: records, by: pack)
    }

    /// A count and its code stand in a byte.
    @Test func `a list may be longer than a byte can count`() throws {
        let pack = try SmallPack.points(
            fields: [
                "xs: { type: list, label: { vi: X, en: X }, of: { b: { type: flag,"
                    + " label: { vi: B, en: B } } } }"
            ], award: "{ each: \"size(xs.filter(p, p.b))\", points: 0.01 }", border: "2.54")
        let records = [0, 1, 30, 31, 253, 254, 255, 256, 257, 511].flatMap { count in
            [0, 1].map { others in
                let items = (0..<(count + others)).map { index in
                    Value.record(Item(values: [.flag(index < count)], list: 0, index: index))
                }
                return Record(id: "\(count) \(others)", period: 2021, values: [.list(items)])
            }
        }
        expectAgreement(on: records, by: pack)
    }

    /// A list field whose items are counts.
    private static func numbers(_ name: String, most: Int = 9) -> String {
        "\(name): { type: list, label: { vi: X, en: X }, of: { n: { type: count, max: \(most),"
            + " label: { vi: N, en: N } } } }"
    }

    @Test func `an item that may still hold something leaves its list open`() throws {
        let pack = try SmallPack.points(
            fields: [Self.numbers("xs")],
            award: "{ each: \"size(xs.filter(p, has(p.n) && p.n > 2))\", points: 3 }")
        let records = [[nil], [nil, 3], [3, 3], [1, nil, nil]].enumerated().map { index, numbers in
            let items = numbers.enumerated().map { place, number in
                Value.record(
                    Item(values: [number.map { .number(Rational($0)) }], list: 0, index: place))
            }
            return Record(id: "\(index)", period: 2021, values: [.list(items)])
        }
        expectAgreement(on: records, by: pack)
    }

    /// What such rows come to is the same, and what they wait for is not.
    @Test func `rows that lack the same of other items wait for their own`() throws {
        let pack = try SmallPack.points(
            fields: [Self.numbers("xs")], award: "{ each: \"size(xs.filter(p, p.n > 2))\", points: 3 }")
        let lists = [[nil, 1, 3], [1, nil, 3], [3, 1, nil], [nil, 1, 3]]
        let records = lists.enumerated().map { index, numbers in
            let items = numbers.enumerated().map { place, number in
                Value.record(
                    Item(values: [number.map { .number(Rational($0)) }], list: 0, index: place))
            }
            return Record(id: "\(index)", period: 2021, values: [.list(items)])
        }
        expectAgreement(on: records, by: pack)
        let missing = try records.map { try ReferenceEvaluator.verdict(on: $0, by: pack).missing.map(\.path) }
        #expect(Set(missing).count == 3)
    }

    @Test func `lists of any length are read with their own`() throws {
        let pack = try SmallPack.points(
            fields: [Self.numbers("xs")], award: "{ when: \"size(xs.filter(p, p.n > 2)) >= 1\" }")
        let records = [0, 1, 2, 2, 10, 254, 255, 256, 300, 300, 1].enumerated().map { index, count in
            let items = (0..<count).map { place in
                Value.record(Item(values: [.number(Rational(3))], list: 0, index: place))
            }
            return Record(id: "\(index)", period: 2021, values: [.list(items)])
        }
        expectAgreement(on: records, by: pack)
    }

    @Test func `a rule may read many lists`() throws {
        let names = (0..<12).map { "x\($0)" }
        let pack = try SmallPack.points(
            fields: names.map { Self.numbers($0) },
            award: "{ when: \"\(names.map { "size(\($0))" }.joined(separator: " + ")) >= 10\" }")
        let records = [0, 1, 2, 3, 2].map { count in
            let lists = names.indices.map { list in
                Value.list(
                    (0..<count + list % 2).map { place in
                        .record(Item(values: [.number(Rational(3))], list: list, index: place))
                    })
            }
            return Record(id: "\(count)", period: 2021, values: lists)
        }
        expectAgreement(on: records, by: pack)
    }

    @Test func `a fault names the number of its own record`() throws {
        let pack = try SmallPack.points(
            fields: [Self.numbers("xs", most: 99)],
            award: "{ each: \"size(xs.filter(p, [10, 20][p.n] > 15))\", points: 3 }")
        let records = [0, 1, 5, 7, 5].map { number in
            let item = Item(values: [.number(Rational(number))], list: 0, index: 0)
            return Record(id: "\(number)", period: 2021, values: [.list([.record(item)])])
        }
        expectAgreement(on: records, by: pack)
    }

    @Test func `a prerequisite that fails to be worked out fails the record`() throws {
        let pack = try SmallPack.points(
            fields: [
                "n: { type: count, max: 9, label: { vi: N, en: N } }",
                "b: { type: flag, label: { vi: B, en: B } }",
            ], award: "{ when: b }", before: ["6 / n > 2"])
        let records = [0, 1, 3, nil].map { number in
            Record(id: "r", period: 2021, values: [number.map { .number(Rational($0)) }, .flag(true)])
        }
        expectAgreement(on: records, by: pack)
    }

    @Test func `deductions of what is left out are no unverified part`() throws {
        let deductions = """
                deduct:
                  - id: tru
                    label: { vi: Trừ, en: Deduction }
                    source: { ref: mau, verified: false }
                    max: 3
                    award: { each: n, points: 1 }
              - id: "2"
                label: { vi: Tiêu chí, en: Criterion }
                max: 10
                indicators:
                  - id: "2.1"
                    label: { vi: Chỉ tiêu, en: Indicator }
                    source: { ref: mau, verified: true }
                    max: 10
                    award: { each: n, points: 1 }

            """
        let pack = try SmallPack.points(
            fields: ["n: { type: count, max: 9, label: { vi: N, en: N } }"],
            award: "{ share: { part: n, whole: n }, scale: proportional, when-empty: not-applicable }",
            after: deductions)
        let records = [0, 1, 9, nil].map { number in
            Record(id: "r", period: 2021, values: [number.map { .number(Rational($0)) }])
        }
        expectAgreement(on: records, by: pack)
    }

    @Test(arguments: ["", "deduct:", "deduct: below-zero"])
    func `a criterion below zero leaves the total below zero`(total: String) throws {
        let deduction = """
              - id: tru%
                label: { vi: Trừ, en: Deduction }
                source: { ref: mau, verified: true }
                max: 30
                award: { each: n, points: 2 }

            """
        let own = deduction.replacing("%", with: "-1").split(separator: "\n").map { "    \($0)\n" }.joined()
        let ofPack =
            total.isEmpty
            ? ""
            : "deduct:\n" + deduction.replacing("%", with: "-2")
                + (total.hasSuffix("zero") ? "below-zero: true\n" : "")
        let pack = try SmallPack.points(
            fields: ["n: { type: count, max: 9, label: { vi: N, en: N } }"], award: "{ each: n, points: 1 }",
            after: "    deduct:\n" + own + "    below-zero: true\n" + ofPack)
        let records = (0...9).map { Record(id: "\($0)", period: 2021, values: [.number(Rational($0))]) }
        expectAgreement(on: records, by: pack)
    }

    @Test(arguments: ["20000000", "1000000000000", "0.000000000000000001"])
    func `maxima beyond the columns count exactly`(maximum: String) throws {
        let pack = try SmallPack.points(
            fields: ["n: { type: count, max: 9, label: { vi: N, en: N } }"],
            award: "{ each: n, points: \(maximum) }", maximum: maximum, border: maximum)
        let records = (0...2).map { Record(id: "\($0)", period: 2021, values: [.number(Rational($0))]) }
        expectAgreement(on: records, by: pack)
    }
}

extension AgreementTests {
    private func expectAgreement(on records: [Record], by pack: RulePack) {
        var agreement = EvaluatorAgreement()
        agreement.check(records, by: pack)
        #expect(agreement.judgements == 2 * records.count)
        #expect(agreement.differences.isEmpty, "\(agreement.differences.joined(separator: "; "))")
    }
}
