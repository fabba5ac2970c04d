/// The other engines, as scripts beside this file, and which of them are there.
struct Peers {
    /// One job of a script.
    struct Job {
        let script: String
        let name: String
        let form: Form
        /// The most records that are fed to it: some need many seconds for a hundred thousand.
        ///
        /// Below `Peers.part` the script itself stops in time; no other job can, so its limit is that or none.
        var limit = Int.max
        /// Whether it writes one outcome for each record.
        var writesOutcomes = true
    }

    enum Form {
        case ndjson
        case csv
    }

    /// How many records engines get that are too slow for all.
    static let part = 100_000

    static let folder = "Sources/RuleBench/peers/"

    /// The module that each script needs.
    private static let modules = [
        "duckdb_peer": "duckdb", "polars_peer": "polars", "numpy_peer": "numpy", "zen_peer": "zen",
        "cel_peer rust": "cel", "cel_peer cpp": "cel_expr_python", "openfisca_peer": "openfisca_core",
        // Which every Python has.
        "plain_peer": "json",
    ]

    static let jobs = [
        Job(script: "duckdb_peer", name: "ndjson-compact-unnest", form: .ndjson),
        Job(script: "duckdb_peer", name: "ndjson-compact-lambdas", form: .ndjson),
        Job(script: "duckdb_peer", name: "ndjson-verdict-unnest", form: .ndjson, writesOutcomes: false),
        Job(script: "duckdb_peer", name: "ndjson-verdict-lambdas", form: .ndjson, writesOutcomes: false),
        Job(script: "duckdb_peer", name: "csv-compact", form: .csv),
        Job(script: "duckdb_peer", name: "csv-verdict", form: .csv, writesOutcomes: false),
        Job(script: "duckdb_peer", name: "eval-flat", form: .csv, writesOutcomes: false),
        Job(script: "duckdb_peer", name: "eval-nested-unnest", form: .ndjson, writesOutcomes: false),
        Job(script: "duckdb_peer", name: "eval-nested-lambdas", form: .ndjson, writesOutcomes: false),
        Job(script: "polars_peer", name: "ndjson-compact-lists", form: .ndjson, limit: part),
        Job(script: "polars_peer", name: "ndjson-compact-explode", form: .ndjson, limit: part),
        Job(script: "polars_peer", name: "csv-compact", form: .csv),
        Job(script: "polars_peer", name: "eval-flat-totals", form: .csv, writesOutcomes: false),
        Job(script: "numpy_peer", name: "eval-flat", form: .csv),
        Job(script: "openfisca_peer", name: "eval-nested", form: .ndjson),
        Job(script: "plain_peer", name: "nested", form: .ndjson, limit: part),
        Job(script: "zen_peer", name: "nested-batch", form: .ndjson, limit: 10_000),
        Job(script: "zen_peer", name: "nested-single", form: .ndjson, limit: 10_000),
        Job(script: "zen_peer", name: "flat-batch", form: .csv, limit: 10_000),
        Job(script: "cel_peer", name: "rust-nested", form: .ndjson, limit: 10_000),
        Job(script: "cel_peer", name: "rust-flat", form: .csv, limit: 10_000),
        Job(script: "cel_peer", name: "cpp-flat", form: .csv, limit: 10_000),
    ]

    let python: String
    /// The jobs whose modules can be loaded.
    let jobs: [Job]
    /// The modules that cannot.
    let missing: [String]

    init(python: String) {
        self.python = python
        let present = Set(
            Set(Peers.modules.values).filter { ChildRun.run([python, "-c", "import \($0)"])?.status == 0 })
        missing = Set(Peers.modules.values).subtracting(present).sorted()
        jobs = Peers.jobs.filter { job in Peers.module(of: job).map(present.contains) ?? false }
    }

    private static func module(of job: Job) -> String? {
        let kind = job.name.split(separator: "-").first.map { " \($0)" } ?? ""
        return modules[job.script] ?? modules[job.script + kind]
    }

    /// The name that figures of a job are filed under.
    static func key(_ script: String, _ job: String, threads: Int = 1) -> String {
        "\(script) \(job), \(threads) \(threads == 1 ? "thread" : "threads")"
    }

    func entrant(_ job: Job, files: HouseholdFiles, records: Int, threads: Int, output: String) -> Entrant {
        let count = min(records, job.limit)
        return Entrant(
            key: Peers.key(job.script, job.name, threads: threads),
            words: [
                python, Peers.folder + job.script + ".py", job.name, files.path(of: job.form), output,
                String(threads), String(count),
            ], records: count, reportsWork: true, output: output)
    }

    func first(_ script: String, _ name: String) -> Job? {
        jobs.first { $0.script == script && $0.name == name }
    }
}

extension HouseholdFiles {
    func path(of form: Peers.Form) -> String {
        switch form {
        case .ndjson: ndjson
        case .csv: csv
        }
    }
}
