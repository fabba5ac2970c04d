import AgreementSupport
import RuleCompiler
import Testing

/// Whatever a pack and its records say, the bulk evaluator says what the reference evaluator says.
struct GeneratedPackAgreementTests {
    @Test(.timeLimit(.minutes(5)), arguments: [1, 2, 3, 4].map { UInt64($0) * 1000 })
    func `verdicts of generated packs and records agree`(firstSeed: UInt64) async {
        var agreement = EvaluatorAgreement()
        var seed = firstSeed
        while agreement.pairs < 5000 {
            seed += 1
            // So that tests with a limit of time need not wait for this one.
            await Task.yield()
            var texts = PackTexts(seed: seed)
            // A pack whose figures do not add up is refused, and there is nothing to compare.
            guard let pack = Compiler.compile(Array(texts.pack().utf8), path: "pack.yaml", advice: false).pack
            else { continue }
            let known = agreement.differences.count
            agreement.check(pack, records: 125, seed: seed)
            let differences = agreement.differences[known...]
            #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3).joined(separator: "; "))")
        }
        #expect(seed - firstSeed < 100, "most packs compile")
        #expect(agreement.judgements == agreement.pairs * 2)
        #expect(agreement.plain > agreement.pairs / 10)
        #expect(agreement.faults > agreement.pairs / 100)
    }
}
