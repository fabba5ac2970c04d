import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel

/// The rule files around the open documents, read and compiled as far as they are asked for.
///
/// What was made of some texts is kept until one of them changes, so that a keystroke costs one compilation.
struct Workspace {
    /// The files, with the open documents in their places.
    var view = FileView()
    private var packLists: [String: [String]] = [:]
    private var catalogues: [String: Kept<PackCatalogue>] = [:]
    private var packs: [String: Kept<Compiler.Result>] = [:]
    private var overlays: [String: Kept<(findings: [Diagnostic], sources: SourceSet)?>] = [:]
    private var tests: [String: Kept<(findings: [Diagnostic], sources: SourceSet)>] = [:]
    var families: [String: Kept<PackFamily>] = [:]
    var cards: [String: Kept<PackCards>] = [:]
    /// The CSV files of the tables of test files.
    var sheetNames: [String: Kept<[String]>] = [:]

    /// Something with the texts that it was made of.
    struct Kept<Value> {
        var inputs: [[UInt8]]
        var value: Value
    }

    /// Puts the text of an open document in the place of its file.
    mutating func show(_ document: Document) {
        view.texts[document.path] = document.source.bytes
    }

    /// Shows the file itself again.
    mutating func hide(_ document: Document) {
        view.texts[document.path] = nil
        forgetFolders()
    }

    /// Forgets which files there are, because some may have come or gone.
    mutating func forgetFolders() {
        packLists = [:]
    }

    // MARK: - Folders

    /// The folder of rules that a file stands in.
    func rules(around path: String, _ kind: RuleFileKind) -> String {
        switch kind {
        case .pack, .overlay, .tests: PackFolder.rules(around: path)
        case .sharedFields, .places: RulePath.folder(of: RulePath.folder(of: path))
        }
    }

    /// The packs that a file is looked at together with.
    ///
    /// In a folder that is none of rules, only the pack beside the file: the rest of a disk is none of our business.
    private mutating func packs(around path: String, _ kind: RuleFileKind) -> [String] {
        let rules = rules(around: path, kind)
        let list = packLists[rules] ?? (isFolderOfRules(rules) ? found(in: rules) : [])
        packLists[rules] = list
        let own: String? =
            switch kind {
            case .pack: path
            case .overlay, .tests: RulePath.folder(of: path) + "/pack.yaml"
            case .sharedFields, .places: nil
            }
        guard let own, !list.contains(own), view.kind(of: own) == .file else { return list }
        return list + [own]
    }

    private func isFolderOfRules(_ path: String) -> Bool {
        RulePath.name(of: path) == "rules" || view.kind(of: path + "/pack.schema.json") == .file
            || view.kind(of: path + "/places/units.yaml") == .file
    }

    private func found(in rules: String) -> [String] {
        (try? PackFolder.packFiles(under: rules, in: view)) ?? []
    }

    // MARK: - Compiled

    /// The packs around a file with what stands beside them.
    mutating func catalogue(around path: String, _ kind: RuleFileKind) -> PackCatalogue? {
        let packs = packs(around: path, kind)
        guard let texts = try? PackCatalogue.texts(of: packs, in: view) else { return nil }
        let inputs = texts.map(\.bytes)
        let key = texts.map(\.path).joined(separator: "\n")
        return Self.kept(&catalogues, key, inputs) { PackCatalogue(texts) }
    }

    /// A pack with all findings, as `binhxet check` gives them.
    mutating func result(ofPack path: String, in catalogue: PackCatalogue) -> Compiler.Result {
        let shared = catalogue.sharedFields(for: path)
        let bytes = catalogue.bytes(of: path) ?? []
        return Self.kept(&packs, path, [bytes] + shared.map(\.bytes)) {
            Compiler.compileForAllDays(bytes, path: path, shared: shared)
        }
    }

    /// What an overlay brings up, as `binhxet check` gives it.
    mutating func findings(
        ofOverlay path: String, in catalogue: PackCatalogue
    ) -> (findings: [Diagnostic], sources: SourceSet)? {
        let places = placesFile(around: path)
        let inputs = catalogue.sources.files.map(\.bytes) + catalogue.sharedFields.map(\.bytes) + [places]
        let table = PlaceFile.read(places, path: path).table
        return Self.kept(&overlays, path, inputs) { catalogue.findings(ofOverlay: path, places: table) }
    }

    private func placesFile(around path: String) -> [UInt8] {
        (try? view.bytes(of: PackFolder.rules(around: path) + "/places/units.yaml")) ?? []
    }

    /// The places of the folder of rules around a pack or overlay.
    func places(around path: String) -> PlaceTable {
        PlaceFile.read(placesFile(around: path), path: path).table
    }

    /// What is wrong with the cases of a test file, as `binhxet test` says before it runs them.
    mutating func findings(
        ofTests path: String, _ bytes: [UInt8], in catalogue: PackCatalogue
    ) -> (findings: [Diagnostic], sources: SourceSet) {
        let inputs = [bytes, placesFile(around: path)] + catalogue.sources.files.map(\.bytes)
        let (view, places) = (view, places(around: path))
        return Self.kept(&tests, path, inputs + catalogue.sharedFields.map(\.bytes)) {
            TestFindings(bytes, path: path, in: view, catalogue, places).all
        }
    }

    /// What is kept for some texts, or made anew.
    static func kept<Value>(
        _ store: inout [String: Kept<Value>], _ key: String, _ inputs: [[UInt8]], make: () -> Value
    ) -> Value {
        if let kept = store[key], kept.inputs == inputs { return kept.value }
        let value = make()
        store[key] = Kept(inputs: inputs, value: value)
        return value
    }
}
