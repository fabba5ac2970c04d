package import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleEngine
package import RuleModel
package import RuleReport

/// The worked cases beside a pack, as a manual tells them.
package enum PackExamples {
    /// The cases that judge by the pack as it is, each with what is expected; none without a file of cases.
    ///
    /// Cases of another day or place may come to something else by the same pack, so they are left out.
    package static func beside(
        _ pack: RulePack, _ chooser: PackChooser
    ) throws(PackChooser.Failure) -> [Manual.Example] {
        guard let path = pack.sources.files.first?.path, path.hasSuffix("/pack.yaml") || path == "pack.yaml",
            case let tests = String(path.dropLast("pack.yaml".count)) + "tests.yaml",
            let bytes = try? FileAccess.bytes(of: tests)
        else { return [] }
        let file = PackTestFile.read(bytes, path: tests)
        guard file.pack?.value == "pack.yaml" else { return [] }
        var run = PackTestRun(chooser)
        var examples: [Manual.Example] = []
        for item in file.cases where item.skip == nil {
            guard let outcome = item.outcome(by: pack) else { continue }
            let other = try run.pack(of: item)
            guard other.digest == pack.digest, other.overlays == pack.overlays,
                other.parameters.map(\.value) == pack.parameters.map(\.value)
            else { continue }
            examples.append(Manual.Example(name: item.name.value, outcome: outcome))
        }
        return examples
    }
}

extension PackTestCase {
    /// What is expected of the whole: status, class and points, as far as the case names them.
    fileprivate func outcome(by pack: RulePack) -> LocalizedText? {
        let status = self.status.flatMap { Verdict.Status(rawValue: $0.value) }.map(Phrases.status)
        let rank = classID.flatMap { id in pack.ranks.first { $0.id == id.value }?.label }.map { label in
            pack.targetModel == nil ? Phrases.class(label) : label
        }
        let points = self.points.map { Phrases.points($0.value) }
        let parts = [status, rank, points].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return LocalizedText(
            vi: parts.map(\.vi).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
    }
}
