import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

extension LanguageServer {
    /// What stands behind the name at the cursor.
    mutating func hover(_ params: JSONValue?) throws(RPCError) -> JSONPart {
        guard let cursor = try cursor(params) else { return { $0.null() } }
        let document = cursor.document
        let family = workspace.family(of: document.path, document.kind)
        guard let occurrence = family.occurrence(at: cursor.offset, in: document.path),
            let text = text(about: occurrence.symbol, in: document, family)
        else { return { $0.null() } }
        let positions = positions(in: document)
        return { json in
            json.object { json in
                json.member("contents") { $0.markdown(text) }
                json.member("range") { $0.range(occurrence.range, positions) }
            }
        }
    }

    /// What is known about a symbol, in Markdown.
    mutating func text(about symbol: Symbol, in document: Document, _ family: PackFamily) -> String? {
        let page = HoverPage(language: language)
        switch symbol.kind {
        case .key(let shape):
            guard let key = MappingShape.named(shape)[symbol.name] else { return nil }
            return page.text(of: key)
        case .function: return FunctionWords.named(symbol.name).map { page.text(of: $0) }
        case .context: return page.text(ofContext: symbol.name)
        case .variable: return page.text(ofVariable: symbol.name)
        case .sharedFields, .pack, .file, .field, .parameter, .value, .source, .item, .rank, .code:
            break
        }
        let found = family.definition(of: symbol, namedIn: document.path)
        guard let card = found?.occurrence.definition?.card ?? symbol.fixedCard else { return nil }
        if let pack = family.pack, let catalogue = workspace.catalogue(around: document.path, document.kind),
            let cards = workspace.cards(ofPack: pack, in: catalogue),
            let text = page.text(of: symbol, card, cards, seenFrom: document.path)
        {
            return text
        }
        // Of a pack that never compiled, at least the label.
        let label = found.flatMap { family.file($0.path)?.parsed.label(in: $0.occurrence) }
        return page.heading(symbol, label)
    }
}

extension Symbol {
    /// The card of what has no definition in the rule language.
    fileprivate var fixedCard: String? { kind == .file ? RuleCard.packPath : nil }
}

extension JSONWriter {
    /// A text for people in the markup of editors.
    mutating func markdown(_ text: String) {
        object { json in
            json.member("kind", string: "markdown")
            json.member("value", string: text)
        }
    }
}

/// Writes what is known about a name, for the window that an editor opens.
struct HoverPage {
    let language: Language

    private func words(_ text: LocalizedText) -> String { text[language] }

    /// The name with what people call it, in both languages.
    func heading(_ symbol: Symbol, _ label: LocalizedText?) -> String {
        let name = "`\(symbol.name)`"
        let kind = symbol.kind.words.map { " – " + words($0) } ?? ""
        guard let label, label.vi != symbol.name || label.en != symbol.name else { return name + kind }
        let other = language == .vietnamese ? label.en : label.vi
        return "**\(words(label))** · *\(other)*\n\n\(name)\(kind)"
    }

    /// Everything that a pack says of something; none where it has no card of it.
    func text(of symbol: Symbol, _ path: String, _ cards: PackCards, seenFrom file: String) -> String? {
        guard let card = cards.card(path, seenFrom: file) else { return nil }
        var lines = card.rows.map { line(of: $0) }
        lines += cards.figures(of: path).map { figure in
            let rows = figure.rows.filter { $0.aspect == .value }.flatMap(\.lines).map { words($0.words) }
            return "- \(figure.path.split(separator: ".").last ?? ""): \(rows.joined(separator: "; "))"
        }
        let local = cards.changes(of: path).map { change in
            let day = LocalizedText(vi: "từ \(change.from)", en: "from \(change.from)")
            return "- \(change.place) (\(words(day))): " + line(of: change.row).dropFirst(2)
        }
        if !local.isEmpty {
            lines.append("")
            lines.append(words(LocalizedText(vi: "*Thay đổi của địa phương*", en: "*Changes of places*")))
            lines += local
        }
        return heading(symbol, card.label) + "\n\n" + lines.joined(separator: "\n")
    }

    /// What is said in words, and the expression behind the words.
    private func line(of row: RuleCard.Row) -> String {
        let texts = row.lines.map { line -> String in
            let code = line.expression.map { "`\($0)`" }
            let words = words(line.words)
            guard let code, code != "`\(words)`" else { return code ?? words }
            return "\(words) (\(code))"
        }
        return "- \(words(row.name)): \(texts.joined(separator: "; "))"
    }

    func text(of key: KeyShape) -> String {
        let other = language == .vietnamese ? key.meaning.en : key.meaning.vi
        let need = LocalizedText(vi: "bắt buộc", en: "needed")
        let marks = key.isRequired ? " (\(words(need)))" : ""
        return "`\(key.name)`\(marks): \(words(key.meaning)) · *\(other)*"
    }

    func text(of function: FunctionWords) -> String {
        "`\(function.call)`\n\n\(words(function.meaning))"
    }

    func text(ofContext name: String) -> String? {
        switch ContextName(rawValue: name) {
        case .period:
            "`period` – "
                + words(LocalizedText(vi: "năm được đánh giá, một số", en: "the year assessed, a number"))
        case .place:
            "`place` – "
                + words(LocalizedText(vi: "mã địa phương của hồ sơ", en: "the code of the record's place"))
        case nil: nil
        }
    }

    func text(ofVariable name: String) -> String {
        "`\(name)` – "
            + words(
                LocalizedText(
                    vi: "biến, lần lượt là từng mục của danh sách",
                    en: "a variable that stands for each item in turn"))
    }
}

extension Symbol.Kind {
    /// What things of the kind are called; none where the name says all.
    var words: LocalizedText? {
        switch self {
        case .field: LocalizedText(vi: "trường", en: "field")
        case .parameter: LocalizedText(vi: "tham số", en: "parameter")
        case .value: LocalizedText(vi: "giá trị tính được", en: "value")
        case .source: LocalizedText(vi: "văn bản", en: "document")
        case .item: LocalizedText(vi: "tiêu chí, chỉ tiêu, điều kiện hoặc điểm trừ", en: "item")
        case .rank: LocalizedText(vi: "xếp loại hoặc mức độ", en: "class or level")
        case .code: LocalizedText(vi: "lựa chọn", en: "choice")
        case .sharedFields: LocalizedText(vi: "tệp trường dùng chung", en: "file of shared fields")
        case .pack, .file: LocalizedText(vi: "bộ tiêu chí", en: "pack")
        case .variable: LocalizedText(vi: "biến", en: "variable")
        case .context, .function, .key: nil
        }
    }
}

extension ParsedFile {
    /// The label written beside a definition.
    fileprivate func label(in occurrence: Occurrence) -> LocalizedText? {
        guard let extent = occurrence.definition?.extent, let root else { return nil }
        return root.label(within: extent)
    }
}
