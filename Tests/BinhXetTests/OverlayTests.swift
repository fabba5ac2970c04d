import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// What places change in a pack.
struct OverlayTests {
    private static let pack = RuleText.pack("vi-du", from: "2016-01-01", more: RuleText.passMark("value: 15"))
    private static let folder = "rules/don-vi-hoc-tap/vi-du/"
    private static let places = PlaceTable([
        PlaceUnit(code: "83", name: "Bến Tre", to: Day("2025-06-30"), successors: ["86"]),
        PlaceUnit(code: "86", name: "Vĩnh Long"),
        PlaceUnit(code: "29551", name: "Xã Đồng Mai", parent: "86"),
    ])

    /// An overlay that sets and adds things from its line 5 on.
    private static func overlay(
        _ name: String, place: String = "86", from: String = "2016-01-01", to: String? = nil,
        _ changes: String
    ) -> (path: String, bytes: [UInt8]) {
        let text = """
            extends: don-vi-hoc-tap/vi-du
            place: { code: "\(place)", name: Nơi ấy }
            in-force: { from: \(from)\(to.map { ", to: \($0)" } ?? "") }
            source: { ref: mau, at: Điều 9, verified: false }
            \(changes)

            """
        return ("\(folder)\(name).overlay.yaml", Array(text.utf8))
    }

    private static func chooser(_ overlays: [(path: String, bytes: [UInt8])]) -> PackChooser {
        PackChooser(PackCatalogue([pack] + overlays), places: places)
    }

    /// `line:column code` of what an overlay brings up, by the file in which it stands.
    private static func findings(
        _ changes: String, of pack: (path: String, bytes: [UInt8]) = pack
    ) -> [String] {
        let overlay = overlay("a", changes)
        let catalogue = PackCatalogue([pack, overlay])
        guard let (findings, sources) = catalogue.findings(ofOverlay: overlay.path, places: places) else {
            return []
        }
        return findings.filter { $0.severity != .note }.map { finding in
            let position = sources.position(of: finding.primary.span)
            let file = sources[finding.primary.span.file].path.split(separator: "/").last ?? ""
            let help = finding.help.first.map { " " + $0.message.en } ?? ""
            return "\(file):\(position.line):\(position.column) \(finding.code.rawValue)\(help)"
        }
    }

    @Test func `a place's figure takes the place of the pack's and rests on the place's source`() throws {
        var chooser = Self.chooser([Self.overlay("vinh-long", "set:\n  parameters.pass_mark: 20")])
        let day = Day("2016-12-31")
        let plain = try chooser.pack(on: day)
        let pack = try chooser.pack(on: day, at: "86")
        #expect(plain.parameters.map(\.value) == [.number(Rational(15))])
        #expect(pack.parameters.map(\.value) == [.number(Rational(20))])
        #expect(pack.parameters.first?.source?.place == "Điều 9")
        #expect(pack.parameters.first?.source?.isVerified == false)
        #expect(pack.overlays == [AppliedOverlay(id: "don-vi-hoc-tap/vi-du/vinh-long", place: "Nơi ấy")])
        #expect(pack.id == plain.id)
        #expect(pack.digest != plain.digest)
        #expect(plain.overlays == [])
    }

    @Test func `a place's document may be younger than the pack that it changes`() {
        let document = "sources: { tinh: { vi: Quyết định tỉnh, en: Decision, issued: 2018-01-01 } }"
        #expect(Self.findings(document + "\nset:\n  parameters.pass_mark: 20") == [])
    }

    @Test(arguments: [
        "set:\n  parameters.pass_mark: 20", "set:\n  parameters.pass_mark.values: { 2016-01-01: 20 }",
        "set:\n  parameters.pass_mark.values: { 2016-01-01: 20, 2020-01-01: 18 }",
    ])
    func `a pack's document of a later figure stays right where a place has its own figure`(changes: String) {
        let figures = """
            values:
                  2016-01-01: 15
                  2018-01-01: { value: 20, source: { ref: moi, at: Điều 1, verified: true } }
            """
        let pack = RuleText.pack(
            "vi-du", from: "2016-01-01",
            more: "  moi: { vi: Văn bản mới, en: New document, issued: 2017-12-01 }\n"
                + RuleText.passMark(figures))
        let overlay = Self.overlay("a", changes)
        let catalogue = PackCatalogue([pack, overlay])
        let found = catalogue.findings(ofOverlay: overlay.path, places: Self.places)?.findings
        #expect(found?.filter { $0.severity != .note }.map(\.message.en) == [])
    }

