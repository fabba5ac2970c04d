import BinhXet
import RuleDiagnostics
import RuleModel
import RulePackTesting
import RuleReport
import TestSupport
import Testing

/// The manuals of all packs that ship say everything that the packs do, and are pages in order.
struct ManualTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let files = (try? PackFolder.packFiles(under: rules)) ?? []
    private static let languages = [Language.vietnamese, .english]

    /// Made once, because a pack takes its time to compile.
    private static let manuals = Result { try files.map { try make($0) } }

    private static func manual(of file: String) throws -> Manual {
        let manuals = try manuals.get()
        return manuals[try #require(files.firstIndex(of: file))]
    }

    private static func make(_ file: String) throws -> Manual {
        var chooser = try PackChooser(named: file, rules: rules)
        let pack = try chooser.pack(on: nil)
        let figures = try PackHistory.figures(of: pack, chooser, at: nil)
        return Manual(
            of: pack, versions: figures.map { Manual.Version(from: $0.from, pack: $0.pack) },
            examples: try PackExamples.beside(pack, chooser))
    }

    /// Every text of a pack that its manual owes to its reader.
    private static func texts(of pack: RulePack) -> [LocalizedText] {
        let deductions = (pack.criteria.compactMap(\.deductions) + [pack.deductions].compactMap(\.self))
            .flatMap(
                \.items)
        let targets = pack.targetModel?.targets ?? []
        let groups = pack.targetModel?.criteria ?? []
        let levels = pack.targetModel?.levels ?? []
        var texts = [pack.title] + pack.documents.map(\.name) + pack.schema.fields.map(\.label)
        for field in pack.schema.fields {
            switch field.kind {
            case .list(let inner): texts += inner.map(\.label)
            case .choice(let choices): texts += choices.map(\.label)
            case .flag, .count, .whole, .decimal, .percent, .text, .date: break
            }
        }
        texts += pack.prerequisites.map(\.label) + pack.criteria.map(\.label) + pack.indicators.map(\.label)
        texts += groups.map(\.label) + targets.map(\.label) + levels.map(\.label) + pack.classes.map(\.label)
        texts += pack.indicators.flatMap(\.evidence) + targets.flatMap(\.evidence)
        texts += pack.parameters.filter { !$0.name.contains(".") }.compactMap(\.label)
        let sources =
            pack.prerequisites.map(\.source) + pack.criteria.map(\.source) + pack.indicators.map(\.source)
            + deductions.map(\.source) + pack.classes.map(\.source) + pack.parameters.map(\.source)
            + groups.map(\.source) + targets.map(\.source) + levels.map(\.source)
        for source in sources.compactMap(\.self) {
            texts += [source.place.map { LocalizedText(vi: $0, en: $0) }, source.note].compactMap(\.self)
        }
        return texts
    }

    private static func ids(of pack: RulePack) -> [String] {
        pack.criteria.map(\.id) + pack.itemIDs + (pack.targetModel?.criteria ?? []).map(\.id)
    }

    /// How many lines rest on figures that were not read in the law.
    private static func unverified(of pack: RulePack) -> Int {
        func isOpen(_ isVerified: Bool, _ source: LegalSource?) -> Bool {
            !isVerified || source?.isVerified == false
        }
        let deductions = (pack.criteria.compactMap(\.deductions) + [pack.deductions].compactMap(\.self))
            .flatMap(
                \.items)
        let model = pack.targetModel
        let ofPoints =
            pack.prerequisites.count { isOpen($0.isVerified, $0.source) }
            + pack.criteria.count { isOpen($0.isVerified, $0.source) }
            + pack.indicators.count { isOpen($0.isVerified, $0.source) }
            + deductions.count { isOpen($0.isVerified, $0.source) }
            + pack.classes.count { isOpen($0.isVerified, $0.source) }
        let ofTargets =
            (model?.criteria ?? []).count { isOpen(true, $0.source) }
            + (model?.targets ?? []).count { isOpen($0.isVerified, $0.source) }
            + (model?.levels ?? []).count { isOpen(true, $0.source) }
        return ofPoints + ofTargets + pack.parameters.count { $0.source?.isVerified != true }
    }

    @Test(arguments: files, languages)
    func `the HTML of a manual says all that its pack does and is well-formed`(
        file: String, language: Language
    ) throws {
        let manual = try Self.manual(of: file)
        let html = PrintHTML.text(of: manual.page(in: language))
        let page = HTMLPage(html)
        #expect(page.problems.isEmpty, "\(page.problems.joined(separator: "\n"))")
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(!page.tags.contains("script") && !page.tags.contains("link") && !page.tags.contains("img"))
        for text in Self.texts(of: manual.pack) {
            // In the middle of a sentence a label has a small first letter.
            let words = text[language]
            let isSaid =
                page.text.contains(words)
                || page.text.contains(words.prefix(1).lowercased() + words.dropFirst())
            #expect(isSaid, "not said: \(words)")
        }
        for id in manual.pack.itemIDs { #expect(page.ids.contains("indicator-\(id)"), "\(id)") }
        for id in Self.ids(of: manual.pack) { #expect(page.text.contains(id)) }
        #expect(!manual.examples.isEmpty)
    }

    @Test(arguments: files, languages)
    func `every figure that nobody read in the law bears its mark`(file: String, language: Language) throws {
        let pack = try Self.manual(of: file).pack
        let html = PrintHTML.text(of: Manual(of: pack).page(in: language))
        let expected = Self.unverified(of: pack)
        #expect(html.components(of: "<span class=\"mark\">") == expected)
        // The list at the end has a line for each.
        let list = html.split(separator: "id=\"unverified\"").dropFirst().first.map(String.init) ?? ""
        let end = list.firstRange(of: "</ul>")?.lowerBound ?? list.endIndex
        #expect(String(list[..<end]).components(of: "<li>") == expected)
        for indicator in pack.indicators {
            let block = html.split(separator: "id=\"indicator-\(indicator.id)\"").dropFirst().first ?? ""
            let own = block.firstRange(of: "</section>").map { String(block[..<$0.lowerBound]) } ?? ""
            let isOpen = !indicator.isVerified || indicator.source?.isVerified == false
            #expect(own.contains("class=\"mark\"") == isOpen, "\(indicator.id)")
        }
    }

    @Test(arguments: files, languages)
    func `the Markdown of a manual says all that its pack does`(file: String, language: Language) throws {
        let manual = try Self.manual(of: file)
        let markdown = PrintMarkdown.text(of: manual.page(in: language))
        let plain = markdown.replacing("\\", with: "")
        for text in Self.texts(of: manual.pack) {
            let words = text[language]
            let isSaid =
                plain.contains(words) || plain.contains(words.prefix(1).lowercased() + words.dropFirst())
            #expect(isSaid, "not said: \(words)")
        }
        for table in MarkdownPage(markdown).tables {
            for row in table.rows { #expect(row.count == table.header.count, "line \(table.line): \(row)") }
        }
        // Sentences are made of labels: no code of an expression and no raw name of a field is left.
        for code in ["==", "&&", "||", "!=", ".filter(", "size("] {
            #expect(!plain.contains(code), "\(code)")
        }
        for field in manual.pack.schema.fields where field.name.contains("_") {
            #expect(!plain.contains(field.name), "\(field.name)")
        }
    }

    @Test(arguments: files, languages)
    func `the sheet alone has a line for every item and room for every answer`(
        file: String, language: Language
    ) throws {
        let pack = try Self.manual(of: file).pack
        let page = Manual(of: pack).sheet(in: language)
        let markdown = PrintMarkdown.text(of: page)
        #expect(HTMLPage(PrintHTML.text(of: page)).problems.isEmpty)
        let rows = MarkdownPage(markdown).tables.flatMap(\.rows)
        for id in pack.itemIDs { #expect(rows.contains { $0.first == id }, "\(id)") }
        for rank in pack.ranks {
            #expect(markdown.replacing("\\", with: "").contains("☐ \(rank.label[language])"))
        }
        if pack.targetModel == nil {
            #expect(rows.contains { $0.contains("**\(pack.maximum)**") })
        }
    }

    @Test func `two runs give the same bytes`() throws {
        for file in Self.files {
            let first = PrintHTML.text(of: try Self.manual(of: file).page(in: .vietnamese))
            #expect(PrintHTML.text(of: try Self.make(file).page(in: .vietnamese)) == first)
        }
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
