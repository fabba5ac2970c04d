import AgreementSupport
import RuleBulk
import RuleEngine
import RuleModel
import Testing

/// Rules may take any number of tallies from a list, and of any of its fields.
struct ManyTalliesTests {
    /// A pack that takes many tallies from one list.
    private static func pack(fields: Int, _ condition: (Int) -> String, count: Int) throws -> RulePack {
        let members = (0..<fields).map { "n\($0): { type: count, label: { vi: N, en: N } }" }
        let values = (0..<count).map { "v\($0): \"size(xs.filter(p, \(condition($0))))\"" }
        return try SmallPack.points(
            fields: [
                "xs: { type: list, label: { vi: X, en: X }, of: { \(members.joined(separator: ", ")) } }"
            ],
            values: values.joined(separator: "\n  "),
            award: "{ when: \"\((0..<count).map { "v\($0)" }.joined(separator: " + ")) > \(count)\" }",
            before: (0..<count).map { "v\($0) < 3" })
    }

    private static func records(fields: Int) -> [Record] {
        (0..<120).map { index in
            let items = (0..<index % 5).map { place in
                let values = (0..<fields).map { field -> Value? in
                    (index + field + place) % 11 == 0 ? nil : .number(Rational((index * field + place) % 13))
                }
                return Value.record(Item(values: values, list: 0, index: place))
            }
            return Record(
                id: "\(index)", period: 2021, values: [index % 17 == 0 ? nil : .list(items)])
        }
    }

    @Test func `more tallies than one row of lanes holds`() throws {
        let pack = try Self.pack(fields: 2, { "p.n0 >= \($0 % 8) && p.n1 != \($0)" }, count: 40)
        let program = Program(of: pack)
        #expect(program.tallies.count >= 40 && !program.listing().contains("record by record"))
        expectAgreement(on: Self.records(fields: 2), by: pack)
    }

    @Test func `more fields than one key holds`() throws {
        let pack = try Self.pack(fields: 16, { "p.n\($0) > \($0 % 5)" }, count: 16)
        #expect(!Program(of: pack).listing().contains("record by record"))
        expectAgreement(on: Self.records(fields: 16), by: pack)
    }

    /// The tallies of the rule do not stand in one table, and each of two items leaves only one of these open.
    @Test func `items that lack something are told apart by their order`() throws {
        let pack = try Self.pack(fields: 16, { "p.n\($0) > 0" }, count: 16)
        func item(_ place: Int, without fields: [Int]) -> Value {
            // Together they come to 18 where nothing is missing, and the rule asks for more than 16.
            let values = (0..<16).map { number -> Value? in
                fields.contains(number) ? nil : .number(Rational(number < 5 || number > 11 ? 1 : 0))
            }
            return .record(Item(values: values, list: 0, index: place))
        }
        let records = [([0, 15], []), ([0], [15]), ([15], [0]), ([], [0, 15])].enumerated().map {
            index, fields in
            Record(
                id: "\(index)", period: 2021,
                values: [.list([item(0, without: fields.0), item(1, without: fields.1)])])
        }
        expectAgreement(on: records, by: pack)
        let missing = try records.map { try ReferenceEvaluator.verdict(on: $0, by: pack).missing.map(\.path) }
        #expect(Set(missing).count == 4)
    }

    @Test func `a condition on more fields than one key holds leaves the others alone`() throws {
        let all = (0..<12).map { "p.n\($0)" }.joined(separator: " + ")
        let pack = try Self.pack(fields: 12, { $0 == 1 ? "\(all) > 20" : "p.n\($0) > 3" }, count: 4)
        let lines = Program(of: pack).listing().split(separator: "\n")
        #expect(lines.count { $0.contains("record by record") } == 1)
        expectAgreement(on: Self.records(fields: 12), by: pack, mayGoLongWay: true)
    }
}
