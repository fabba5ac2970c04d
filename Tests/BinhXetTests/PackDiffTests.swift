import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleReport
import TestSupport
import Testing

/// What must hold of every comparison, tried on the shipped packs and on packs with one figure changed.
struct PackDiffTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let files = (try? PackFolder.packFiles(under: rules)) ?? []

    /// Every shipped pack, by its file.
    private static let packs = Dictionary(
        uniqueKeysWithValues: files.compactMap { file in (try? versions(file)).map { (file, $0) } })

    private static func versions(_ file: String, on day: Day? = nil, at place: String? = nil) throws
        -> [RulePack]
    {
        try PackHistory.versions(try PackChooser(named: file, rules: rules), on: day, at: place)
    }

    @Test func `every shipped pack is compared`() {
        #expect(Self.packs.count == Self.files.count && Self.files.count > 5)
    }

    @Test(arguments: files)
    func `a pack does not differ from itself`(file: String) throws {
        let pack = try #require(Self.packs[file])
        #expect(PackDiff(from: pack, to: pack).changes.isEmpty)
    }

    @Test(arguments: files)
    func `a comparison the other way round is its mirror`(file: String) throws {
        let pack = try #require(Self.packs[file])
        for other in Self.packs.values {
            let diff = PackDiff(from: pack, to: other)
            #expect(diff.mirrored == PackDiff(from: other, to: pack))
            #expect(diff.mirrored.mirrored == diff)
        }
    }

    /// The texts that come of a file by changing one whole number at a time, outside comments and links.
    private static func changedTexts(of text: String) -> [(line: Int, text: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.indices.compactMap { index in
            let line = lines[index]
            guard !line.contains("#"), !line.contains("http"),
                let last = line.lastIndex(where: { ("1"..."8").contains($0) }),
                let digit = Int(String(line[last]))
            else { return nil }
            var changed = lines
            changed[index].replaceSubrange(last...last, with: "\(digit + 1)")
            return (index + 1, changed.joined(separator: "\n"))
        }
    }

    @Test(arguments: files)
    func `a pack with one other figure differs from the first, and at its line`(file: String) throws {
        let text = String(decoding: try FileAccess.bytes(of: file), as: UTF8.self)
        // Fields of other files are not at hand here.
        guard let pack = try? PackVersions.compile(text) else { return }
        var tried = 0
        // One line of eight: each is compiled anew.
        for (line, changed) in Self.changedTexts(of: text) where line % 8 == text.utf8.count % 8 {
            guard let other = try? PackVersions.compile(changed), other.last?.digest != pack.last?.digest,
                other.last?.id == pack.last?.id
            else { continue }
            tried += 1
            let diff = PackDiff(from: pack, to: other)
            #expect(!diff.changes.isEmpty, "line \(line)")
            #expect(diff.mirrored == PackDiff(from: other, to: pack), "line \(line)")
            for change in diff.changes {
                #expect(change.sides.old != change.sides.new, "line \(line): \(change.path)")
            }
        }
        #expect(tried > 2)
    }

    @Test func `an overlay shows as what the place changed`() throws {
        let file = Self.rules + "/don-vi-hoc-tap/qd448-2015/pack.yaml"
        let chooser = try PackChooser(named: file, rules: Self.rules)
        let day = try #require(chooser.latestOverlay(at: "86"))
        let diff = PackDiff(
            from: try Self.versions(file, on: day), to: try Self.versions(file, on: day, at: "86"))
        #expect(diff.rules.contains { $0.path == "applies" })
        #expect(diff.rules.contains { $0.path == "parameters.pass_mark.source" })
        #expect(diff.new.overlays.map(\.place) == ["Vĩnh Long"])
        #expect(chooser.latestOverlay(at: "48") == nil)
        let applies = try #require(diff.rules.first { $0.path == "applies" })
        #expect(applies.sides.new?.line?.path.hasSuffix("vinh-long.overlay.yaml") == true)
    }

    @Test(arguments: [("2.9", "2.10"), ("a", "b"), ("2", "2.1"), ("muc-2", "muc-10")])
    func `ids are listed as people count`(first: String, second: String) throws {
        let parameters = { (names: [String]) in
            names.map {
                "  - { id: \"\($0)\", label: { vi: A, en: A }, source: { ref: mau, verified: true }, require: plan }\n"
            }.joined()
        }
        let base = Example.pack("prerequisites:\n" + parameters(["goc"])).packText ?? ""
        let more = Example.pack("prerequisites:\n" + parameters(["goc", second, first])).packText ?? ""
        let diff = try PackDiff(from: PackVersions.compile(base), to: PackVersions.compile(more))
        #expect(diff.rules.map(\.path) == ["prerequisites.\(first)", "prerequisites.\(second)"])
    }
}
