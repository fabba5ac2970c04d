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
///
/// The last day of a record's period decides which figures and which local changes judge it, and its place decides
/// whose changes; a day and a place given here stand for those of every record:
///
///     let path = "rules/don-vi-hoc-tap/qd448-2015/pack.yaml"
///     let pack = try CompiledPack(contentsOfFile: path, asOf: "2016-12-31", place: "86")
public struct CompiledPack: Sendable {
    /// Title and decision, such as `don-vi-hoc-tap/tt22-2020`.
    public let id: String
    /// The title that is awarded.
    public let title: LocalizedText
    /// SHA-256 of what judges on the day and for the place that were given; without a day, of the pack alone.
    ///
    /// A verdict names the digest of what judged its own record.
    public let digest: String
    let chooser: PackChooser
    private let day: Day?
    let place: String?

    /// Reads and compiles a pack file, with the overlays beside it and the fields that it includes.
    ///
    /// - Parameters:
    ///   - path: The path of a `pack.yaml`.
    ///   - day: The day whose figures and overlays are used for all records, as `2020-12-31`; without it, the last day
    ///     of each record's period.
    ///   - place: The code of the place whose overlays are used for all records; without it, the place of each record.
    /// - Throws: `PackProblem` if the file cannot be read or does not compile, or the day is none.
    public init(
        contentsOfFile path: String, asOf day: String? = nil, place: String? = nil
    ) throws(PackProblem) {
        let catalogue: PackCatalogue
        do throws(FileProblem) {
            catalogue = try PackCatalogue(packs: [path])
        } catch {
            throw .file(error)
        }
        let chooser = PackChooser(file: path, of: catalogue, places: PlaceTable.shipped(around: path))
        try self.init(chooser, asOf: day, place: place)
    }

    /// Compiles the text of a pack.
    ///
    /// - Parameters:
    ///   - text: The YAML text.
    ///   - path: The name by which findings call it.
    ///   - day: The day whose figures are used for all records, as `2020-12-31`; without it, the last day of each
    ///     record's period.
    /// - Throws: `PackProblem` if it does not compile, or the day is none.
    public init(
        text: String, path: String = "pack.yaml", asOf day: String? = nil
    ) throws(PackProblem) {
        let catalogue = PackCatalogue([(path, Array(text.utf8))])
        try self.init(
            PackChooser(file: path, of: catalogue, places: PlaceTable([])), asOf: day, place: nil)
    }

    private init(_ chooser: PackChooser, asOf text: String?, place: String?) throws(PackProblem) {
        let day = text.flatMap { Day($0) }
        if let text, day == nil { throw .day(text) }
        var chooser = chooser
        do throws(PackChooser.Failure) {
            let pack = try chooser.pack(on: day, at: place)
            id = pack.id
            title = pack.title
            digest = pack.digest
            try chooser.compileAll(on: day, at: place)
        } catch {
            throw .findings(error.findings)
        }
        self.chooser = chooser
        self.day = day
        self.place = place
    }

    /// Scores one record.
    ///
    /// - Parameter record: The record as a JSON object.
    /// - Returns: The verdict with its reasons.
    /// - Throws: `RecordProblem` with everything that is wrong with the record.
    public func verdict(onJSON record: String) throws(RecordProblem) -> RecordVerdict {
        RecordVerdict(try scored(Array(record.utf8)))
    }

    /// How records are read.
    var options: RecordOptions {
        var options = RecordOptions()
        options.asOf = day
        return options
    }

    /// The record of a JSON text with its verdict.
    func scored(_ record: [UInt8]) throws(RecordProblem) -> ScoredRecord {
        var run = CatalogueRun(chooser, options: options, place: place)
        var verdict: ScoredRecord?
        var faults: [Reject] = []
        do throws(PackChooser.Failure) {
            _ = try run.score(record, name: "record.json") { outcome in
                switch outcome {
                case .verdict(let subject): verdict = subject
                case .reject(let rejects): faults += rejects
                case .finding(let finding): faults.append(finding)
                }
            }
        } catch {
            throw RecordProblem(error.findings)
        }
        guard let verdict, faults.isEmpty else { throw RecordProblem(faults) }
        return verdict
    }
}

extension PackChooser.Failure {
    /// What is wrong with the pack that was chosen.
    var findings: [PackFinding] {
        switch self {
        case .notCompiled(let result): result.findings.map { PackFinding($0, in: result.sources) }
        case .noPack: []
        }
    }
}

/// Why there is no compiled pack.
public enum PackProblem: Error, Sendable {
    /// The file cannot be read.
    case file(FileProblem)
    /// What is wrong with the pack; at least one finding is an error.
    case findings([PackFinding])
    /// This text is no day.
    case day(String)
}

/// One finding about a pack.
public struct PackFinding: Sendable, Hashable {
    /// Its code, which `binhxet codes` explains.
    public let code: DiagnosticCode
    /// How grave it is.
    public let severity: Severity
    /// What is wrong.
    public let message: LocalizedText
    /// The file where it is wrong: the pack, or an overlay or shared fields with it.
    public let path: String
    /// The line where it is wrong, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    init(_ diagnostic: Diagnostic, in sources: SourceSet) {
        code = diagnostic.code
        severity = diagnostic.severity
        message = diagnostic.message
        path = sources[diagnostic.primary.span.file].path
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

    /// Of a pack that does not compile for the record's day and place.
    init(_ findings: [PackFinding]) {
        faults = findings.map { Fault(code: $0.code, field: nil, message: $0.message) }
    }
}
