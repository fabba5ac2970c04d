import BinhXet
import RuleBulk
import RuleDiagnostics
import RuleRecords
import RuleReport
import Synchronization

/// What came of all records.
struct ImpactAnswer: Sendable {
    var tally: ImpactTally
    /// Whether some records were bad.
    var isBroken = false
}

/// Takes what comes of records in the order of the file: counts it, and writes what changed and what is wrong.
final class ImpactSink: Sendable {
    private struct State {
        var answer: ImpactAnswer
        /// Where changed records go.
        var target: OutputFile?
    }

    private let state: Mutex<State>
    private let records: String
    private let language: Language

    /// - Parameters:
    ///   - out: The file for changed records, if they are wanted.
    ///   - tally: What is counted into.
    ///   - records: What messages call the file of records.
    ///   - language: The language of messages.
    /// - Throws: `FileProblem` where the file cannot be written.
    init(
        out: String?, _ tally: ImpactTally, records: String, _ language: Language
    ) throws(FileProblem) {
        self.records = records
        self.language = language
        let target: OutputFile?
        if let out { target = try OutputFile(out) } else { target = nil }
        state = Mutex(State(answer: ImpactAnswer(tally: tally), target: target))
    }

    func add(_ result: ChunkResult) throws(FileProblem) {
        for fault in result.rejects { note(fault) }
        try state.withLock { state in
            Result { () throws(FileProblem) in
                if let impact = result.impact { state.answer.tally.add(impact) }
                if result.rejected > 0 { state.answer.isBroken = true }
                try state.target?.append(result.output)
            }
        }.get()
    }

    func add(_ record: ImpactedRecord) throws(FileProblem) {
        try state.withLock { state in
            Result { () throws(FileProblem) in try state.target?.append(ImpactJSON.line(of: record) + "\n") }
        }.get()
    }

    /// Takes what is wrong with the file.
    func add(_ findings: [Reject], isComplete: Bool) {
        for finding in findings { note(finding) }
        guard !isComplete || findings.contains(where: { $0.severity == .error }) else { return }
        state.withLock { $0.answer.isBroken = true }
    }

    func note(_ fault: Reject) {
        Console.note(fault.line(in: language, file: records))
    }

    /// Gives the file its name; what was counted.
    func finish() throws(FileProblem) -> ImpactAnswer {
        try state.withLock { state in
            Result { () throws(FileProblem) in
                try state.target?.finish()
                return state.answer
            }
        }.get()
    }
}
