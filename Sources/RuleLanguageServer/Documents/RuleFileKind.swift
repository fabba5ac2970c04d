import RuleCompiler

/// The kinds of rule files, each with rules of its own.
enum RuleFileKind: Hashable {
    case pack, overlay, tests, sharedFields, places

    /// The kind of a file by its name, else by the schema that it names, else by what the editor calls it.
    ///
    /// None for files that are not ours.
    init?(path: String, language: String?, bytes: [UInt8]) {
        if let kind = RuleFileKind(path: path) ?? RuleFileKind(schemaOf: bytes) {
            self = kind
        } else if language == "binhxet" {
            self = .pack
        } else {
            return nil
        }
    }

    private init?(path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if name == "pack.yaml" {
            self = .pack
        } else if name.hasSuffix(OverlayHead.ending) {
            self = .overlay
        } else if name == "tests.yaml" {
            self = .tests
        } else if path.hasSuffix("/places/units.yaml") {
            self = .places
        } else if SharedFieldsFile(path: path, bytes: []) != nil {
            self = .sharedFields
        } else {
            return nil
        }
    }

    /// By the line `# yaml-language-server: $schema=…/pack.schema.json` at the top.
    private init?(schemaOf bytes: [UInt8]) {
        let top = String(decoding: bytes.prefix(1024), as: UTF8.self)
        let line = top.split(whereSeparator: \.isNewline).first { $0.contains("yaml-language-server:") }
        guard let line else { return nil }
        let known: [(String, RuleFileKind)] = [
            ("pack", .pack), ("overlay", .overlay), ("tests", .tests), ("fields", .sharedFields),
            ("places", .places),
        ]
        guard let kind = known.first(where: { line.contains("\($0.0).schema.json") })?.1 else { return nil }
        self = kind
    }

    /// The mapping that the file is.
    var shape: ShapeName {
        switch self {
        case .pack: .pack
        case .overlay: .overlay
        case .tests: .tests
        case .sharedFields: .sharedFields
        case .places: .places
        }
    }
}