    @Test func `overlays of a chain of places apply from the province down`() throws {
        var chooser = Self.chooser([
            Self.overlay("xa", place: "29551", "set: { parameters.pass_mark: 18 }"),
            Self.overlay("tinh", "set: { parameters.pass_mark: 20, criteria.1.label.vi: Điều kiện }"),
        ])
        let commune = try chooser.pack(on: Day("2016-12-31"), at: "29551")
        #expect(commune.overlays.map { $0.id.split(separator: "/").last } == ["tinh", "xa"])
        #expect(commune.parameters.map(\.value) == [.number(Rational(18))])
        #expect(commune.criteria.map(\.label.vi) == ["Điều kiện"])
        // Before the provinces were joined, the code of the other one meant another place.
        #expect(try chooser.pack(on: Day("2024-12-31"), at: "83").overlays == [])
        #expect(try chooser.pack(on: Day("2025-12-31"), at: "83").overlays.count == 1)
        #expect(try chooser.pack(on: Day("2016-12-31"), at: "01").overlays == [])
    }

    @Test
    func `records of earlier years go through the district, and later ones through what took their place`()
        throws
    {
        let places = PlaceTable([
            PlaceUnit(code: "83", name: "Bến Tre", to: Day("2025-06-30"), successors: ["86"]),
            PlaceUnit(code: "86", name: "Vĩnh Long"),
            PlaceUnit(code: "829", name: "Huyện", parent: "83", to: Day("2025-06-30")),
            PlaceUnit(
                code: "28756", name: "Xã Cũ", parent: "829", to: Day("2025-06-30"), successors: ["28757"]),
            PlaceUnit(code: "28757", name: "Xã Mới", parent: "86", from: Day("2025-07-01")),
        ])
        let overlays = [("83", 11), ("86", 12), ("829", 13), ("28756", 14), ("28757", 15)].map {
            place, mark in
            Self.overlay("o\(place)", place: place, "set: { parameters.pass_mark: \(mark) }")
        }
        var chooser = PackChooser(PackCatalogue([Self.pack] + overlays), places: places)
        func chain(_ year: Int) throws -> (names: [String], mark: Value?) {
            let pack = try chooser.pack(on: Day(year: year, month: 12, day: 31), at: "28756")
            return (
                pack.overlays.map { String($0.id.split(separator: "/").last ?? "") },
                pack.parameters.first?.value
            )
        }
        let (before, after) = (try chain(2024), try chain(2025))
        #expect(before.names == ["o83", "o829", "o28756"])
        #expect(before.mark == .number(Rational(14)))
        #expect(after.names == ["o86", "o28757"])
        #expect(after.mark == .number(Rational(15)))
    }

    @Test func `an overlay holds on its own days only`() throws {
        let overlay = Self.overlay(
            "a", from: "2018-01-01", to: "2018-12-31", "set: { parameters.pass_mark: 20 }")
        var chooser = Self.chooser([overlay])
        let counts = try [2017, 2018, 2019].map { year in
            try chooser.pack(on: Day(year: year, month: 12, day: 31), at: "86").overlays.count
        }
        #expect(counts == [0, 1, 0])
    }

