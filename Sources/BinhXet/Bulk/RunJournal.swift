package import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// What a run must have in common with an earlier one to go on where that one stopped.
package struct RunIdentity: Sendable, Hashable {
    /// The version of the engine.
    package var engine: String
    /// The digest of the files of rules.
    package var rules: String
    /// Every option that changes bytes or says where they are, as `name=value`.
    package var options: [String]
    /// How many bytes the input has.
    package var size: Int

    package init(engine: String = EngineVersion.current, rules: String, options: [String], size: Int) {
        self.engine = engine
        self.rules = rules
        self.options = options
        self.size = size
    }
}

/// What a run writes down from time to time, so that it can be gone on with after a kill.
///
/// It is a file beside those of the run: where the run stood, and how long the files were then. What these hold
/// beyond that is cut off and written again.
package struct RunJournal: Sendable {
    /// Why a run cannot be gone on with.
    package enum Mismatch: Error, Sendable, Hashable {
        case engine(String)
        case rules
        case options(then: [String], now: [String])
        case input
        /// The run came to its end.
        case finished
        /// What the folder holds is no run's.
        case foreign
        /// The journal, or a file of the run, is not whole.
        case broken(String)
    }

    package static let name = "run.journal"
    private static let schema = "binhxet/journal/1"

    package var identity: RunIdentity
    /// When the run started, in seconds since 1970.
    package var started: Int
    /// How often it was gone on with.
    package var resumed: Int
    /// How many bytes of verdicts and rejects are good.
    package var verdicts: Int
    package var rejects: Int
    /// Whether nothing was left to judge, so that files may have got their names.
    package var isWhole: Bool
    /// Where the run stood.
    let position: JSONValue

    /// The offset and the digest of the input up to there.
    package var offset: Int { position.int("offset") ?? 0 }
    package var digest: String { position.text("digest") ?? "" }

    /// The journal in a folder; none where there is none.
    ///
    /// - Throws: `Mismatch.broken` where it cannot be read.
    package static func read(in folder: String) throws(Mismatch) -> RunJournal? {
        let path = folder + name
        guard FileAccess.kind(of: path) != nil else { return nil }
        guard let bytes = try? FileAccess.bytes(of: path), let json = try? JSONParser.value(of: bytes),
            json.text("schema") == schema, let engine = json.text("engine"), let rules = json.text("rules"),
            let options = json["options"]?.texts, let size = json.int("size"),
            let started = json.int("started"), let resumed = json.int("resumed"),
            let verdicts = json.int("verdicts"), let rejects = json.int("rejects"),
            case .flag(let isWhole)? = json["whole"]?.content, let position = json["position"],
            let offset = position.int("offset"), offset >= 0, offset <= size
        else { throw .broken(path) }
        return RunJournal(
            identity: RunIdentity(engine: engine, rules: rules, options: options, size: size),
            started: started, resumed: resumed, verdicts: verdicts, rejects: rejects,
            isWhole: isWhole, position: position)
    }

    /// Checks that another run is the same.
    package func check(_ other: RunIdentity) throws(Mismatch) {
        guard identity.engine == other.engine else { throw .engine(identity.engine) }
        try check(options: other.options)
        guard identity.rules == other.rules else { throw .rules }
        guard identity.size == other.size else { throw .input }
    }

    /// Checks that another run has the same options.
    package func check(options: [String]) throws(Mismatch) {
        guard identity.options == options else {
            throw .options(
                then: identity.options.filter { !options.contains($0) },
                now: options.filter { !identity.options.contains($0) })
        }
    }

    /// Where the run stood.
    ///
    /// - Parameters:
    ///   - digest: That of the input up to the offset, found anew.
    ///   - plan: Leads to the packs again.
    /// - Returns: The position to go on from.
    /// - Throws: `Mismatch` where the input or the rules are others.
    package func position(
        _ digest: TreeDigest, by plan: ChunkWorker.Plan
    ) throws(Mismatch) -> RunPosition {
        guard digest.name == self.digest else { throw .input }
        guard let position = try RunPosition(position, digest, plan) else {
            throw .broken(RunJournal.name)
        }
        return position
    }

    /// The text of the journal of a run that stands somewhere.
    static func text(
        _ identity: RunIdentity, started: Int, resumed: Int, verdicts: Int, rejects: Int, isWhole: Bool,
        at position: RunPosition
    ) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", string: schema)
            json.member("engine", string: identity.engine)
            json.member("rules", string: identity.rules)
            json.member("options") { json in json.array(of: identity.options) { $0.string($1) } }
            json.member("size", int: identity.size)
            json.member("started", int: started)
            json.member("resumed", int: resumed)
            json.member("verdicts", int: verdicts)
            json.member("rejects", int: rejects)
            json.member("whole", bool: isWhole)
            json.member("position") { position.write(into: &$0) }
        }
        return json.text + "\n"
    }
}

extension JSONValue {
    fileprivate var texts: [String]? {
        elements?.compactMap { item in
            if case .text(let text) = item.content { text } else { nil }
        }
    }
}
