import RuleRecords

/// One program with one job, to be run again and again.
struct Entrant {
    /// What the figures are filed under, such as `duckdb csv-compact, 2 threads`.
    let key: String
    let words: [String]
    /// How many records one run does; a peer that leaves some out says so itself.
    let records: Int
    /// Whether it prints what its work alone cost: peers do, so that the start of Python is not counted against them.
    let reportsWork: Bool
    /// The large file that it may write: it is not there when a run starts, and nothing waits to be written.
    var output: String?
}

/// What one run cost.
struct Sample {
    var cpu: Double
    var wall: Double
    /// In megabytes.
    var peak: Double
    var records: Double
}

/// The costs of all runs of one entrant.
struct Series {
    private(set) var samples: [Sample] = []

    mutating func append(_ sample: Sample) { samples.append(sample) }

    func median(_ value: (Sample) -> Double) -> Double {
        let values = samples.map(value).sorted()
        return values.isEmpty ? .nan : values[values.count / 2]
    }

    /// CPU seconds of one record.
    var cpu: Double { median { $0.cpu / $0.records } }
    /// Seconds on the clock of one record.
    var wall: Double { median { $0.wall / $0.records } }
    var peak: Double { median(\.peak) }
}

/// Runs entrants in turns and keeps what they cost.
struct Arena {
    let folder: String
    private(set) var series: [String: Series] = [:]
    /// Versions of the peers, as they say them.
    private(set) var versions: Set<String> = []
    private(set) var failures: [String] = []

    init(folder: String) {
        self.folder = folder
    }

    /// Runs ours, a peer, ours, the next peer and so on, for so many rounds.
    ///
    /// What fails once is not tried again.
    mutating func alternate(_ ours: Entrant?, _ peers: [Entrant], rounds: Int) {
        for _ in 0..<rounds {
            if peers.isEmpty, let ours { run(ours) }
            for peer in peers {
                if let ours { run(ours) }
                run(peer)
            }
        }
    }

    mutating func run(_ entrant: Entrant) {
        guard !failures.contains(where: { $0.hasPrefix(entrant.key + ":") }) else { return }
        if let file = entrant.output { ByteFile.removeAndSettle(file) }
        // Only what is read is kept: `cat` is to read a file, not to write another.
        let output = entrant.reportsWork ? folder + "/run.txt" : "/dev/null"
        let messages = folder + "/run-messages.txt"
        guard let run = ChildRun.measured(entrant.words, folder: folder, output: output, messages: messages),
            run.status == 0
        else {
            let words = TextFile.text(of: messages).split(separator: "\n").last.map(String.init) ?? ""
            failures.append("\(entrant.key): \(words)")
            return
        }
        var sample = Sample(
            cpu: run.cpu, wall: run.wall, peak: run.peak, records: Double(entrant.records))
        if entrant.reportsWork, let work = Work(TextFile.text(of: output)) {
            sample.cpu = work.cpu
            sample.wall = work.wall
            sample.records = work.records
            if !work.version.isEmpty { versions.insert(work.version) }
        }
        series[entrant.key, default: Series()].append(sample)
    }

    func has(_ key: String) -> Bool { series[key] != nil }
}

/// What a peer says about its own work.
struct Work {
    var cpu: Double
    var wall: Double
    var records: Double
    var version: String

    init?(_ text: String) {
        guard let line = text.split(separator: "\n").last,
            let value = JSONText.value(of: String(line)), let cpu = JSONText.double(value, "cpu"),
            let wall = JSONText.double(value, "wall"), let records = JSONText.double(value, "records"),
            records > 0
        else { return nil }
        self.cpu = cpu
        self.wall = wall
        self.records = records
        version = value["version"]?.text ?? ""
    }
}