    @Test(arguments: [
        ("set:\n  parameters.pas_mark: 3", ["a.overlay.yaml:6:3 D611 did you mean `parameters.pass_mark`?"]),
        ("set:\n  indicators.1.2.max: 3", ["a.overlay.yaml:6:3 D611 did you mean `indicators.1.1.max`?"]),
        ("set:\n  indicater.1.1.max: 20", ["a.overlay.yaml:6:3 D611 did you mean `indicators.1.1.max`?"]),
        (
            "set:\n  indicators.1.1: 3",
            ["a.overlay.yaml:6:3 D611 add a key, such as `indicators.1.1.max`, or write `{ remove: true }`"]
        ),
        ("set:\n  applies: kin == 'agency'", ["a.overlay.yaml:6:12 E320 did you mean `kind`?"]),
        ("set:\n  applies: { remove: true }", ["a.overlay.yaml:6:3 D611"]),
        ("set:\n  aplies: plan", ["a.overlay.yaml:6:3 D611 did you mean `applies`?"]),
        ("set:\n  parameters.pass_mark: mười", ["a.overlay.yaml:6:25 S206"]),
        ("set:\n  parameters.pass_mark: 30", ["pack.yaml:40:63 P519"]),
        ("set:\n  indicators.1.1.mx: 3", ["a.overlay.yaml:6:3 S201 did you mean `max`?"]),
        ("set:\n  indicators.1.1.max: 10", ["pack.yaml:33:10 P501", "pack.yaml:41:56 P519"]),
        ("add:\n  indicators:\n    \"2\": [{ id: x }]", ["a.overlay.yaml:7:5 D611 use one of: `1`"]),
        ("add:\n  fields:\n    plan: { type: flag }", ["a.overlay.yaml:7:5 N405"]),
    ])
    func `a fault of an overlay is found at its line, or at what it broke`(
        changes: String, expected: [String]
    ) {
        let found = Self.findings(changes)
        #expect(found.count == expected.count, "\(found)")
        for (found, expected) in zip(found, expected) {
            // Lines of the pack move with the texts of the explanations.
            #expect(expected.hasPrefix("pack.yaml") ? found.hasSuffix(expected.suffix(4)) : found == expected)
        }
    }

    @Test func `an overlay may remove and add indicators, prerequisites and fields`() throws {
        let changes = """
            set:
              indicators.1.1: { remove: true }
              criteria.1.max: 25
            add:
              fields:
                meetings: { type: count, max: 12, label: { vi: Số buổi, en: Meetings } }
              prerequisites:
                - id: hop
                  label: { vi: Có họp, en: Meets }
                  source: { ref: mau, at: Điều 9, verified: false }
                  require: meetings > 0
              indicators:
                "1":
                  - id: "1.9"
                    label: { vi: Họp đều, en: Meets often }
                    source: { ref: mau, at: Điều 9, verified: false }
                    max: 25
                    award: { each: meetings, points: 5 }
            """
        #expect(Self.findings(changes) == [])
        var chooser = Self.chooser([Self.overlay("a", changes)])
        let pack = try chooser.pack(on: Day("2020-12-31"), at: "86")
        #expect(pack.indicators.map(\.id) == ["1.9"])
        #expect(pack.prerequisites.map(\.id) == ["hop"])
        #expect(pack.maximum == Rational(25))
    }

    /// A pack with one prerequisite, and one deduction of its criterion and one of its total.
    private static let single = RuleText.pack(
        "vi-du", from: "2016-01-01",
        more: """
            prerequisites:
              - id: q
                label: { vi: Đã đăng ký, en: Registered }
                source: { ref: mau, at: Điều 2, verified: true }
                require: registered
            criteria:
              - id: "1"
                label: { vi: Điều kiện học tập, en: Learning conditions }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 20
                    award: { when: plan }
                deduct:
                  - id: it
                    label: { vi: Ít người, en: Few people }
                    source: { ref: mau, at: Điều 4, verified: true }
                    max: 2
                    award: { when: members < 3 }
            deduct:
              - id: vang
                label: { vi: Chưa bồi dưỡng, en: Not trained }
                source: { ref: mau, at: Điều 4, verified: true }
                max: 3
                award: { when: trained == 0 }
            below-zero: true
            """)

