package import RuleDiagnostics
import RuleEngine
import RuleModel

/// Writes an explanation as plain text for a terminal or a printed page, in one language.
///
///     ĐƠN VỊ HỌC TẬP – năm 2021
///     Hồ sơ: dv-001
///
///     KẾT LUẬN: ĐẠT · xếp loại Khá · 82,5/100 điểm
///
///     2. Kết quả học tập của thành viên: 22,5/30 điểm
///       2.1 Thành viên có kế hoạch tự học được phê duyệt: 7,5/10 điểm
///           Có kế hoạch tự học được duyệt: 30/40 = 75%, được 7,5/10 điểm (theo tỉ lệ)
package struct TextReport: Sendable {
    package var language: Language
    /// The widest line in characters.
    package var width: Int
    package var usesColor: Bool

    package init(language: Language = .vietnamese, width: Int = 100, usesColor: Bool = false) {
        self.language = language
        self.width = width
        self.usesColor = usesColor
    }

    /// The whole explanation, some dozens of lines.
    package func page(for explanation: Explanation) -> String {
        var page = TextPage(width: width, usesColor: usesColor)
        writeHeading(of: explanation, on: &page)
        writeConclusion(of: explanation, on: &page)
        writeLevels(of: explanation, on: &page)
        writePrerequisites(of: explanation, on: &page)
        writeCriteria(of: explanation, on: &page)
        writeTargets(of: explanation, on: &page)
        writeDeductions(explanation.deductions, on: &page)
        writeMissing(of: explanation, on: &page)
        writeWayUp(of: explanation, on: &page)
        writeFooting(of: explanation, on: &page)
        return page.text
    }

    /// One line: id, period, status, class, points, how much is missing; without a line ending.
    package func line(for explanation: Explanation) -> String {
        let record = explanation.subject.record
        let missing = explanation.missing.first.map { first in
            "\(Phrases.missing.midSentence[language]): \(first.label.midSentence[language])"
                + (explanation.missing.count > 1 ? " (+\(explanation.missing.count - 1))" : "")
        }
        return [
            record.id, String(record.period), explanation.status[language], explanation.classLabel?[language],
            explanation.points.map { $0[language] + " " + Phrases.pointsNoun[language] },
            explanation.bars.first?[language], missing,
        ].compactMap(\.self).joined(separator: " · ").printable
    }

    // MARK: - Sections

    private func writeHeading(of explanation: Explanation, on page: inout TextPage) {
        let (pack, record) = (explanation.subject.pack, explanation.subject.record)
        page.add(
            "\(pack.title[language].uppercased()) – \(Phrases.year[language]) \(record.period)",
            style: .strong)
        page.add(labelled(Phrases.record, record.id))
        if let place = record.place { page.add(labelled(Phrases.place, place)) }
        let documents = pack.documents.map { $0.name[language] }.joined(separator: "; ")
        page.add(labelled(Phrases.pack, documents.isEmpty ? pack.id : "\(documents) (\(pack.id))"))
        if !pack.overlays.isEmpty {
            let changes = pack.overlays.map { "\($0.place) (\($0.id))" }.joined(separator: "; ")
            page.add(labelled(Phrases.overlays, changes))
        }
        page.skip()
    }

    func writeConclusion(of explanation: Explanation, on page: inout TextPage) {
        let status = explanation.subject.verdict.status
        let points = explanation.points.map { $0[language] + " " + Phrases.pointsNoun[language] }
        let rank = explanation.classLabel.map { label in
            explanation.levels.isEmpty ? Phrases.className[language] + " " + label[language] : label[language]
        }
        let facts = [explanation.status[language].uppercased(), rank, points].compactMap(\.self)
        page.add(
            "\(Phrases.conclusion[language].uppercased()): " + facts.joined(separator: " · "),
            style: status.style)
        page.add(explanation.conclusion[language], indent: 2)
        if let scaling = explanation.scaling { page.add(scaling[language], indent: 2) }
        if !explanation.bars.isEmpty {
            let heading = status == .pending ? Phrases.unmet : Phrases.barred
            page.add(heading[language] + ":", indent: 2)
            for bar in explanation.bars { page.add("- " + bar[language], indent: 4) }
        }
    }

    func writePrerequisites(of explanation: Explanation, on page: inout TextPage) {
        guard !explanation.prerequisites.isEmpty else { return }
        section(Phrases.prerequisites, on: &page)
        for gate in explanation.prerequisites {
            let answer = Phrases.gate(gate.holds)[language]
            page.add("\(gate.id) \(gate.label[language]): \(answer)", indent: 2, style: gate.holds.style)
            page.add(gate.why[language], indent: 6)
            writeReadings(gate.readings, besides: gate.why, on: &page)
            writeSource(gate.source, gate.line, on: &page)
        }
    }

    func writeCriteria(of explanation: Explanation, on page: inout TextPage) {
        guard !explanation.criteria.isEmpty else { return }
        section(Phrases.criteria, on: &page)
        for group in explanation.criteria {
            page.add(headline(of: group), style: .strong)
            for note in group.notes { page.add(note[language], indent: 2) }
            if let floor = group.floor {
                page.add(floor.words[language], indent: 2, style: floor.holds.style)
            }
            // Where no note says why the criterion is left out, its indicators do.
            let isBrief = group.isLeftOut && !group.notes.isEmpty
            for item in group.items { writeItem(item, isBrief: isBrief, on: &page) }
            for item in group.deductions { writeItem(item, isBrief: group.isLeftOut, on: &page) }
            page.skip()
        }
    }

    private func writeDeductions(_ items: [Explanation.Item], on page: inout TextPage) {
        guard !items.isEmpty else { return }
        section(Phrases.deductions, on: &page)
        for item in items { writeItem(item, on: &page) }
    }

    func writeMissing(of explanation: Explanation, on page: inout TextPage) {
        guard !explanation.missing.isEmpty else { return }
        section(Phrases.missing, on: &page)
        for (number, gap) in explanation.missing.enumerated() {
            page.add("\(number + 1). " + gap.words.sentenceStart[language], indent: 2, hanging: 3)
        }
    }

    private func writeWayUp(of explanation: Explanation, on page: inout TextPage) {
        let words = WayUpWords(explanation.subject, showsPersonal: explanation.showsPersonal)
        guard let heading = words.heading else { return }
        section(Phrases.wayUp, on: &page)
        page.add(heading[language], indent: 2)
        for line in words.lines { page.add("- " + line[language], indent: 4, hanging: 2) }
        if let caveat = words.caveat { page.add(caveat[language], indent: 2, style: .quiet) }
    }

    private func writeFooting(of explanation: Explanation, on page: inout TextPage) {
        page.skip()
        if let caution = explanation.caution { page.add(caution[language], style: .open) }
        page.add("BinhXet \(EngineVersion.current) · \(explanation.subject.pack.digest)", style: .quiet)
    }

    // MARK: - Items

    /// Writes an item; of what does not count at all, one line is enough.
    private func writeItem(_ item: Explanation.Item, isBrief: Bool = false, on page: inout TextPage) {
        let (text, style) = headline(of: item)
        page.add(text, indent: 2, hanging: 4, style: style)
        guard !isBrief else { return }
        page.add(item.why[language], indent: 6)
        for part in item.parts {
            page.add("- " + headline(part.id, part.label, part.points, part.maximum), indent: 6)
            page.add(part.why[language], indent: 8)
        }
        if let floor = item.floor { page.add(floor.words[language], indent: 6, style: floor.holds.style) }
        writeReadings(item.readings, besides: item.why, on: &page)
        writeEvidence(item.evidence, on: &page)
        writeSource(item.source, item.line, on: &page)
    }

    func writeEvidence(_ evidence: [LocalizedText], on page: inout TextPage) {
        guard !evidence.isEmpty else { return }
        page.add(
            labelled(Phrases.evidence, evidence.map { $0[language] }.joined(separator: "; ")), indent: 6)
    }

    /// The values read that have a label and that the sentence of why does not name already.
    func writeReadings(_ readings: [Reading], besides why: LocalizedText, on page: inout TextPage) {
        let figures = readings.compactMap { reading -> String? in
            guard let label = reading.label else { return nil }
            let text = reading.text[language]
            return why[language].contains("\(label[language]): \(text)")
                ? nil : "\(label.midSentence[language]): \(text)"
        }
        guard !figures.isEmpty else { return }
        page.add(labelled(Phrases.figures, figures.joined(separator: "; ")), indent: 6)
    }

    func writeSource(_ source: Explanation.Source?, _ line: RuleLine, on page: inout TextPage) {
        let mark = source.flatMap { Phrases.sourceMark(isVerified: $0.isVerified, note: $0.note)?[language] }
        let words = [source?.text?[language], mark, "[\(line)]"]
        page.add(
            labelled(Phrases.legalBasis, words.compactMap(\.self).joined(separator: " ")), indent: 6,
            style: .quiet)
    }

    func section(_ heading: LocalizedText, on page: inout TextPage) {
        page.skip()
        page.add(heading[language].uppercased(), style: .strong)
    }

    private func headline(of group: Explanation.Group) -> String {
        guard group.isLeftOut else {
            return headline(group.id + ".", group.label, group.points, group.maximum)
        }
        return "\(group.id). \(group.label[language]): \(Phrases.outcome(.notApplicable)[language])"
    }

    /// The points of an item, with a word where they are not the whole story.
    func headline(of item: Explanation.Item) -> (text: String, style: TextPage.Style) {
        guard let outcome = item.outcome else {
            return ("\(item.id) \(item.label[language]): \(Phrases.takes(item.points)[language])", .plain)
        }
        let word = Phrases.outcome(outcome)[language]
        if item.isLeftOut { return ("\(item.id) \(item.label[language]): \(word)", outcome.style) }
        let points = headline(item.id, item.label, item.points, item.maximum)
        return switch outcome {
        case .full, .partial, .none: (points, outcome.style)
        case .open, .notApplicable: ("\(points) (\(word))", outcome.style)
        }
    }

    private func headline(
        _ number: String, _ label: LocalizedText, _ points: Bounds, _ maximum: Rational
    ) -> String {
        "\(number) \(label[language]): \(NumberText.points(points, of: maximum)[language]) "
            + Phrases.pointsNoun[language]
    }

    private func labelled(_ label: LocalizedText, _ text: String) -> String {
        "\(label[language]): \(text)"
    }
}

extension Verdict.Status {
    fileprivate var style: TextPage.Style {
        switch self {
        case .recognised: .good
        case .notRecognised: .bad
        case .pending: .open
        case .notApplicable: .strong
        }
    }
}

extension Truth {
    var style: TextPage.Style {
        switch self {
        case .yes: .plain
        case .no: .bad
        case .unknown: .open
        }
    }
}

extension IndicatorResult.Outcome {
    var style: TextPage.Style {
        switch self {
        case .full, .partial, .notApplicable: .plain
        case .none: .bad
        case .open: .open
        }
    }
}
