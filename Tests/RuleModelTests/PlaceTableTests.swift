import RuleModel
import Testing

struct PlaceTableTests {
    /// A commune, merged into another, below a district that ended and provinces that were joined.
    private static let table = PlaceTable([
        PlaceUnit(code: "83", name: "Tỉnh Cũ", to: Day("2025-06-30"), successors: ["86"]),
        PlaceUnit(code: "86", name: "Tỉnh Mới"),
        PlaceUnit(code: "900", name: "Huyện", parent: "83", to: Day("2025-06-30")),
        PlaceUnit(
            code: "90001", name: "Xã Một", parent: "900", to: Day("2025-06-30"), successors: ["90004"]),
        PlaceUnit(
            code: "90004", name: "Xã Hai", parent: "900", to: Day("2025-06-30"), successors: ["90004"]),
        PlaceUnit(code: "90004", name: "Xã Hai Mới", parent: "83", from: Day("2025-07-01")),
        PlaceUnit(
            code: "90007", name: "Xã Chia", parent: "900", to: Day("2025-06-30"), successors: ["90004", "86"]),
    ])

    @Test(arguments: [
        ("90001", "2025-06-30", ["83", "900", "90001"]),
        ("90001", "2025-07-01", ["86", "90004"]),
        ("90004", "2025-06-30", ["83", "900", "90004"]),
        ("90004", "2025-12-31", ["86", "90004"]),
        ("83", "2020-12-31", ["83"]),
        ("83", "2025-12-31", ["86"]),
        ("90007", "2025-12-31", ["90007"]),
        ("12345", "2025-12-31", ["12345"]),
    ])
    func `a code and a day lead to the units above, through merged and renamed ones`(
        code: String, day: String, chain: [String]
    ) throws {
        #expect(Self.table.chain(of: code, on: try #require(Day(day))) == chain)
    }

    @Test func `one code means the unit that stood on the day`() throws {
        let days = try [#require(Day("2025-06-30")), #require(Day("2025-07-01"))]
        #expect(days.map { Self.table.resolved("90004", on: $0)?.name } == ["Xã Hai", "Xã Hai Mới"])
    }

    @Test func `units that lie in one another, and successors in a circle, come to an end`() throws {
        let day = try #require(Day("2025-12-31"))
        let table = PlaceTable([
            PlaceUnit(code: "1", name: "A", parent: "2"), PlaceUnit(code: "2", name: "B", parent: "1"),
            PlaceUnit(code: "3", name: "C", to: Day("2020-01-01"), successors: ["4"]),
            PlaceUnit(code: "4", name: "D", to: Day("2020-01-01"), successors: ["3"]),
        ])
        #expect(table.chain(of: "1", on: day) == ["2", "1"])
        #expect(table.chain(of: "3", on: day) == ["3"])
    }
}
