import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleSource

extension Workspace {
    /// The pack that a file belongs to, with all its files; for a file without a pack, that file alone.
    mutating func family(of path: String, _ kind: RuleFileKind) -> PackFamily {
        guard kind != .places, let catalogue = catalogue(around: path, kind),
            let pack = packs(of: path, kind, in: catalogue).first
        else { return loneFamily(path, kind) }
        return family(ofPack: pack, in: catalogue)
    }

    /// The families of every pack that names of a file may belong to: more than one for shared fields.
    mutating func allFamilies(of path: String, _ kind: RuleFileKind) -> [PackFamily] {
        guard kind != .places, let catalogue = catalogue(around: path, kind) else {
            return [loneFamily(path, kind)]
        }
        let packs = packs(of: path, kind, in: catalogue)
        return packs.isEmpty
            ? [loneFamily(path, kind)] : packs.map { family(ofPack: $0, in: catalogue) }
    }

    /// The packs that a file belongs to.
    private func packs(of path: String, _ kind: RuleFileKind, in catalogue: PackCatalogue) -> [String] {
        switch kind {
        case .pack: return [path]
        case .overlay:
            let id = parsed(path, .overlay)?.root?.value(at: "extends")?.scalar?.text
            let head = catalogue.heads.first { $0.id == id }
            return [head?.path ?? RulePath.folder(of: path) + "/pack.yaml"]
        case .tests:
            let name = parsed(path, .tests)?.root?.value(at: "pack")?.scalar?.text ?? "pack.yaml"
            return [RulePath.normalized(RulePath.folder(of: path) + "/" + name)]
        case .sharedFields:
            guard let file = SharedFieldsFile(path: path, bytes: []) else { return [] }
            return catalogue.heads.filter { $0.includes.contains(file.name) }.map(\.path)
        case .places: return []
        }
    }

    private func parsed(_ path: String, _ kind: RuleFileKind) -> ParsedFile? {
        (try? view.bytes(of: path)).map { ParsedFile(SourceText(path: path, bytes: $0), kind: kind) }
    }

    private mutating func loneFamily(_ path: String, _ kind: RuleFileKind) -> PackFamily {
        var family = PackFamily(pack: nil)
        if let file = parsed(path, kind) { family.add(file, in: SymbolWalk.Surroundings()) }
        return family
    }

    private mutating func family(ofPack pack: String, in catalogue: PackCatalogue) -> PackFamily {
        let tests = RulePath.folder(of: pack) + "/tests.yaml"
        let own = (try? view.bytes(of: pack)) ?? []
        let cases = try? view.bytes(of: tests)
        let shared = catalogue.sharedFields(for: pack)
        let overlays = catalogue.sources.files.filter { $0.path.hasSuffix(OverlayHead.ending) }
        let sheets = cases.map { self.sheets(of: tests, $0) } ?? []
        let inputs = [own, cases ?? []] + (shared.map(\.bytes) + (overlays + sheets).map(\.bytes))
        return Self.kept(&families, pack, inputs) {
            var build = FamilyBuild(pack: pack, own, shared: shared)
            for overlay in overlays { build.addOverlay(overlay) }
            if let cases { build.addTests(SourceText(path: tests, bytes: cases), sheets) }
            return build.family
        }
    }

    /// The CSV files of the tables of a test file.
    private mutating func sheets(of tests: String, _ bytes: [UInt8]) -> [SourceText] {
        let names = Self.kept(&sheetNames, tests, [bytes]) {
            let root = ParsedFile(SourceText(path: tests, bytes: bytes), kind: .tests).root
            let tables = root?.value(at: "tables")?.items ?? []
            return Set(tables.compactMap { $0.value(at: "csv")?.scalar?.text }).sorted()
        }
        return names.compactMap { name in
            let path = RulePath.normalized(RulePath.folder(of: tests) + "/" + name)
            return (try? view.bytes(of: path)).map { SourceText(path: path, bytes: $0) }
        }
    }
}

/// Puts a family together, file by file.
private struct FamilyBuild {
    private(set) var family: PackFamily
    private let id: String?
    private let root: Node?
    private let text: [UInt8]
    private let shared: [SharedFieldsFile]
    private let included: [ParsedFile]
    private let path: String

    init(pack path: String, _ bytes: [UInt8], shared: [SharedFieldsFile]) {
        let pack = ParsedFile(SourceText(path: path, bytes: bytes), kind: .pack)
        family = PackFamily(pack: path)
        self.path = path
        self.shared = shared
        root = pack.root
        // What is typed at the moment may be no YAML, but all around it still means something.
        text = pack.readable
        id = root?.value(at: "pack")?.scalar?.text
        let names = (root?.value(at: "include")?.items ?? []).compactMap { $0.scalar?.text }
        included = shared.filter { names.contains($0.name) }.map {
            ParsedFile(SourceText(path: $0.path, bytes: $0.bytes), kind: .sharedFields)
        }
        let around = surroundings(overlays: [], adding: [])
        for file in included { family.add(file, in: around) }
        family.add(pack, in: around)
    }

    mutating func addOverlay(_ source: SourceText) {
        let file = ParsedFile(source, kind: .overlay)
        guard let id, file.root?.value(at: "extends")?.scalar?.text == id else { return }
        let overlay = OverlayFile(path: source.path, bytes: file.readable)
        let additions = [file.root?.value(at: "add")].compactMap(\.self)
        family.add(file, in: surroundings(overlays: [overlay], adding: additions))
    }

    mutating func addTests(_ source: SourceText, _ sheets: [SourceText]) {
        let overlays = family.files.map(\.parsed).filter { $0.kind == .overlay }
        // A case may name what any of the places adds.
        let around = surroundings(
            overlays: overlays.map { OverlayFile(path: $0.path, bytes: $0.readable) },
            adding: overlays.compactMap { $0.root?.value(at: "add") })
        family.add(ParsedFile(source, kind: .tests), in: around)
        for sheet in sheets { family.add(sheet: sheet, in: around) }
    }

    private func surroundings(overlays: [OverlayFile], adding additions: [Node]) -> SymbolWalk.Surroundings {
        var around = SymbolWalk.Surroundings()
        around.names =
            Compiler.compile(text, path: path, shared: shared, overlays: overlays, advice: false).names
        around.hasTargets = root?.value(at: "model")?.scalar?.text == "targets"
        for section in OverlaySection.allCases {
            var members = root.map { section.members(in: $0).map(\.id) } ?? []
            if section == .fields {
                members += (included.compactMap(\.root) + additions).flatMap { file in
                    (file.value(at: "fields")?.entries ?? []).map(\.key.text)
                }
            }
            around.members[section] = members + additions.flatMap { section.added(in: $0) }
        }
        return around
    }
}

extension OverlaySection {
    /// The ids that `add` of an overlay brings, apart from fields.
    fileprivate func added(in node: Node) -> [String] {
        switch self {
        case .prerequisites: node.value(at: "prerequisites").map(OverlaySection.ids) ?? []
        case .indicators:
            (node.value(at: "indicators")?.entries ?? []).flatMap { OverlaySection.ids(in: $0.value) }
        case .parameters, .values, .fields, .criteria, .deductions, .classification: []
        }
    }

    private static func ids(in list: Node) -> [String] {
        (list.items ?? []).compactMap { $0.value(at: "id")?.scalar?.text }
    }
}
