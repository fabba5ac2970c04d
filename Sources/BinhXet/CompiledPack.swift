import RuleCompiler
public import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

/// A rule pack, compiled and ready to score records.
///
///     let pack = try CompiledPack(contentsOfFile: "rules/don-vi-hoc-tap/tt22-2020/pack.yaml")
///     let verdict = try pack.verdict(onJSON: #"{"id": "dv-1", "period": 2021, "members": 40}"#)
///     print(verdict.text(in: .vietnamese))
public struct CompiledPack: Sendable {
    /// Title and decision, such as `don-vi-hoc-tap/tt22-2020`.
    public let id: String
    /// The title that is awarded.
    public let title: LocalizedText
    /// SHA-256 of the pack's content, which every verdict names.
    public let digest: String
    private let pack: RulePack

    /// Reads and compiles a pack file.
    ///
    /// - Parameter path: The path of a `pack.yaml`.
    /// - Throws: `PackProblem` if the file cannot be read or does not compile.
    public init(contentsOfFile path: String) throws(PackProblem) {
        let bytes: [UInt8]
        do throws(FileProblem) {
            bytes = try FileAccess.bytes(of: path)
        } catch {
            throw .file(error)
        }
        try self.init(bytes, path: path)
    }

    /// Compiles the text of a pack.
    ///
    /// - Parameters:
    ///   - text: The YAML text.
    ///   - path: The name by which findings call it.
    /// - Throws: `PackProblem.findings` if it does not compile.
    public init(text: String, path: String = "pack.yaml") throws(PackProblem) {
        try self.init(Array(text.utf8), path: path)
    }

    private init(_ bytes: [UInt8], path: String) throws(PackProblem) {
        let result = Compiler.compile(bytes, path: path, advice: false)
        guard let pack = result.pack else {
            throw .findings(result.findings.map { PackFinding($0, in: result.sources) })
        }
        self.pack = pack
        id = pack.id
        title = pack.title
        digest = pack.digest
    }

    /// Scores one record.
    ///
    /// - Parameter record: The record as a JSON object.
    /// - Returns: The verdict with its reasons.
    /// - Throws: `RecordProblem` with everything that is wrong with the record.
    public func verdict(onJSON record: String) throws(RecordProblem) -> RecordVerdict {
        var run = ScoringRun(pack: pack, options: RecordOptions())
        var verdict: RecordVerdict?
        var faults: [Reject] = []
        _ = run.score(Array(record.utf8), name: "record.json") { outcome in
            switch outcome {
            case .verdict(let found, on: let record):
                verdict = RecordVerdict(ScoredRecord(pack: pack, record: record, verdict: found))
            case .reject(let rejects): faults += rejects
            case .finding(let finding): faults.append(finding)
            }
        }
        guard let verdict, faults.isEmpty else { throw RecordProblem(faults) }
        return verdict
    }
}

/// Why there is no compiled pack.
public enum PackProblem: Error, Sendable {
    /// The file cannot be read.
    case file(FileProblem)
    /// What is wrong with the pack; at least one finding is an error.
    case findings([PackFinding])
}

/// One finding about a pack.
public struct PackFinding: Sendable, Hashable {
    /// Its code, which `binhxet codes` explains.
    public let code: DiagnosticCode
    /// How grave it is.
    public let severity: Severity
    /// What is wrong.
    public let message: LocalizedText
    /// The line where it is wrong, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    init(_ diagnostic: Diagnostic, in sources: SourceSet) {
        code = diagnostic.code
        severity = diagnostic.severity
        message = diagnostic.message
        let position = sources.position(of: diagnostic.primary.span)
        line = position.line
        column = position.column
    }
}

/// Why a record has no verdict.
public struct RecordProblem: Error, Sendable, Hashable {
    /// Each fault with its code.
    public let faults: [Fault]

    /// One fault of a record.
    public struct Fault: Sendable, Hashable {
        /// Its code, which `binhxet codes` explains.
        public let code: DiagnosticCode
        /// The field, if one is at fault.
        public let field: String?
        /// What is wrong.
        public let message: LocalizedText
    }

    init(_ rejects: [Reject]) {
        faults = rejects.map { Fault(code: $0.code, field: $0.column, message: $0.reason) }
    }
}
