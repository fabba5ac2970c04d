import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleSource

/// A pack with the shared fields that it includes, its overlays and its worked cases: every file that may name
/// something of it, and every name in them.
struct PackFamily {
    /// One file with its names, in the order of the walk.
    struct File {
        var parsed: ParsedFile
        var occurrences: [Occurrence]
        /// The conditions with faults, in which names may be hidden.
        var faultyExpressions: [EmbeddedText]
    }

    /// A definition with the file in which it stands.
    struct Definition {
        var path: String
        var occurrence: Occurrence
    }

    /// The path of the pack; none for a file that belongs to none.
    let pack: String?
    private(set) var files: [File] = []
    private var surroundings: [String: SymbolWalk.Surroundings] = [:]
    private(set) var definitions: [Symbol: [Definition]] = [:]

    init(pack: String?) {
        self.pack = pack
    }

    mutating func add(_ parsed: ParsedFile, in around: SymbolWalk.Surroundings) {
        var walk = SymbolWalk(around)
        walk.walk(parsed)
        for occurrence in walk.occurrences where occurrence.definition != nil {
            definitions[occurrence.symbol, default: []].append(
                Definition(path: parsed.path, occurrence: occurrence))
        }
        surroundings[parsed.path] = around
        files.append(
            File(
                parsed: parsed, occurrences: walk.occurrences, faultyExpressions: walk.faultyExpressions))
    }

    /// Adds a CSV file of a table of cases.
    mutating func add(sheet source: SourceText, in around: SymbolWalk.Surroundings) {
        var walk = SymbolWalk(around)
        walk.walk(sheet: source)
        files.append(
            File(
                parsed: ParsedFile(sheet: source), occurrences: walk.occurrences, faultyExpressions: []))
    }

    func file(_ path: String) -> File? {
        files.first { $0.parsed.path == path }
    }

    /// What is known around a file, for another walk over a text of it.
    func surroundings(of path: String) -> SymbolWalk.Surroundings {
        surroundings[path] ?? SymbolWalk.Surroundings()
    }

    /// The name at a byte of a file: the shortest that holds it, or ends there.
    func occurrence(at offset: Int, in path: String) -> Occurrence? {
        let held = file(path)?.occurrences.filter {
            $0.range.contains(offset) || $0.range.upperBound == offset
        }
        return held?.min { ($0.range.count, $0.rank) < ($1.range.count, $1.rank) }
    }

    /// Where a symbol that is named in a file is defined: in that file, else in the pack, else elsewhere.
    func definition(of symbol: Symbol, namedIn path: String) -> Definition? {
        let all = definitions[symbol] ?? []
        return all.first { $0.path == path } ?? all.first { $0.path == pack } ?? all.first
    }

    /// The symbols of some kind that a file may name, each with its definition, in the order of the files.
    func symbols(
        of kind: Symbol.Kind, below path: [String], namedIn file: String
    ) -> [(symbol: Symbol, definition: Definition)] {
        let fitting = definitions.keys.filter { $0.kind == kind && Array($0.path.dropLast()) == path }
        let isVisible = { (definition: Definition) in
            // What another place adds is none of this one's.
            definition.path == file || !definition.path.hasSuffix(OverlayHead.ending)
                || !file.hasSuffix(OverlayHead.ending) && file != self.pack
        }
        return fitting.compactMap { symbol in
            definition(of: symbol, namedIn: file).flatMap { isVisible($0) ? (symbol, $0) : nil }
        }.sorted {
            ($0.definition.path, $0.definition.occurrence.range.lowerBound) < (
                $1.definition.path, $1.definition.occurrence.range.lowerBound
            )
        }
    }
}

extension Occurrence {
    /// Names of the author come before keys of the language, where both stand at one place.
    fileprivate var rank: Int {
        if case .key = symbol.kind { 1 } else { 0 }
    }
}

extension SymbolWalk {
    /// Walks over a whole file.
    mutating func walk(_ file: ParsedFile) {
        guard let root = file.root else { return }
        mapping(root, as: file.kind.shape)
    }
}
