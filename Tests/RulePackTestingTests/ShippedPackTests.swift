import BinhXet
import RuleDiagnostics
import RuleModel
import RuleCompiler
import RulePackTesting
import TestSupport
import Testing

/// The worked cases beside the shipped packs.
struct ShippedPackTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let folders =
        (try? PackFolder.packFiles(under: rules))?.map {
            String($0.dropLast("pack.yaml".count))
        } ?? []

    @Test func `there are packs`() {
        #expect(Self.folders.count >= 2)
    }

    @Test(arguments: folders)
    func `a shipped pack compiles with notes at the most and its worked cases hold`(folder: String) throws {
        let result = try PackFolder.compile(folder + "pack.yaml")
        #expect(result.findings.filter { $0.severity != .note }.map(\.message.en) == [])
        let file = PackTestFile.read(try FileAccess.bytes(of: folder + "tests.yaml"), path: "tests.yaml")
        var run = PackTestRun(try PackChooser(named: folder + "pack.yaml", rules: Self.rules))
        #expect((file.findings + (try run.unbound(in: file))).map(\.message.en) == [])
        #expect(file.cases.count >= 15)
        for result in try run.results(of: file) {
            #expect(result.failures.isEmpty, "\(result.name.value): \(result.failures)")
        }
    }

    @Test(arguments: folders)
    func `the cases reach all of a shipped pack, and find nearly every mistake in it`(folder: String) throws {
        let file = PackTestFile.read(try FileAccess.bytes(of: folder + "tests.yaml"), path: "tests.yaml")
        var run = PackTestRun(try PackChooser(named: folder + "pack.yaml", rules: Self.rules))
        let results = try run.results(of: file)
        var coverage = Coverage()
        for result in results { if let scored = result.scored { coverage.add(scored) } }
        #expect(coverage.missed.map { "\($0.path):\($0.line): \($0.words.en)" } == [])
        var mutation = MutationRun()
        mutation.add(results)
        #expect(mutation.killed > 0)
        let survivors = mutation.survivors.map { "\($0.path):\($0.line): \($0.item): \($0.change.en)" }
        #expect(mutation.percent >= 95, "\(survivors)")
    }

    @Test(arguments: folders)
    func `a wrong expectation fails`(folder: String) throws {
        let pack = try #require(try PackFolder.compile(folder + "pack.yaml").pack)
        let file = PackTestFile.read(try FileAccess.bytes(of: folder + "tests.yaml"), path: "tests.yaml")
        var item = try #require(file.cases.first { $0.points != nil || !$0.levels.isEmpty })
        let level = item.levels.first.map { "levels.\($0.id.value)" }
        item.points = item.points?.map { _ in Rational(12_345) }
        for index in item.levels.indices.prefix(1) {
            item.levels[index].state = item.levels[index].state.map { $0 == "open" ? "reached" : "open" }
        }
        #expect(PackTestRunner(pack: pack).run(item).failures.map(\.subject) == [level ?? "points"])
    }
}
