/// The goals of speed by number, each with what the contest measured of it.
///
/// A goal is a ratio of medians. Where a peer has several ways to do a job, its best one counts.
struct GoalRows {
    private let contest: Contest
    private let arena: Arena

    init(_ contest: Contest) {
        self.contest = contest
        arena = contest.arena
    }

    // MARK: - Ratios

    private func figure(_ value: Double?, else reason: String) -> GoalRow.Figure {
        guard let value, value.isFinite else { return .missing(reason) }
        return .measured(value)
    }

    /// The least cost of a peer's jobs whose keys begin so.
    private func best(_ prefixes: [String], threads: Int, _ cost: (Series) -> Double) -> Double? {
        let ending = ", \(threads) \(threads == 1 ? "thread" : "threads")"
        return arena.series.filter { key, _ in
            key.hasSuffix(ending) && prefixes.contains { key.hasPrefix($0) }
        }.map { cost($0.value) }.min()
    }

    /// How many times our cost the best of the peers' is.
    private func ratio(
        _ prefixes: String..., to job: Contest.Job, threads: Int = 1, _ cost: (Series) -> Double
    ) -> GoalRow.Figure {
        guard let ours = arena.series[job.key(threads)] else {
            return .missing(contest.program.hasJobs || threads == 1 ? "did not run" : "no --jobs yet")
        }
        return figure(best(prefixes, threads: threads, cost).map { $0 / cost(ours) }, else: "peer missing")
    }

    private func ours(_ job: Contest.Job, _ threads: Int = 1) -> Series? { arena.series[job.key(threads)] }

    private func quotient(_ above: Double?, _ below: Double?, else reason: String) -> GoalRow.Figure {
        guard let above, let below else { return .missing(reason) }
        return figure(above / below, else: reason)
    }

    /// How many times the cost of a stage of ours, measured alone, a peer's is.
    private func ratio(_ peer: Double?, to stage: Contest.Stage) -> GoalRow.Figure {
        quotient(peer, arena.series[stage.rawValue]?.cpu, else: "peer missing")
    }

    /// The better way to read with simdjson, of records in the usual order of keys or in any.
    private func simdjson(_ order: String = "") -> Double? {
        ["fields", "in-turn"].compactMap { arena.series["simdjson " + order + $0]?.cpu }.min()
    }

    // MARK: - Rows

    var rows: [GoalRow] {
        againstTables + againstRecordEngines + againstLimits + ofStages + ofProcesses
    }

    private var againstTables: [GoalRow] {
        let unnest = "duckdb_peer ndjson-"
        return [
            GoalRow(
                number: 1, text: "NDJSON to compact, DuckDB, CPU", floor: 8, target: 10,
                figure: ratio(unnest + "compact", to: .ndjsonCompact, \.cpu)),
            GoalRow(
                number: 1, text: "NDJSON to compact, DuckDB, clock, 2 threads", floor: 8, target: 10,
                figure: ratio(unnest + "compact", to: .ndjsonCompact, threads: 2, \.wall)),
            GoalRow(
                number: 2, text: "NDJSON to verdict, DuckDB, CPU", floor: 10, target: 14,
                figure: ratio(unnest + "verdict", to: .ndjsonVerdict, \.cpu)),
            GoalRow(
                number: 2, text: "NDJSON to verdict, DuckDB, clock, 2 threads", floor: 10, target: 11,
                figure: ratio(unnest + "verdict", to: .ndjsonVerdict, threads: 2, \.wall)),
            GoalRow(
                number: 3, text: "CSV to compact, DuckDB, CPU", floor: 9, target: 11,
                figure: ratio("duckdb_peer csv-compact", to: .csvCompact, \.cpu)),
            GoalRow(
                number: 3, text: "CSV to compact, Polars, CPU", floor: 6, target: 8,
                figure: ratio("polars_peer csv-compact", to: .csvCompact, \.cpu)),
            GoalRow(
                number: 4, text: "CSV to verdict, DuckDB, CPU", floor: 14, target: 18,
                figure: ratio("duckdb_peer csv-verdict", to: .csvVerdict, \.cpu)),
            GoalRow(
                number: 5, text: "NDJSON to compact, Polars, CPU", floor: 30, target: 40,
                figure: ratio("polars_peer ndjson-compact", to: .ndjsonCompact, \.cpu)),
        ]
    }

    private var againstRecordEngines: [GoalRow] {
        let single = contest.stages["record by record"]
        return [
            GoalRow(
                number: 6, text: "nested records, ZEN in batches, CPU", floor: 120, target: 200,
                figure: ratio("zen_peer nested-", to: .ndjsonCompact, \.cpu)),
            GoalRow(
                number: 6, text: "record by record, ZEN, CPU", floor: 60, target: 60,
                figure: quotient(
                    best(["zen_peer nested-"], threads: 1, \.cpu), single, else: "peer missing")),
            GoalRow(
                number: 7, text: "flat records, the fastest of CEL and ZEN, CPU", floor: 120, target: 180,
                figure: ratio(
                    "cel_peer rust-flat", "cel_peer cpp-flat", "zen_peer flat", to: .csvCompact, \.cpu)
            ),
        ]
    }

