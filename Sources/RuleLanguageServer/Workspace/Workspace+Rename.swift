import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleExpression
import RuleModel

extension Workspace {
    /// The edits that give a symbol another name in every file that names it.
    ///
    /// They are tried first: with them every name in all files must mean what it meant before.
    mutating func rename(
        _ symbol: Symbol, to name: String, from path: String, _ kind: RuleFileKind
    ) throws(RenameRefusal) -> [String: [TextEdit]] {
        guard name != symbol.name else { return [:] }
        let own = family(of: path, kind)
        guard let home = own.definition(of: symbol, namedIn: path)?.path, let file = own.file(home) else {
            throw .undefined(symbol.name)
        }
        // Fields that packs share are renamed in all of them.
        let families = allFamilies(of: home, file.parsed.kind)
        try check(name, for: symbol, in: families)
        var edits: [String: Set<TextEdit>] = [:]
        for family in families {
            for file in family.files {
                let found = family.edits(of: symbol, at: home, in: file, to: name)
                guard !found.isEmpty || family.mayName(symbol, in: file) else { continue }
                guard file.parsed.isWhole else { throw .unreadable(RulePath.name(of: file.parsed.path)) }
                if let line = file.line(hiding: symbol) {
                    throw .hidden(symbol.name, path: RulePath.name(of: file.parsed.path), line: line)
                }
                edits[file.parsed.path, default: []].formUnion(found)
            }
        }
        let sorted = edits.filter { !$0.value.isEmpty }.mapValues { edits in
            edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        try tryOut(sorted, renaming: symbol, to: name, families, at: home, file.parsed.kind)
        return sorted
    }

    // MARK: - The new name

    private func check(
        _ name: String, for symbol: Symbol, in families: [PackFamily]
    ) throws(RenameRefusal) {
        let isID = symbol.kind == .source || symbol.kind == .item || symbol.kind == .rank
        let isFree = isID ? PlainText.isIdentifier(name) : Words.isFree(name)
        let isReserved = !isID && symbol.path.count == 1 && RecordSchema.reservedNames.contains(name)
        guard isFree, !isReserved else { throw .badName(name, isID: isID) }
        for family in families {
            // Fields, parameters and values share one set of names, and so do conditions' variables with them.
            let isData = symbol.kind == .variable || !isID && symbol.path.count == 1
            let rivals: [Symbol] =
                isData
                ? [Symbol(.field, name), Symbol(.parameter, name), Symbol(.value, name)]
                : [Symbol(symbol.kind, symbol.path.dropLast() + [name])]
            let isVariable = family.definitions.keys.contains { $0.kind == .variable && $0.name == name }
            if rivals.contains(where: { family.definitions[$0] != nil }) || isData && isVariable {
                throw .taken(name)
            }
        }
    }

    // MARK: - Trying

    /// Makes sure that with the edits every name means what it meant.
    private func tryOut(
        _ edits: [String: [TextEdit]], renaming symbol: Symbol, to name: String, _ families: [PackFamily],
        at home: String, _ kind: RuleFileKind
    ) throws(RenameRefusal) {
        var trial = self
        for (path, edits) in edits {
            guard var bytes = try? view.bytes(of: path) else { continue }
            for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
            trial.view.texts[path] = bytes
        }
        let after = trial.allFamilies(of: home, kind)
        for (old, new) in zip(families, after) {
            for file in old.files {
                let before = file.occurrences.map { $0.symbol.renamed(symbol, to: name) }
                let now = new.file(file.parsed.path)?.occurrences.map { $0.symbol.placeless } ?? []
                guard before == now else { throw .ambiguous(name) }
            }
        }
    }
}

extension Symbol {
    /// The symbol without the place at which a variable is introduced, which edits move.
    fileprivate var placeless: Symbol {
        kind == .variable ? Symbol(.variable, name) : self
    }

    /// The symbol after another, or something that it is a part of, got a new name.
    fileprivate func renamed(_ other: Symbol, to name: String) -> Symbol {
        if self == other { return Symbol(kind, path.dropLast() + [name]).placeless }
        // The codes of a field and the fields of a list go by what they are parts of.
        let head: [String] =
            switch (kind, other.kind) {
            case (.code, .field): ["fields"]
            case (.code, .parameter): ["parameters"]
            case (.field, .field): []
            default: ["?"]
            }
        let whole = head + other.path
        guard path.count > whole.count, Array(path.prefix(whole.count)) == whole else { return placeless }
        return Symbol(kind, head + other.path.dropLast() + [name] + path.dropFirst(whole.count))
    }
}

extension PackFamily {
    /// The edits of one file; only names that lead to the definition in `home` are touched.
    fileprivate func edits(
        of symbol: Symbol, at home: String, in file: File, to name: String
    ) -> [TextEdit] {
        file.occurrences.filter { $0.symbol == symbol }.compactMap { occurrence in
            guard definition(of: symbol, namedIn: file.parsed.path)?.path == home else { return nil }
            let text = occurrence.isPlainText ? PlainText.written(name) : name
            return TextEdit(range: occurrence.range, text: text)
        }
    }

    /// Whether a file that cannot be read in whole may hide the name.
    fileprivate func mayName(_ symbol: Symbol, in file: File) -> Bool {
        let text = String(decoding: file.parsed.source.bytes, as: UTF8.self)
        return (!file.parsed.isWhole || !file.faultyExpressions.isEmpty) && text.contains(symbol.name)
    }
}

extension PackFamily.File {
    /// The line of a condition with a fault in which the name stands at a place that nobody can tell the meaning of.
    fileprivate func line(hiding symbol: Symbol) -> Int? {
        for text in faultyExpressions {
            for word in text.text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
            where word == symbol.name {
                let start = text.text[..<word.startIndex].utf8.count
                let range = text.span(of: start..<start + word.utf8.count).bytes
                guard !occurrences.contains(where: { $0.range == range }) else { continue }
                return parsed.source.lines.line(ofByte: range.lowerBound) + 1
            }
        }
        return nil
    }
}
