import AgreementSupport
import RuleCompiler
import Testing

/// Whatever a pack and its records say, the bulk writers and the counter of summaries say it as those of single verdicts.
struct GeneratedLineTests {
    @Test(.timeLimit(.minutes(5)), arguments: [1, 2].map { UInt64($0) * 10_000 })
    func `lines and summaries of generated packs agree`(firstSeed: UInt64) async {
        var packs = 0
        var seed = firstSeed
        // First packs of points, then packs of targets.
        while packs < 9 {
            seed += 1
            // So that tests with a limit of time need not wait for this one.
            await Task.yield()
            var texts = PackTexts(seed: seed)
            let text = packs < 6 ? texts.pack() : texts.targetPack()
            guard let pack = Compiler.compile(Array(text.utf8), path: "pack.yaml", advice: false).pack
            else { continue }
            var records = Records(of: pack, seed: seed)
            expectAgreement(on: (0..<80).map { records.record($0) }, by: pack, mayGoLongWay: true)
            packs += 1
        }
    }
}
