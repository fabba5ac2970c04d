package import RuleDiagnostics
package import RuleExpression
package import RuleModel
import RuleSource

/// Compiles the text of a rule pack, stage by stage, and keeps every finding.
///
///     bytes -> Node -> Node        -> PackSyntax -> RulePack
///              read    with others    read keys     resolve and check
package struct Compiler {
    /// What a compilation gave: a pack unless there are errors, and all findings in order.
    package struct Result: Sendable {
        package var pack: RulePack?
        package var findings: [Diagnostic]
        package var sources: SourceSet
        /// How long each stage took.
        package var timings: [(stage: String, duration: Duration)]
        /// What names mean in its expressions, as far as the faults allow; none where it could not be read.
        package var names: PackNames?
    }

    /// Compiles the bytes of one pack file; `path` is the name by which findings call it.
    ///
    /// The overlays are laid over the pack in their order, the nation's before the province's.
    /// Of figures that change, those of `day` are taken, and the last ones without a day; what is claimed of all
    /// records is so with the others too. Without `advice` only what may be an error is looked for, which is enough to
    /// score. Of the `shared` fields a pack takes the files that it includes. The `trial` is an overlay without a head:
    /// what to try, for no place and on all days.
    package static func compile(
        _ bytes: [UInt8], path: String, shared: [SharedFieldsFile] = [], overlays: [OverlayFile] = [],
        day: Day? = nil, advice: Bool = true, trial: OverlayFile? = nil
    ) -> Result {
        func compilation(on day: Day?) -> Compilation {
            compiled(
                bytes, path: path, shared: shared, overlays: overlays, day: day, advice: advice, trial: trial)
        }
        let own = compilation(on: day)
        let findings = own.bag.sorted
        let spans = own.pack?.figureSpans ?? []
        guard spans.count > 1, findings.contains(where: { $0.claim != nil }) else {
            return own.result(findings)
        }
        let index = spans.lastIndex { span in day.map { span.from <= $0 } ?? true } ?? 0
        let found = spans.indices.map { other in
            other == index ? findings : compilation(on: spans[other].from).bag.sorted
        }
        return own.result(DatedFindings(spans: spans, found: found).findings(of: index))
    }

    /// Compiles a pack for every day on which a figure changes, and keeps of all findings those that are true.
    package static func compileForAllDays(
        _ bytes: [UInt8], path: String, shared: [SharedFieldsFile] = [], overlays: [OverlayFile] = []
    ) -> Result {
        func compilation(on day: Day?) -> Compilation {
            compiled(bytes, path: path, shared: shared, overlays: overlays, day: day)
        }
        let last = compilation(on: nil)
        let spans = last.pack?.figureSpans ?? []
        guard spans.count > 1 else { return last.result(last.bag.sorted) }
        let found = spans.dropLast().map { compilation(on: $0.from).bag.sorted } + [last.bag.sorted]
        return last.result(DatedFindings(spans: spans, found: found).all)
    }

    /// Takes a pack through all stages with the figures of one day.
    private static func compiled(
        _ bytes: [UInt8], path: String, shared: [SharedFieldsFile], overlays: [OverlayFile], day: Day?,
        advice: Bool = true, trial: OverlayFile? = nil
    ) -> Compilation {
        var compilation = Compilation(bytes, path: path, overlays: overlays, day: day)
        compilation.trial = trial
        compilation.sharedFields = shared
        compilation.wantsAdvice = advice
        let clock = ContinuousClock()
        for stage in stages {
            let duration = clock.measure { stage.run(&compilation) }
            compilation.timings.append((stage.name, duration))
        }
        return compilation
    }
}

/// The text of one overlay.
package struct OverlayFile: Sendable, Hashable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// What the names in the expressions of a pack mean.
package struct PackNames: Sendable {
    package var scope: Scope
    package var schema: RecordSchema
    package var parameters: [Parameter]
    package var derived: [DerivedValue]
}

/// What the stages hand on to one another.
struct Compilation {
    var sources = SourceSet()
    let file: FileID
    /// The overlays, in the order in which they are applied.
    let overlays: [OverlayFile]
    /// The files of fields that the pack may include.
    var sharedFields: [SharedFieldsFile] = []
    /// Those that it does include.
    var sharedFiles: Set<FileID> = []
    /// What to try on top of them.
    var trial: OverlayFile?
    /// What verdicts say of them.
    var appliedOverlays: [AppliedOverlay] = []
    /// The day whose figures are taken; none for the last ones.
    let day: Day?
    var bag = DiagnosticBag()
    var root: Node?
    var syntax: PackSyntax?
    var pack: RulePack?
    var names: PackNames?
    /// The parameters that stand for figures in the pack.
    var usedParameters: Set<Int> = []
    /// Whether findings that keep no pack from being used are wanted too.
    var wantsAdvice = true
    /// How long each stage took.
    var timings: [(stage: String, duration: Duration)] = []

