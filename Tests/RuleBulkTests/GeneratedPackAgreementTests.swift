import AgreementSupport
import RuleCompiler
import Testing

/// Whatever a pack and its records say, the bulk evaluator says what the reference evaluator says.
struct GeneratedPackAgreementTests {
    /// Compares so many pairs of a generated pack and a record; gives the last seed too.
    private static func compare(
        from firstSeed: UInt64, pairs: Int, _ text: (inout PackTexts) -> String
    ) async -> (agreement: EvaluatorAgreement, seed: UInt64) {
        var agreement = EvaluatorAgreement()
        var seed = firstSeed
        while agreement.pairs < pairs {
            seed += 1
            // So that tests with a limit of time need not wait for this one.
            await Task.yield()
            var texts = PackTexts(seed: seed)
            // A pack whose figures do not add up is refused, and there is nothing to compare.
            guard
                let pack = Compiler.compile(Array(text(&texts).utf8), path: "pack.yaml", advice: false).pack
            else { continue }
            let known = agreement.differences.count
            agreement.check(pack, records: 125, seed: seed)
            let differences = agreement.differences[known...]
            #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3).joined(separator: "; "))")
        }
        return (agreement, seed)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 2, 3, 4].map { UInt64($0) * 1000 })
    func `verdicts of generated packs and records agree`(firstSeed: UInt64) async {
        let (agreement, seed) = await Self.compare(from: firstSeed, pairs: 5000) { $0.pack() }
        #expect(seed - firstSeed < 100, "most packs compile")
        #expect(agreement.judgements == agreement.pairs * 2)
        #expect(agreement.plain > agreement.pairs / 10)
        #expect(agreement.faults > agreement.pairs / 100)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 2].map { UInt64($0) * 1000 })
    func `verdicts of generated packs of targets agree`(firstSeed: UInt64) async {
        let (agreement, seed) = await Self.compare(from: firstSeed, pairs: 1000) { $0.targetPack() }
        #expect(seed - firstSeed < 30, "most packs compile")
        #expect(agreement.judgements == agreement.pairs * 2)
        #expect(agreement.faults > agreement.pairs / 100)
    }
}
