import AgreementSupport
import ArgumentParser
import RuleCompiler

/// `RuleBench agree`: holds the bulk evaluator against the reference evaluator, on packs and records made at random.
struct AgreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Compare the bulk evaluator with the reference evaluator on generated packs and records.")

    @Option(help: "How many pairs of a pack and a record are compared.")
    var pairs = 1_000_000

    @Option(help: "How many records each pack gets.")
    var records = 400

    @Option(help: "The seed of the first pack; the others count up from it.")
    var seed: UInt64 = 20_261_125

    func run() throws {
        var agreement = EvaluatorAgreement()
        var (packs, refused) = (0, 0)
        var seed = seed
        while agreement.pairs < pairs {
            seed += 1
            var texts = PackTexts(seed: seed)
            let text = seed % 5 == 0 ? texts.targetPack() : texts.pack()
            guard let pack = Compiler.compile(Array(text.utf8), path: "pack.yaml", advice: false).pack
            else {
                refused += 1
                continue
            }
            packs += 1
            let known = agreement.differences.count
            agreement.check(pack, records: records, seed: seed)
            for difference in agreement.differences[known...].prefix(3) {
                print("seed \(seed): \(difference)")
            }
        }
        print("\(packs) packs, \(agreement.pairs) pairs; \(refused) packs were refused")
        print("\(agreement.judgements) judgements: \(agreement.plain) plain sums, \(agreement.faults) faults")
        guard agreement.differences.isEmpty else {
            print("FAILED: \(agreement.differences.count) verdicts differ")
            throw ExitCode(1)
        }
        print("all agree")
    }
}
