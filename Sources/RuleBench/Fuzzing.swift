import BinhXet
import RuleCompiler
import RuleModel
import RuleRecords
import TestSupport

/// Feeds mutated packs and records and watches for what must not happen.
///
/// A crash ends the program; a hang shows as an input that takes longer than the limit.
struct Fuzzing {
    let workloads: Workloads
    let seed: UInt64

    /// Far above what any input of this size may take, and far below what a person would call a hang.
    private static let limit = Duration.seconds(2)

    /// Runs so many inputs, packs and records in turn; gives what failed.
    func run(_ count: Int) -> [String] {
        var mutation = Mutation(seed: seed)
        var failures: [String] = []
        var slowest = Duration.zero
        var tally = (compiled: 0, scored: 0, rejected: 0)
        let clock = ContinuousClock()
        let compiled = workloads.packs.compactMap { pack in pack.compiled().pack.map { (pack, $0) } }
        for index in 0..<count {
            let (source, pack) = compiled[index / 2 % compiled.count]
            let time = clock.measure {
                if index.isMultiple(of: 2) {
                    if let pack = compile(mutation.mutated(Array(source.text.utf8))) {
                        tally.compiled += 1
                        _ = Workloads.score(
                            Array(source.records.prefix(4000)), named: source.recordsName, by: pack)
                    }
                } else {
                    let records = mutation.mutated(Array(source.records.prefix(4000)))
                    let counts = Workloads.score(records, named: source.recordsName, by: pack)
                    tally.scored += counts.records
                    tally.rejected += counts.rejected
                }
            }
            slowest = max(slowest, time)
            if time > Fuzzing.limit { failures.append("input \(index) of seed \(seed) takes \(time)") }
        }
        print(
            "fuzz: \(count) inputs of seed \(seed), \(tally.compiled) packs compiled, \(tally.scored) records scored, "
                + "\(tally.rejected) rejected, slowest \(milliseconds(slowest)), peak memory \(peakMemory()) MB"
        )
        return failures
    }

    private func compile(_ bytes: [UInt8]) -> RulePack? {
        Compiler.compile(bytes, path: "pack.yaml").pack
    }
}
