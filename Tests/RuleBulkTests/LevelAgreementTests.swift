import AgreementSupport
import RuleBulk
import RuleEngine
import RuleModel
import Testing

/// Records of packs of targets on which the bulk evaluator could go astray come out as one by one.
struct LevelAgreementTests {
    /// The second level asks for the first to have been held for a year, where the pack applies at all.
    private static func pack(applies: String = "n != 3", target: String = "n >= 1") throws -> RulePack {
        let text = """
            \(PackTexts.head(model: "targets", from: 2018))\
            fields:
              n: { type: count, max: 9, label: { vi: N, en: N } }
              name: { type: text, label: { vi: Tên, en: Name } }
              xs: { type: list, label: { vi: X, en: X }, of: { ok: { type: flag, label: { vi: A, en: A } } } }
            applies: "\(applies)"
            levels:
              - { id: muc-1, label: { vi: Mức 1, en: Level 1 }, all: true }
              - { id: muc-2, label: { vi: Mức 2, en: Level 2 }, all: true, after: { level: muc-1, months: 12 } }
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                indicators:
                  - id: "1.1"
                    label: { vi: Chỉ tiêu, en: Target }
                    source: { ref: mau, verified: true }
                    target: "\(target)"

            """
        return try SmallPack.compiled(text)
    }

    private static func result(_ title: String?, _ level: String?, _ day: Day?, _ index: Int = 0) -> Value {
        .record(
            Item(
                values: [
                    title.map { .text(normalizing: $0) }, level.map { .text(normalizing: $0) },
                    day.map { .date($0) },
                ], list: 3, index: index))
    }

    private static func record(
        _ index: Int, n: Int?, period: Int = 2022, items: [Value]? = nil, history: [Value]?
    ) -> Record {
        Record(
            id: "r\(index)", period: period,
            values: [
                n.map { .number(Rational($0)) }, .text(normalizing: "anh"), items.map { .list($0) },
                history.map { .list($0) },
            ])
    }

    /// More different histories than are kept, among them rows that have none because the pack does not apply.
    @Test func `histories of any number are told apart`() throws {
        let pack = try Self.pack()
        let records = (0..<2600).map { index in
            let day = Day(year: 2019 + index % 3, month: 1 + index % 12, day: 1 + index / 100)
            let level = index % 7 == 0 ? "muc-2" : index % 11 == 0 ? nil : "muc-1"
            let history = index % 13 == 0 ? [] : [Self.result(index % 5 == 0 ? "Khác" : nil, level, day)]
            return Self.record(
                index, n: index % 10, period: 2020 + index % 4, history: index % 17 == 0 ? nil : history)
        }
        expectAgreement(on: Array(records.prefix(1000)), by: pack)
        expectAgreement(on: Array(records.dropFirst(1000).prefix(1000)), by: pack)
        var agreement = EvaluatorAgreement()
        agreement.check(records, by: pack)
        #expect(agreement.differences == [])
        #expect(agreement.pairs == records.count)
    }

    @Test func `a pack that reads a text to know whether it applies leaves rows out`() throws {
        let pack = try Self.pack(applies: "name == 'anh' && n != 3")
        expectAgreement(on: (0..<20).map { Self.record($0, n: $0 % 10, history: []) }, by: pack)
    }

    @Test func `rows whose target lacks items name their own`() throws {
        let pack = try Self.pack(target: "xs.all(p, p.ok) || n > 6")
        let flags: [[Bool?]] = [[nil, true], [true, nil], [nil, nil], [true, false], [], [nil, true]]
        let records = flags.enumerated().map { index, flags in
            let items = flags.enumerated().map { place, flag in
                Value.record(Item(values: [flag.map { .flag($0) }], list: 2, index: place))
            }
            return Self.record(index, n: index, items: items, history: [])
        }
        expectAgreement(on: records, by: pack)
        let missing = try records.map { try ReferenceEvaluator.verdict(on: $0, by: pack).missing.map(\.path) }
        #expect(Set(missing).count > 3)
    }

    @Test func `a target that fails to be worked out fails the record`() throws {
        let pack = try Self.pack(target: "6 / n > 2")
        expectAgreement(
            on: [0, 1, 5, nil, 0].enumerated().map { Self.record($0, n: $1, history: []) }, by: pack,
            mayGoLongWay: true)
    }

    @Test(arguments: [
        "don-vi-hoc-tap", "Đơn vị học tập", "ĐƠN VỊ HỌC TẬP", "Learning unit", "Gia đình học tập", "", nil,
    ])
    func `an earlier result counts if it is one of the title`(title: String?) throws {
        let pack = try Self.pack()
        let day = Day(year: 2020, month: 5, day: 1)
        let records = ["muc-1", "muc-2", nil].flatMap { level in
            [day, Day(year: 2022, month: 6, day: 1), nil].map { day in
                Self.record(0, n: 5, history: [Self.result(title, level, day)])
            }
        }
        expectAgreement(on: records, by: pack)
    }

    /// Then the column tells which title it is, and not only whether it is this one.
    @Test func `a rule may read the titles of earlier results`() throws {
        let pack = try Self.pack(target: "history.exists(h, h.title.startsWith('Khác')) || n > 4")
        let titles = ["don-vi-hoc-tap", "Đơn vị học tập", "Khác", "Khác nữa", "Gia đình học tập", nil]
        let records = titles.enumerated().flatMap { index, title in
            [3, 5].map { n in
                let day = Day(year: 2020, month: 5, day: 1)
                return Self.record(index * 10 + n, n: n, history: [Self.result(title, "muc-1", day)])
            }
        }
        #expect(Program(of: pack).layout.items[3][0] == .text(isRead: true))
        expectAgreement(on: records, by: pack)
        expectAgreement(on: records, by: pack, texts: TextPool(room: 1))
        let levels = try records.map { try ReferenceEvaluator.verdict(on: $0, by: pack).classIndex }
        #expect(Set(levels).count > 1)
    }

    @Test func `earlier results are counted to the day that is asked for`() throws {
        let pack = try Self.pack()
        let records = (1...9).map { month in
            Self.record(
                month, n: 5, history: [Self.result(nil, "muc-1", Day(year: 2021, month: month, day: 15))])
        }
        let asOf = try #require(Day(year: 2022, month: 5, day: 20))
        var evaluator = BatchEvaluator(Program(of: pack), asOf: asOf)
        var batch = Batch(evaluator.program.layout)
        var chunk: [UInt8] = []
        for record in records { #expect(batch.append(record, naming: &chunk)) }
        evaluator.evaluate(batch)
        for (row, record) in records.enumerated() {
            let expected = try ReferenceEvaluator.verdict(on: record, by: pack, asOf: asOf)
            #expect(try evaluator.verdict(at: row, of: batch) == expected)
        }
        let levels = records.indices.compactMap { evaluator.result.verdict(at: $0)?.classIndex }
        #expect(levels == [1, 1, 1, 1, 1, 0, 0, 0, 0])
    }
}