    @Test(arguments: [
        ("prerequisites.q: { remove: true }", [0, 1, 1]),
        ("prerequisites: { remove: true }", [0, 1, 1]),
        ("deductions.it: { remove: true }", [1, 0, 1]),
        ("criteria.1.deduct: { remove: true }", [1, 0, 1]),
        ("deductions.vang: { remove: true }", [1, 1, 0]),
    ])
    func `with the last member of a list that need not be, an overlay removes the list`(
        change: String, expected: [Int]
    ) throws {
        #expect(Self.findings("set:\n  \(change)", of: Self.single) == [])
        let overlay = Self.overlay("a", "set:\n  \(change)")
        var chooser = PackChooser(PackCatalogue([Self.single, overlay]), places: Self.places)
        let pack = try chooser.pack(on: Day("2020-12-31"), at: "86")
        let deductions = [pack.criteria.first?.deductions, pack.deductions]
        #expect([pack.prerequisites.count] + deductions.map { $0?.items.count ?? 0 } == expected)
    }

    @Test func `what an overlay removed whole may come again, of itself or of a place below`() throws {
        let hop = """
            add:
              prerequisites:
                - id: hop
                  label: { vi: Có kế hoạch, en: Has a plan }
                  source: { ref: mau, at: Điều 9, verified: false }
                  require: plan
            """
        let removal = "set: { prerequisites.q: { remove: true } }"
        for overlays in [
            [Self.overlay("a", place: "29551", removal + "\n" + hop)],
            [Self.overlay("a", removal), Self.overlay("b", place: "29551", hop)],
        ] {
            var chooser = PackChooser(PackCatalogue([Self.single] + overlays), places: Self.places)
            let pack = try chooser.pack(on: Day("2020-12-31"), at: "29551")
            #expect(pack.prerequisites.map(\.id) == ["hop"])
        }
    }

    @Test(arguments: [
        ("indicators.1.1: { remove: true }", "S215"),
        ("criteria.1: { remove: true }", "S215"),
        ("criteria.1.indicators: { remove: true }", "S202"),
        ("indicators.1.1.award: { remove: true }", "S202"),
        ("prerequisites.q.require: { remove: true }", "S202"),
        ("prerequisites.q.source.ref: { remove: true }", "S202"),
        ("indicators.1.1.label.vi: { remove: true }", "S202"),
        ("prerequisites.p: { remove: true }", "D611 did you mean `prerequisites.q`?"),
    ])
    func `what a pack cannot be without is missed at the line of the overlay that removes it`(
        change: String, expected: String
    ) {
        let found = Self.findings("set:\n  \(change)", of: Self.single)
        #expect(found == ["a.overlay.yaml:6:3 \(expected)"])
    }

    @Test func `the last of the classes that an overlay removes is missed at its line`() {
        let changes = """
            set:
              classification.dat: { remove: true }
              classification.khong-dat: { remove: true }
            """
        #expect(Self.findings(changes, of: Self.single) == ["a.overlay.yaml:7:3 S215"])
    }

    @Test func `an overlay may change to whom the pack applies, or let it apply to all`() throws {
        let applying = RuleText.pack("vi-du", from: "2016-01-01", more: "applies: kind == 'school'")
        func applies(_ pack: (path: String, bytes: [UInt8]), _ changes: String) throws -> String? {
            var chooser = PackChooser(
                PackCatalogue([pack, Self.overlay("a", changes)]), places: Self.places)
            let pack = try chooser.pack(on: Day("2020-12-31"), at: "86")
            return pack.applies.map { pack.sources[$0.span.file].path.contains("overlay") ? "place" : "pack" }
        }
        #expect(try applies(applying, "") == "pack")
        #expect(try applies(applying, "set: { applies: kind == 'agency' }") == "place")
        #expect(try applies(applying, "set: { applies: { remove: true } }") == nil)
        #expect(try applies(Self.pack, "set: { applies: kind == 'agency' }") == "place")
    }

