import BinhXet
import RuleBulk
import RuleModel
import TestSupport
import Testing

/// What `binhxet check --program` prints of the packs that ship.
struct ProgramListingTests {
    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        + "/Golden/program/"

    @Test(arguments: [
        ("gia-dinh-hoc-tap/qd448-2015", "household"), ("don-vi-hoc-tap/tt22-2020", "unit"),
        ("don-vi-hoc-tap/tt24-2023", "targets"), ("cong-dan-hoc-tap/qd244-2022", "marks"),
    ])
    func `the program of a shipped pack is as recorded`(name: String, file: String) throws {
        var chooser = try PackChooser(named: "rules/\(name)/pack.yaml", rules: "rules")
        let pack = try chooser.pack(on: nil)
        let listing = Program(of: pack).listing()
        #expect(listing == Program(of: pack).listing())
        let path = Self.folder + file + ".txt"
        if TestFiles.environment("RECORD_GOLDEN") == "1" {
            #expect(!TestFiles.write(listing, to: path), "recorded \(file)")
        }
        let recorded = try #require(TestFiles.read(path), "run with RECORD_GOLDEN=1")
        let difference = LineDiff.between(
            expected: String(decoding: recorded, as: UTF8.self), actual: listing)
        #expect(difference.isEmpty, "\(difference)")
    }
}