    init(_ bytes: [UInt8], path: String, overlays: [OverlayFile], day: Day?) {
        self.day = day
        self.overlays = overlays
        file = sources.add(path: path, bytes: bytes)
    }
}

/// One step of the compilation.
struct Stage: Sendable {
    let name: String
    let run: @Sendable (inout Compilation) -> Void
}

/// The steps of a compilation, in the order they run.
let stages: [Stage] = [
    Stage(name: "read YAML") { $0.readNodes() },
    // An overlay may change a field that the pack shares with others.
    Stage(name: "include fields") { $0.includeFields() },
    // The result is read as one pack, so that all checks see what a place made of it.
    Stage(name: "apply overlays") { $0.applyOverlays() },
    Stage(name: "read keys") { $0.readSyntax() },
    // Names need every key read: an indicator may use what stands below it.
    Stage(name: "resolve") { $0.resolve() },
    // Points, bands and classes need the parameters resolved to figures.
    Stage(name: "check") { $0.checkPack() },
]

extension Compilation {
    /// What it gave, if these findings are what is left of its own.
    fileprivate func result(_ findings: [Diagnostic]) -> Compiler.Result {
        let isSound = !findings.contains { $0.severity == .error }
        return Compiler.Result(
            pack: isSound ? pack : nil, findings: findings, sources: sources, timings: timings, names: names)
    }

    fileprivate mutating func readNodes() {
        root = readYAML(file, in: sources, reporting: &bag)
    }

    fileprivate mutating func applyOverlays() {
        for overlay in overlays {
            let file = sources.add(path: overlay.path, bytes: overlay.bytes)
            let (head, findings) = OverlayHead.read(file, in: sources)
            bag.report(contentsOf: findings)
            var ignored = DiagnosticBag()
            guard let head, let base = root, let tree = readYAML(file, in: sources, reporting: &ignored)
            else {
                continue
            }
            var change = OverlayChange(to: base)
            change.apply(tree)
            root = change.root
            appliedOverlays.append(AppliedOverlay(id: head.id, place: head.placeName))
            bag.report(contentsOf: change.bag.sorted)
        }
        applyTrial()
    }

    private mutating func applyTrial() {
        guard let trial, let base = root else { return }
        let file = sources.add(path: trial.path, bytes: trial.bytes)
        guard let tree = readYAML(file, in: sources, reporting: &bag) else { return }
        var change = OverlayChange(to: base)
        change.apply(tree)
        root = change.root
        bag.report(contentsOf: change.bag.sorted)
    }

    fileprivate mutating func readSyntax() {
        guard let root else { return }
        var reader = NodeReader()
        syntax = reader.pack(root)
        bag.report(contentsOf: reader.bag.sorted)
    }

    fileprivate mutating func resolve() {
        guard let root, let syntax else { return }
        var resolver = Resolver(syntax, on: day, isChanged: !overlays.isEmpty || trial != nil)
        let digest = PackDigest { SHA256.name(of: root.canonicalForm) }
        pack = resolver.pack(digest: digest, sources: sources)
        pack?.overlays = appliedOverlays
        pack?.headSpans = root.headSpans
        usedParameters = resolver.usedParameters
        names = PackNames(
            scope: resolver.scope, schema: resolver.schema, parameters: resolver.parameters,
            derived: resolver.derived)
        bag.report(contentsOf: resolver.bag.sorted)
    }

    fileprivate mutating func checkPack() {
        // A pack with faults would only show their shadows here.
        guard let pack, let syntax, !bag.hasErrors else { return }
        let check = PackCheck(
            pack: pack, syntax: syntax, usedParameters: usedParameters, sharedFiles: sharedFiles)
        bag.report(contentsOf: check.findings(withAdvice: wantsAdvice))
    }
}

extension Node {
    /// Where the keys of the root and the documents stand, by their paths.
    fileprivate var headSpans: [String: SourceSpan] {
        let keys = (entries ?? []).map { ($0.key.text, $0.key.span) }
        let documents = (value(at: "sources")?.entries ?? []).map { ("sources.\($0.key.text)", $0.key.span) }
        return Dictionary(keys + documents) { first, _ in first }
    }
}
