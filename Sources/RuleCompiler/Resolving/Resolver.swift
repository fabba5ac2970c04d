import RuleDiagnostics
import RuleExpression
import RuleModel

/// Turns a pack as written into the checked model: names to slots, figures to numbers, texts to typed trees.
///
/// The parts are resolved in the order in which they may read one another: documents, fields, parameters,
/// values, then everything that uses them.
struct Resolver {
    let syntax: PackSyntax
    /// The day whose figures are taken; none for the last ones.
    let day: Day?
    /// Whether a place's changes, or figures to try, were laid over the pack.
    let isChanged: Bool
    var bag = DiagnosticBag()
    var scope = Scope()
    var schema = RecordSchema([])
    var parameters: [Parameter] = []
    var derived: [DerivedValue] = []
    /// The parameters that each derived value reads.
    var derivedParameters: [Set<Int>] = []
    /// Parameters that differ by a field, by name.
    var tables: [String: TableParameter] = [:]
    var marks: [AssessedMark] = []
    /// What is proved of the data; asked for only when all fields, parameters and values are resolved.
    lazy var ranges = RangeAnalysis(schema: schema, parameters: parameters, derived: derived)
    /// The parameters read since `beginItem`, which may taint the item with an unverified figure.
    private(set) var readParameters: Set<Int> = []
    /// The parameters that anything read.
    private(set) var usedParameters: Set<Int> = []
    /// Ids of criteria, indicators, parts, prerequisites and deductions, with the place of each.
    var ids: [String: SourceSpan] = [:]

    init(_ syntax: PackSyntax, on day: Day?, isChanged: Bool = false) {
        self.syntax = syntax
        self.day = day
        self.isChanged = isChanged
    }

    /// The checked pack, as complete as its faults allow; none without its head.
    mutating func pack(digest: PackDigest, sources: SourceSet) -> RulePack? {
        let documents = documents()
        declareNames()
        resolveFields()
        resolveParameters()
        resolveLimits()
        declareHistory()
        resolveValues()
        let applies = syntax.applies.flatMap { condition($0) }
        let prerequisites = syntax.prerequisites.compactMap { prerequisite($0) }
        let criteria = syntax.criteria.compactMap { criterion($0) }
        let deductions = syntax.deductions.map { self.deductions($0) }
        let classes = classes()
        let model = syntax.targets.map { Model.targets(targetModel($0)) } ?? .points
        guard let id = syntax.id, let title = syntax.title, let subject = syntax.subject,
            let inForce = inForce()
        else { return nil }
        var pack = RulePack(
            id: id.value, title: title, subject: subject.value, inForce: inForce, documents: documents,
            schema: schema, parameters: parameters, derived: derived, marks: marks, applies: applies,
            prerequisites: prerequisites, criteria: criteria, deductions: deductions, classes: classes,
            model: model, digest: digest, sources: sources)
        pack.changeDays = changeDays
        return pack
    }

    // MARK: - Head

    private mutating func documents() -> [LegalDocument] {
        // Of a changed pack the later figure may be gone, and that is no fault of its document; a document of the
        // place may always be younger.
        for document in syntax.documents where !isChanged {
            if let issued = document.issued, let start = syntax.inForce?.from, issued.value > start.value,
                !isLater(document, issued: issued.value)
            {
                bag.report(.sourceAfterForce(document, start: start))
            }
        }
        return syntax.documents.map {
            LegalDocument(key: $0.key.value, name: $0.name, issued: $0.issued?.value, url: $0.url)
        }
    }

    /// Whether a document changes the pack on a later day: a figure of then rests on it.
    private func isLater(_ document: DocumentSyntax, issued: Day) -> Bool {
        syntax.parameters.flatMap(\.steps).contains { step in
            step.source?.ref.value == document.key.value && step.from.map { $0.value >= issued } ?? false
        }
    }

    private mutating func inForce() -> InForce? {
        guard let syntax = syntax.inForce else { return nil }
        if let to = syntax.to, to.value < syntax.from.value {
            bag.report(.reversedDates(from: syntax.from, to: to))
        }
        return InForce(from: syntax.from.value, to: syntax.to?.value)
    }

