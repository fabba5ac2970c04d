import BinhXet
import RuleCompiler
import RuleEngine
import RuleModel
import RuleRecords

/// Measures the way up over all example records, and over records of a long pack made for it.
struct WayUpLadder {
    private struct Entry {
        var name: String
        var time: Duration
        var isProven: Bool
    }

    let workloads: Workloads

    /// Prints one line for all example records, one for each pack, and one for the long pack.
    func run(samples: Int) {
        let entries = workloads.packs.flatMap { measure($0, samples: samples) }
        print("way up, all packs: \(summary(of: entries))")
        for (name, own) in Dictionary(grouping: entries, by: \.name).sorted(by: { $0.key < $1.key }) {
            print("    \(name): \(summary(of: own))")
        }
        let long = measure(Workloads.manyIndicators, samples: samples)
        print("way up, \(Workloads.manyIndicatorsCount) indicators: \(summary(of: long))")
    }

    /// Every record that has something above it, with the least time of its samples.
    private func measure(_ source: Workloads.Pack, samples: Int) -> [Entry] {
        guard let pack = source.compiled().pack else {
            print("\(source.name) does not compile:", source.compiled().findings.map(\.message.en))
            return []
        }
        var entries: [Entry] = []
        let clock = ContinuousClock()
        var run = ScoringRun(pack: pack, options: RecordOptions())
        _ = run.score(source.records, name: source.recordsName) { outcome in
            guard case .verdict(let verdict, let record) = outcome,
                let wayUp = WayUp(from: verdict, on: record, by: pack)
            else { return }
            let time = (0..<samples).map { _ in
                clock.measure { _ = WayUp(from: verdict, on: record, by: pack) }
            }.min()
            entries.append(Entry(name: source.name, time: time ?? .zero, isProven: wayUp.isProven))
        }
        return entries
    }

    private func summary(of entries: [Entry]) -> String {
        guard !entries.isEmpty else { return "no record has one" }
        let times = Measurement(entries.map(\.time))
        return
            "\(entries.count) records, median \(milliseconds(times.median)), p90 \(milliseconds(times.ninetieth)), "
            + "max \(milliseconds(times.most)), \(entries.count(where: \.isProven)) proven"
    }
}