    @Test func `two overlays for one place and day conflict, and one of no pack is an error`() {
        let stray = (
            path: "\(Self.folder)c.overlay.yaml",
            bytes: Array(
                String(decoding: Self.overlay("c", place: "01", "").bytes, as: UTF8.self)
                    .replacing("hoc-tap/vi-du", with: "hoc-tap/vi-di").utf8)
        )
        let catalogue = PackCatalogue([
            Self.pack, Self.overlay("a", ""), Self.overlay("b", from: "2019-01-01", ""), stray,
        ])
        #expect(
            RuleText.lines(of: catalogue) == [
                "\(Self.folder)b.overlay.yaml:3:19: error[D610]: `don-vi-hoc-tap/vi-du/b` and "
                    + "`don-vi-hoc-tap/vi-du/a` both change the pack for the place `86`",
                "\(Self.folder)c.overlay.yaml:1:10: error[D612]: there is no pack `don-vi-hoc-tap/vi-di` "
                    + "beside this file",
            ])
    }

    @Test func `the place of a record chooses its overlays, and the verdict names them`() throws {
        let catalogue = PackCatalogue([Self.pack, Self.overlay("a", "set: { parameters.pass_mark: 20 }")])
        let records = """
            {"id": "a", "period": 2020, "place": "29551"}
            {"id": "b", "period": 2020, "place": "01"}

            """
        func overlays(place: String?) throws -> [Bool] {
            var found: [Bool] = []
            var run = CatalogueRun(
                PackChooser(catalogue, places: Self.places), options: RecordOptions(), place: place)
            _ = try run.score(Array(records.utf8), name: "a.ndjson") { outcome in
                guard case .verdict(let scored) = outcome else { return }
                found.append(
                    VerdictJSON().text(of: scored).contains(#""overlays":["don-vi-hoc-tap/vi-du/a"]"#))
            }
            return found
        }
        #expect(try overlays(place: nil) == [true, false])
        #expect(try overlays(place: "86") == [true, true])
        #expect(try overlays(place: "01") == [false, false])
    }

    @Test func `the page of a verdict lists the overlays in their order, and the summary names them`() throws
    {
        let overlays = [
            Self.overlay("xa", place: "29551", "set: { parameters.pass_mark: 18 }"), Self.overlay("tinh", ""),
        ]
        let record = #"{"id":"a","period":2016,"place":"29551","plan":true}"#
        var run = CatalogueRun(Self.chooser(overlays), options: RecordOptions())
        var pages: [String] = []
        var summary: [String] = []
        _ = try run.score(Array(record.utf8), name: "r.ndjson") { outcome in
            guard case .verdict(let subject) = outcome else { return }
            let explanation = Explanation(of: subject)
            pages += [Language.vietnamese, .english].map { TextReport(language: $0).page(for: explanation) }
            summary.append(SummaryReport(Summary(), of: subject.pack).json)
        }
        let names = "Nơi ấy (don-vi-hoc-tap/vi-du/tinh); Nơi ấy (don-vi-hoc-tap/vi-du/xa)"
        let lines = pages.map { $0.split(separator: "\n") }
        #expect(lines.first?.contains { $0 == "Thay đổi của địa phương: \(names)" } == true)
        #expect(lines.last?.contains { $0 == "Local changes: \(names)" } == true)
        #expect(
            summary.first?.contains(
                #""overlays":["don-vi-hoc-tap/vi-du/tinh","don-vi-hoc-tap/vi-du/xa"]"#) == true)
    }

    @Test func `a verdict that rests on an overlay is verified with it`() throws {
        let overlay = Self.overlay("vinh-long", "set:\n  parameters.pass_mark: 20")
        let records = Array(#"{"id":"a","period":2016,"place":"86","plan":true}"#.utf8)
        var run = CatalogueRun(Self.chooser([overlay]), options: RecordOptions())
        var saved: [String] = []
        _ = try run.score(records, name: "r.ndjson") { outcome in
            if case .verdict(let subject) = outcome { saved.append(VerdictJSON().text(of: subject)) }
        }
        let verdict = try JSONParser.value(of: Array(try #require(saved.first).utf8))
        var same = try Verification(
            choosers: ["don-vi-hoc-tap/vi-du": Self.chooser([overlay])], records: records, named: "r.ndjson",
            options: RecordOptions())
        #expect(same.entry(for: verdict).outcome == .same)
        var without = try Verification(
            choosers: ["don-vi-hoc-tap/vi-du": Self.chooser([])], records: records, named: "r.ndjson",
            options: RecordOptions())
        #expect(without.entry(for: verdict).outcome != .same)
    }
}
