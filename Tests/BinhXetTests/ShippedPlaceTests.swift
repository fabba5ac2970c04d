import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

/// The provinces in `rules/places/units.yaml`.
struct ShippedPlaceTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let table = PlaceTable.shipped(in: rules)

    private static func units(on day: Day) -> [PlaceUnit] {
        table.units.filter { unit in
            (unit.from.map { $0 <= day } ?? true) && (unit.to.map { day <= $0 } ?? true)
        }
    }

    private static func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    @Test func `the file is read without a fault`() throws {
        let bytes = try FileAccess.bytes(of: Self.rules + "/places/units.yaml")
        #expect(PlaceFile.read(bytes, path: "units.yaml").findings == [])
    }

    @Test(arguments: [("2016-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2030-12-31", 34)])
    func `there are 63 provinces until June 2025 and 34 from July`(text: String, count: Int) throws {
        let units = Self.units(on: try Self.day(text))
        #expect(units.count == count)
        #expect(Set(units.map(\.code)).count == count)
        #expect(Set(units.map(\.name)).count == count)
    }

    @Test func `each of the 63 leads to one of the 34, and every one of these is led to`() throws {
        let (before, after) = (try Self.day("2025-06-30"), try Self.day("2025-07-01"))
        let old = Self.units(on: before)
        let new = Self.units(on: after)
        var sizes: [String: Int] = [:]
        for unit in old {
            let chain = Self.table.chain(of: unit.code, on: after)
            #expect(chain.count == 1, "\(unit.name)")
            #expect(new.contains { $0.code == chain.first }, "\(unit.name)")
            // The code meant the old province while it stood, whoever has the code today.
            #expect(Self.table.resolved(unit.code, on: before)?.name == unit.name)
        }
        // By its days, not by its code: a code may be another province's today.
        for unit in old {
            sizes[unit.to == nil ? unit.code : unit.successors.joined(), default: 0] += 1
        }
        #expect(Set(sizes.keys) == Set(new.map(\.code)))
        #expect(sizes.values.filter { $0 == 1 }.count == 11)
        #expect(sizes.values.filter { $0 == 3 }.count == 6)
    }

    @Test(arguments: [
        ("15", "2024-12-31", "Yên Bái"), ("15", "2025-12-31", "Lào Cai"), ("10", "2024-12-31", "Lào Cai"),
        ("10", "2025-12-31", "Lào Cai"), ("24", "2020-12-31", "Bắc Giang"), ("24", "2025-12-31", "Bắc Ninh"),
        ("72", "2025-12-31", "Tây Ninh"), ("80", "2025-06-30", "Long An"), ("80", "2025-07-01", "Tây Ninh"),
        ("46", "2024-12-31", "Thừa Thiên Huế"), ("46", "2025-01-01", "Huế"),
        ("77", "2026-12-31", "Hồ Chí Minh"),
        ("84", "2024-12-31", "Trà Vinh"), ("84", "2025-12-31", "Vĩnh Long"), ("01", "2025-12-31", "Hà Nội"),
    ])
    func `a code means the province that had it on the day, or what took its place`(
        code: String, day: String, name: String
    ) throws {
        #expect(Self.table.resolved(code, on: try Self.day(day))?.name == name)
    }

    @Test(arguments: [
        (#"{ code: "1", name: A, from: 2020-01-01, to: 2019-12-31 }"#, ["D601 2"]),
        (
            """
            { code: "1", name: A, to: 2020-01-01 }
              - { code: "1", name: B, from: 2020-01-01, to: 2021-01-01 }
              - { code: "1", name: C, from: 2021-01-02 }
              - { code: "2", name: D, parent: "3", successors: ["1", "4"] }
            """, ["D616 3", "D617 5", "D617 5"]
        ),
        (#"{ code: "1", name: A, parent: "1", to: 2020-01-01, successors: ["1"] }"#, []),
    ])
    func `units of one code follow one another and name units that are there`(
        units: String, expected: [String]
    ) {
        let file = PlaceFile.read(Array("units:\n  - \(units)\n".utf8), path: "units.yaml")
        let found = file.findings.map {
            "\($0.code.rawValue) \(file.sources.position(of: $0.primary.span).line)"
        }
        #expect(found == expected)
    }
}
