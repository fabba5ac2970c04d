import RuleDiagnostics
import RuleModel

/// The passage from a pack to the blocks of its manual, in one language.
struct ManualWriting {
    let manual: Manual
    let language: Language
    let words: PackWords
    /// What was not checked against the law, in the order in which the manual tells it.
    private(set) var unverified: [(name: String, note: LocalizedText?)] = []

    var pack: RulePack { manual.pack }

    init(_ manual: Manual, _ language: Language) {
        self.manual = manual
        self.language = language
        words = PackWords(manual.pack, spellsOutValues: true)
    }

    mutating func page() -> PrintPage {
        // The head says how much is not verified, which the rest finds out.
        let rest =
            prerequisites() + criteria() + targets() + deductions() + classification() + levels()
            + parameters()
            + values() + fields() + evidence() + documents() + localChanges() + examples()
        let sheet = ScoreSheet(pack: pack, language: language, letterhead: manual.letterhead)
        let blocks = head() + rest + unverifiedList() + [.pageBreak] + sheet.blocks(level: 2)
        return PrintPage(
            title: say(Phrases.manual(of: pack.title)), language: language, blocks: blocks + [footing])
    }

    // MARK: - Pieces

    func say(_ text: LocalizedText) -> String { text[language] }

    func heading(_ level: Int, _ text: String, _ anchor: String) -> PrintBlock {
        .heading(level, PrintText(text), anchor: anchor)
    }

    func section(_ text: LocalizedText, _ anchor: String) -> PrintBlock {
        heading(2, say(text), anchor)
    }

    /// "Căn cứ: …": a line of a list with its name in front.
    func line(_ name: LocalizedText, _ text: LocalizedText) -> PrintItem {
        PrintItem(PrintText(say(name), say(text)))
    }

    /// The mark of an item, which is listed at the end of the manual; none where the figures were read in the law.
    mutating func mark(_ name: String, isVerified: Bool, _ source: LegalSource?) -> String? {
        guard !isVerified || source?.isVerified == false else { return nil }
        unverified.append((name, reason(source)))
        return say(Phrases.unverifiedMark)
    }

    /// Why something is not verified: what its source notes, or a parameter behind it.
    private func reason(_ source: LegalSource?) -> LocalizedText? {
        source?.isVerified == false ? source?.note : Phrases.restsOnParameter
    }

    /// Where the law says it, with the mark and the note of what is not verified.
    mutating func basis(_ name: String, isVerified: Bool, _ source: LegalSource?) -> [PrintItem] {
        let mark = mark(name, isVerified: isVerified, source)
        guard source != nil || mark != nil else { return [] }
        let place = source.map { say(words.words(for: $0)) } ?? ""
        let basis = PrintText(say(Phrases.legalBasis), PrintText(place).marked(mark))
        let note = mark == nil ? source?.note : reason(source)
        return [PrintItem(basis + PrintText(note.map { " – " + say($0) } ?? ""))]
    }

    func evidence(_ papers: [LocalizedText]) -> [PrintItem] {
        papers.isEmpty ? [] : [line(Phrases.evidence, papers.joined(separator: "; "))]
    }

    // MARK: - Head and end

    private func head() -> [PrintBlock] {
        var facts = [
            line(Phrases.pack, LocalizedText(same: pack.id)),
            line(Phrases.section(.sources), pack.documents.map(\.name).joined(separator: "; ")),
            line(Phrases.name(of: .inForce).sentenceStart, Phrases.days(pack.inForce)),
            line(Phrases.judged, Phrases.subject(pack.subject)),
            line(Phrases.name(of: .model).sentenceStart, Phrases.model(isTargets: pack.targetModel != nil)),
        ]
        if let applies = pack.applies { facts.append(line(Phrases.judgedOnlyIf, words.claim(applies))) }
        if pack.targetModel == nil { facts.append(line(Phrases.allPoints, Phrases.points(pack.maximum))) }
        if let day = manual.day {
            facts.append(line(Phrases.figuresOf, Phrases.day(day)))
        } else if let last = pack.changeDays.last {
            facts.append(line(Phrases.figuresSince, Phrases.day(last)))
        }
        if !pack.overlays.isEmpty {
            let places = pack.overlays.map(\.place).joined(separator: ", ")
            facts.append(line(Phrases.changedBy, LocalizedText(same: places)))
        }
        var blocks: [PrintBlock] = [
            heading(1, say(Phrases.manual(of: pack.title)), "title"), .list(facts),
        ]
        if !unverified.isEmpty {
            blocks.append(.note(PrintText(say(Phrases.unverifiedItems(unverified.count)))))
        }
        return blocks + [.paragraph(PrintText(say(Phrases.missingStaysOpen)))]
    }

    private func unverifiedList() -> [PrintBlock] {
        guard !unverified.isEmpty else { return [] }
        let items = unverified.map { item in
            PrintItem(PrintText(item.name + (item.note.map { ": " + say($0) } ?? "")))
        }
        return [section(Phrases.notVerified, "unverified"), .list(items)]
    }

    private var footing: PrintBlock {
        .paragraph(PrintText("\(pack.id) · \(pack.digest)"))
    }
}