    mutating func source(_ source: SourceSyntax?) -> LegalSource? {
        guard let source else { return nil }
        guard let document = syntax.documents.firstIndex(where: { $0.key.value == source.ref.value }) else {
            if !syntax.poisoned.contains(source.ref.value) {
                bag.report(.unknownSource(source.ref, known: syntax.documents.map(\.key.value)))
            }
            return nil
        }
        return LegalSource(
            document: document, place: source.place, isVerified: source.isVerified, note: source.note,
            span: source.span)
    }

    // MARK: - Ids and figures

    /// Remembers an id; a second one of the same text is a fault, because results are named by it.
    mutating func declareID(_ id: Spanned<String>) {
        if let first = ids[id.value] {
            bag.report(.duplicateID(id, first: first))
        } else {
            ids[id.value] = id.span
        }
    }

    /// Forgets what earlier items read.
    mutating func beginItem() {
        readParameters = []
    }

    /// Notes that the item at hand rests on some parameters.
    mutating func read(_ indexes: some Sequence<Int>) {
        readParameters.formUnion(indexes)
        usedParameters.formUnion(indexes)
    }

    /// Whether the source of an item and every parameter that it read since `beginItem` was verified.
    func isVerified(_ source: LegalSource?) -> Bool {
        source?.isVerified ?? true && readParameters.allSatisfy { parameters[$0].source?.isVerified ?? false }
    }

    /// The value of a figure, which may be the name of a parameter.
    mutating func figure(_ number: Spanned<NumberSyntax>?) -> Spanned<Rational>? {
        guard let number else { return nil }
        switch number.value {
        case .literal(let value): return Spanned(value, number.span)
        case .parameter(let name):
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                if !reportsTable(Spanned(name, number.span)), !syntax.poisoned.contains(name),
                    !scope.isPoisoned(name)
                {
                    bag.report(.unknownParameter(Spanned(name, number.span), known: figureNames))
                }
                return nil
            }
            guard case .number(let value) = parameters[index].value else {
                bag.report(.parameterNotNumber(Spanned(name, number.span), declared: parameters[index].span))
                return nil
            }
            read([index])
            return Spanned(value, number.span)
        }
    }

    /// A figure that may not be negative.
    mutating func points(_ number: Spanned<NumberSyntax>?) -> Spanned<Rational>? {
        guard let points = figure(number) else { return nil }
        guard !points.value.isNegative else {
            bag.report(.negativePoints(points))
            return nil
        }
        return points
    }

    // MARK: - Expressions

    mutating func condition(_ syntax: ExpressionSyntax) -> Expression? {
        expression(syntax, expecting: .flag)
    }

    mutating func number(_ syntax: ExpressionSyntax) -> Expression? {
        expression(syntax, expecting: .number)
    }

    mutating func expression(_ syntax: ExpressionSyntax, expecting type: ValueType?) -> Expression? {
        let checker = ExpressionChecker(scope: scope)
        guard let expression = checker.check(syntax, expecting: type, reporting: &bag) else { return nil }
        noteParameters(of: expression)
        return expression
    }

    private mutating func noteParameters(of expression: Expression) {
        read(parameters(readBy: expression))
    }

    /// The parameters that an expression reads, through derived values as well.
    func parameters(readBy expression: Expression) -> Set<Int> {
        guard !parameters.isEmpty else { return [] }
        var read: Set<Int> = []
        expression.walk { part in
            if case .parameter(let index) = part.kind { read.insert(index) }
            if case .derived(let index) = part.kind { read.formUnion(derivedParameters[index]) }
        }
        return read
    }

    /// A test of numbers; its limits may be parameters.
    mutating func unaryTest(_ text: EmbeddedText) -> UnaryTest? {
        guard !namesNoFigure(text) else { return nil }
        let figures = parameters.enumerated().compactMap { index, parameter -> (String, Int, Rational)? in
            if case .number(let value) = parameter.value { (parameter.name, index, value) } else { nil }
        }
        let test = parseUnaryTest(
            text, constants: { name in figures.first { $0.0 == name }?.2 }, names: figureNames,
            reporting: &bag)
        if !figures.isEmpty {
            let words = Set(text.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
            read(figures.filter { words.contains($0.0) }.map(\.1))
        }
        return test
    }
}
