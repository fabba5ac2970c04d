import RuleDiagnostics
import RuleExpression
import RuleModel

/// A pack as a flat list of items, each with its facts: what two packs are compared by.
struct RuleOutline {
    let pack: RulePack
    let words: PackWords
    /// The pack with the figures of each day on which some change, the first day first.
    let versions: [RulePack]
    private(set) var items: [RuleItem] = []
    private let printer: ExpressionPrinter
    private let itemPrinter: ExpressionPrinter

    /// - Parameter versions: The pack compiled for each day on which a figure changes; at least one.
    init(of versions: [RulePack]) {
        guard let pack = versions.last else { preconditionFailure("an outline needs a pack") }
        self.versions = versions
        self.pack = pack
        words = PackWords(pack)
        let names = NameTable(schema: pack.schema, parameters: pack.parameters, derived: pack.derived)
        printer = ExpressionPrinter(names: names)
        itemPrinter = ExpressionPrinter(names: names.inItem)
        addHead()
        addFields()
        addParameters()
        addValues()
        addPrerequisites()
        addCriteria()
        addClasses()
        addTargets()
    }

    mutating func add(_ item: RuleItem) {
        items.append(item)
    }

    // MARK: - Facts

    func fact(
        _ aspect: RuleAspect, _ meaning: String, _ words: LocalizedText, at line: RuleLine?
    ) -> RuleFact {
        RuleFact(aspect: aspect, rows: [RuleFact.Row(meaning: meaning, words: words, line: line)])
    }

    /// A text for people, in both languages.
    func fact(_ aspect: RuleAspect, _ text: LocalizedText?, at line: RuleLine?) -> [RuleFact] {
        text.map { [fact(aspect, "\($0.vi)\n\($0.en)", $0, at: line)] } ?? []
    }

    func fact(_ aspect: RuleAspect, points: Rational?, at line: RuleLine?) -> [RuleFact] {
        points.map { [fact(aspect, $0.description, NumberText.text($0), at: line)] } ?? []
    }

    /// A yes or no that most items do not have: a fact only where it is yes.
    func fact(_ aspect: RuleAspect, if isTrue: Bool, at line: RuleLine?) -> [RuleFact] {
        isTrue ? [fact(aspect, "true", Phrases.flag(true), at: line)] : []
    }

    func fact(_ aspect: RuleAspect, _ expression: Expression?) -> [RuleFact] {
        expression.map { [RuleFact(aspect: aspect, rows: [row(of: $0)])] } ?? []
    }

    func row(of expression: Expression) -> RuleFact.Row {
        let text = printer.print(expression)
        return RuleFact.Row(
            meaning: text, words: words.phrase(for: expression), expression: text,
            line: words.line(of: expression.span))
    }

    /// A limit of a field, which stands in an item where the field does.
    func limit(_ aspect: RuleAspect, _ limit: Expression?, inItem: Bool) -> [RuleFact] {
        guard let limit else { return [] }
        guard inItem else { return fact(aspect, limit) }
        let text = itemPrinter.print(limit)
        let sentence = LocalizedText { itemPrinter.sentence(for: limit, in: $0) }
        let row = RuleFact.Row(
            meaning: text, words: sentence, expression: text, line: words.line(of: limit.span))
        return [RuleFact(aspect: aspect, rows: [row])]
    }

    /// Where the law says it, whether somebody read it there, and what is noted about it.
    func facts(of source: LegalSource?) -> [RuleFact] {
        guard let source else { return [] }
        let line = words.line(of: source.span)
        let place = "\(pack.documents[source.document].key)\n\(source.place ?? "")"
        return [
            fact(.source, place, words.words(for: source), at: line),
            fact(.verified, "\(source.isVerified)", Phrases.verified(source.isVerified), at: line),
        ] + fact(.note, source.note, at: line)
    }

    func facts(of applicability: Applicability?) -> [RuleFact] {
        guard let applicability else { return [] }
        let policy = fact(
            .notApplicable, applicability.otherwise.rawValue, Phrases.otherwise(applicability.otherwise),
            at: words.line(of: applicability.condition.span))
        return fact(.applies, applicability.condition) + [policy]
    }

    func facts(ofEvidence evidence: [LocalizedText], at line: RuleLine) -> [RuleFact] {
        let rows = evidence.map { RuleFact.Row(meaning: "\($0.vi)\n\($0.en)", words: $0, line: line) }
        return rows.isEmpty ? [] : [RuleFact(aspect: .evidence, rows: rows)]
    }

    // MARK: - Head

    private mutating func addHead() {
        func line(_ key: String) -> RuleLine? { pack.headSpans[key].map { words.line(of: $0) } }
        let days = Phrases.days(pack.inForce)
        let isTargets = pack.targetModel != nil
        var facts = fact(.title, pack.title, at: line("title"))
        facts.append(fact(.subject, pack.subject, LocalizedText(same: pack.subject), at: line("subject")))
        facts.append(fact(.inForce, days.en, days, at: line("in-force")))
        facts.append(fact(.model, "\(isTargets)", Phrases.model(isTargets: isTargets), at: line("model")))
        facts += fact(.applies, pack.applies)
        facts += fact(.belowZero, if: pack.deductions?.mayGoBelowZero ?? false, at: line("deductions"))
        add(RuleItem(section: .pack, ids: [], path: "", list: "pack", facts: facts))
        for document in pack.documents {
            let line = line("sources.\(document.key)")
            let issued = document.issued.map {
                fact(.issued, $0.description, LocalizedText(vi: $0.slashed, en: $0.description), at: line)
            }
            let link = document.url.map { fact(.url, $0, LocalizedText(same: $0), at: line) }
            add(
                RuleItem(
                    section: .sources, ids: [document.key], path: "sources.\(document.key)", list: "sources",
                    label: document.name, line: line,
                    facts: fact(.name, document.name, at: line) + [issued, link].compactMap(\.self)))
        }
    }
}