    private var againstLimits: [GoalRow] {
        let compact = ours(.ndjsonCompact)
        let bytes = Double(ByteFile.size(of: contest.files.ndjson) ?? 0) / Double(contest.records)
        let rate = compact.map { bytes / $0.cpu }
        let verdict = ours(.ndjsonVerdict, 2) ?? ours(.ndjsonVerdict)
        let size = Double(contest.sizes[Contest.Job.ndjsonVerdict.rawValue] ?? 0) / Double(contest.records)
        return [
            GoalRow(
                number: 8, text: "scan alone, simdjson on demand", floor: 1.2, target: 1.6,
                figure: ratio(simdjson(), to: .scan)),
            GoalRow(
                number: 9, text: "whole run to compact, of simdjson's parse in memory", floor: 1.3,
                target: 1.1,
                better: .lower, figure: quotient(compact?.cpu, simdjson(), else: "simdjson missing")),
            GoalRow(
                number: 10, text: "whole run to compact, of cat", floor: 5.5, target: 4, better: .lower,
                figure: quotient(compact?.cpu, arena.series["cat"]?.cpu, else: "did not run")),
            GoalRow(
                number: 11, text: "share of the rate of memcpy", floor: 15, target: 20, unit: "%",
                figure: quotient(
                    rate.map { $0 * 100 }, contest.stages["copying rate"], else: "did not run")),
            GoalRow(
                number: 12, text: "verdict to disk, share of raw writing", floor: 60, target: 85, unit: "%",
                figure: quotient(
                    verdict.map { 100 * size / $0.wall }, arena.series["raw write"].map { 1 / $0.wall },
                    else: "did not run")),
        ]
    }

    private var ofStages: [GoalRow] {
        [
            GoalRow(
                number: 13, text: "evaluation alone, DuckDB with reasons", floor: 8, target: 12,
                figure: ratio(best(["duckdb_peer eval-flat"], threads: 1, \.cpu), to: .evaluation)),
            GoalRow(
                number: 13, text: "evaluation alone, NumPy", floor: 5, target: 8,
                figure: ratio(best(["numpy_peer eval"], threads: 1, \.cpu), to: .evaluation)),
            GoalRow(
                number: 13, text: "evaluation alone, Polars totals", floor: 1.2, target: 1.8,
                figure: ratio(best(["polars_peer eval"], threads: 1, \.cpu), to: .evaluation)),
            GoalRow(
                number: 14, text: "evaluation of members, OpenFisca", floor: 12, target: 20,
                figure: ratio(best(["openfisca_peer"], threads: 1, \.cpu), to: .evaluationOfMembers)),
            GoalRow(
                number: 14, text: "evaluation of members, DuckDB", floor: 12, target: 18,
                figure: ratio(
                    best(["duckdb_peer eval-nested"], threads: 1, \.cpu), to: .evaluationOfMembers)),
            GoalRow(
                number: 15, text: "two threads, of one", floor: 1.6, target: 1.85,
                figure: quotient(
                    ours(.ndjsonCompact)?.wall, ours(.ndjsonCompact, 2)?.wall, else: "no --jobs yet")),
        ]
    }

    private var ofProcesses: [GoalRow] {
        let one = arena.series["one record"]?.wall
        let peaks = Contest.Job.allCases.compactMap { ours($0)?.peak }
        let duckdb = arena.series.filter { $0.key.hasPrefix("duckdb_peer") }.map(\.value.peak).min()
        return [
            GoalRow(
                number: 16, text: "peak memory, one worker", floor: 22, target: (duckdb ?? 220) / 10,
                better: .lower, unit: " MB", figure: figure(peaks.max(), else: "did not run")),
            GoalRow(
                number: 17, text: "one record, of /bin/true", floor: 12, target: 5, better: .lower,
                figure: quotient(one, arena.series["true"]?.wall, else: "did not run")),
            GoalRow(
                number: 17, text: "one record, plain Python by hand", floor: 5, target: 13,
                figure: quotient(arena.series["python"]?.wall, one, else: "no Python")),
            GoalRow(
                number: 18, text: "compile 600 lines, of libyaml's document", floor: 4, target: 2,
                better: .lower,
                figure: quotient(contest.stages["compile"], contest.stages["libyaml"], else: "did not run")),
            GoalRow(
                number: 19, text: "scan of keys in any order, simdjson on demand", floor: 0.6, target: 1,
                figure: ratio(simdjson("any order, "), to: .scanInAnyOrder)),
            GoalRow(
                number: 20, text: "columns, reference evaluator", floor: 20, target: 40,
                figure: quotient(contest.stages["reference"], ours(.ndjsonCompact)?.cpu, else: "did not run")),
        ]
    }
}
