import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import Testing

/// Fields that packs share.
struct SharedFieldsTests {
    private static let household = """
        fields:
          address: { type: text, label: { vi: Địa chỉ, en: Address } }
          pupils: { type: count, max: members, label: { vi: Số học sinh, en: Pupils } }

        """

    private static func texts(
        _ sections: String, _ shared: String = household, name: String = "household"
    ) -> [(path: String, bytes: [UInt8])] {
        [
            RuleText.pack("vi-du", from: "2016-01-01", more: sections),
            ("rules/fields/\(name).yaml", Array(shared.utf8)),
        ]
    }

    private static func compile(_ sections: String, _ shared: String = household) -> Compiler.Result {
        let texts = texts(sections, shared)
        let files = texts.compactMap { SharedFieldsFile(path: $0.path, bytes: $0.bytes) }
        return Compiler.compile(texts[0].bytes, path: texts[0].path, shared: files)
    }

    /// `file:line code` of the primary label and of the others.
    private static func places(_ result: Compiler.Result) -> [String] {
        result.findings.map { finding in
            ([finding.primary] + finding.secondary).map { label in
                let file = result.sources[label.span.file].path.split(separator: "/").last ?? ""
                return "\(file):\(result.sources.position(of: label.span).line)"
            }.joined(separator: " ") + " \(finding.code.rawValue)"
        }
    }

    private static let includes = """
        include: [household]
        applies: pupils >= 1
        """

    @Test func `an included field stands before the pack's own and may read them`() throws {
        let result = Self.compile(Self.includes)
        // `address` is read by no rule here, but others may read it.
        #expect(Self.places(result) == [])
        let pack = try #require(result.pack)
        #expect(pack.schema.fields.prefix(3).map(\.name) == ["address", "pupils", "plan"])
    }

    @Test func `the digest covers the text that is included, and only its content`() throws {
        let digests = try [
            Self.household, Self.household.replacing("Địa chỉ", with: "Nơi ở"),
            "# A comment.\n" + Self.household,
        ].map { try #require(Self.compile(Self.includes, $0).pack).digest }
        #expect(digests[0] != digests[1])
        #expect(digests[0] == digests[2])
    }

    @Test func `a fault of a shared file is found in it, and an unused field of the pack is still said`() {
        let faulty = Self.household.replacing("type: text", with: "type: txet")
        #expect(Self.places(Self.compile(Self.includes, faulty)) == ["household.yaml:2 S211"])
        let typed = Self.household.replacing("max: members", with: "max: plan")
        #expect(Self.places(Self.compile(Self.includes, typed)) == ["household.yaml:3 E326"])
        let unused = Self.compile("include: [household]")
        #expect(Self.places(unused) == [])
    }

    @Test func `a name that both files have is an error that shows both`() throws {
        let twice = Self.household.replacing("address", with: "trained")
        let places = Self.places(Self.compile(Self.includes, twice))
        let line = try #require(
            String(decoding: Self.texts(Self.includes)[0].bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false
            ).firstIndex { $0.hasPrefix("  trained:") })
        #expect(places.contains("pack.yaml:\(line + 1) household.yaml:2 N405"), "\(places)")
    }

    @Test func `a file that is not there, or named twice, is an error at its name`() throws {
        let missing = Self.compile("include: [houshold]\napplies: members >= 2")
        #expect(missing.findings.map(\.code) == [.unknownInclude])
        #expect(missing.findings.first?.help.first?.message.en == "did you mean `household`?")
        let twice = Self.compile("include: [household, household]\napplies: pupils >= 1")
        #expect(twice.findings.map(\.code) == [.duplicateID])
        let wrong = Self.compile("include: household\napplies: members >= 2")
        #expect(wrong.findings.map(\.code) == [.expectedSequence])
    }

    @Test func `a shared file that no pack includes is known, and looked at by itself`() throws {
        let used = PackCatalogue(Self.texts(Self.includes))
        #expect(used.unusedSharedFields.isEmpty)
        let unused = PackCatalogue(Self.texts("", "fields:\n  a: { typ: flag }\n", name: "khac"))
        let file = try #require(unused.unusedSharedFields.first)
        #expect(file.name == "khac")
        #expect(file.findings.findings.map(\.code).contains(.unknownKey))
    }

    @Test func `an overlay may change a shared field, and what is chosen by day has it`() throws {
        let overlay = """
            extends: don-vi-hoc-tap/vi-du
            place: { code: "86", name: Nơi ấy }
            in-force: { from: 2016-01-01 }
            source: { ref: mau, at: Điều 9, verified: true }
            set: { fields.address.label.vi: Nơi ở }

            """
        let path = "rules/don-vi-hoc-tap/vi-du/a.overlay.yaml"
        let catalogue = PackCatalogue(Self.texts(Self.includes) + [(path, Array(overlay.utf8))])
        #expect(catalogue.findings(ofOverlay: path, places: PlaceTable([]))?.findings.map(\.code) == [])
        var chooser = PackChooser(catalogue)
        let day = Day("2020-12-31")
        #expect(try chooser.pack(on: day).schema.fields.first?.label.vi == "Địa chỉ")
        #expect(try chooser.pack(on: day, at: "86").schema.fields.first?.label.vi == "Nơi ở")
    }
}
