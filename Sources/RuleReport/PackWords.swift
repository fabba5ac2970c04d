import RuleDiagnostics
import RuleEngine
import RuleExpression
import RuleModel

/// Words the rules of a pack: its conditions, bands and sources.
struct PackWords {
    let pack: RulePack
    private let printer: ExpressionPrinter
    private let itemPrinter: ExpressionPrinter

    /// - Parameters:
    ///   - pack: The pack whose names the words are made of.
    ///   - spellsOutValues: Whether parameters are told with their values, and a value that has no label by what it
    ///     is computed from.
    init(_ pack: RulePack, spellsOutValues: Bool = false) {
        self.pack = pack
        var names = NameTable(schema: pack.schema, parameters: pack.parameters, derived: pack.derived)
        for (index, parameter) in pack.parameters.enumerated() where spellsOutValues {
            let value = ValueStyle(of: parameter).text(of: parameter.value)
            names.parameters[index].label =
                parameter.label.map { label in LocalizedText { "\(label[$0]) (\(value[$0]))" } } ?? value
        }
        var lengths: [Int: Int] = [:]
        for (index, value) in pack.derived.enumerated() where spellsOutValues {
            guard let label = value.label else {
                let length = PackWords.length(of: value.expression, lengths)
                guard length <= PackWords.longestDefinition else { continue }
                lengths[index] = length
                names.definitions[index] = value.expression
                continue
            }
            guard pack.isTable(value) else { continue }
            let figures = pack.figures(of: value).map { parameter, choice in
                let figure = ValueStyle(of: parameter).text(of: parameter.value)
                return LocalizedText { "\(choice.midSentence[$0]): \(figure[$0])" }
            }.joined(separator: "; ")
            names.derived[index].label = LocalizedText { "\(label[$0]) (\(figures[$0]))" }
        }
        printer = ExpressionPrinter(names: names)
        itemPrinter = ExpressionPrinter(names: names.inItem)
    }

    /// A value that comes to more parts keeps its name in sentences: nobody could follow them, and they would be twice as
    /// long for each value that asks for another one twice.
    private static let longestDefinition = 60

    /// How many parts an expression has with the values whose definitions are told in it, by their numbers of parts.
    private static func length(of expression: Expression, _ definitions: [Int: Int]) -> Int {
        var length = 0
        expression.walk { part in
            let known: Int? = if case .derived(let index) = part.kind { definitions[index] } else { nil }
            length += known ?? 1
        }
        return length
    }

    /// A condition or a formula as a sentence.
    func sentence(of expression: Expression) -> LocalizedText {
        LocalizedText { printer.sentence(for: expression, in: $0) }
    }

    /// A condition as something that can be met; a single yes-or-no datum by its label alone.
    func claim(_ condition: Expression) -> LocalizedText {
        label(of: condition) ?? sentence(of: condition)
    }

    /// What people call the value of an expression: the label of a name, else its sentence.
    ///
    /// The size of a list that has a label goes by that label: "Người dưới 30 tuổi: 3".
    func phrase(for expression: Expression) -> LocalizedText {
        if case .call(.size, let arguments) = expression.kind, let list = arguments.first.flatMap(label) {
            return list
        }
        return label(of: expression) ?? sentence(of: expression)
    }

    /// A limit of a field, in quotes where it is the name of another one.
    func limit(_ limit: Expression, inItem: Bool) -> LocalizedText {
        let printer = inItem ? itemPrinter : printer
        let text = LocalizedText { printer.sentence(for: limit, in: $0) }
        switch limit.kind {
        case .field, .member, .derived, .parameter: return text.mapped { "“\($0)”" }
        case .literal, .context, .local, .index, .isPresent, .not, .negate, .and, .or, .binary, .conditional,
            .call, .matches, .comprehension, .list, .map:
            return text.midSentence
        }
    }

    /// The label of an expression that is a single name.
    func label(of expression: Expression) -> LocalizedText? {
        switch expression.kind {
        case .field(let slot): pack.schema.fields[slot].label
        case .derived(let index): pack.derived[index].label
        case .parameter(let index): pack.parameters[index].label
        case .literal, .context, .local, .member, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            nil
        }
    }

    func words(for test: UnaryTest, isPercent: Bool) -> LocalizedText {
        LocalizedText { UnaryTestPrinter.words(for: test, in: $0, asPercent: isPercent) }
    }

    /// What failed, with its floor.
    func failure(_ bar: Bar) -> LocalizedText? {
        switch bar {
        case .prerequisite(let index):
            return Phrases.failedPrerequisite(pack.prerequisites[index].id, pack.prerequisites[index].label)
        case .criterionFloor(let index):
            let criterion = pack.criteria[index]
            return criterion.floor.map {
                Phrases.failedCriterionFloor(criterion.id, criterion.label, floor: $0)
            }
        case .indicatorFloor(let index, let inner):
            let indicator = pack.criteria[index].indicators[inner]
            return indicator.floor.map {
                Phrases.failedIndicatorFloor(indicator.id, indicator.label, floor: $0)
            }
        }
    }

    /// The document and the article: "Thông tư 22/2020/TT-BGDĐT, Điều 5 khoản 2 điểm a".
    func words(for source: LegalSource) -> LocalizedText {
        let document = pack.documents[source.document].name
        return source.place.map { place in document.mapped { "\($0), \(place)" } } ?? document
    }

    /// The labels of missing data, in the pack's order.
    func labels(of missing: Set<DataPath>) -> LocalizedText {
        missing.sorted().map { pack.label(of: $0).midSentence }.joined(separator: "; ")
    }

    /// Where something stands in the rule file: `pack.yaml:41`.
    func line(of span: SourceSpan) -> RuleLine {
        RuleLine(path: pack.sources[span.file].path, line: pack.sources.position(of: span).line)
    }
}

/// A line of a rule file.
package struct RuleLine: Sendable, Hashable {
    package var path: String
    /// From 1.
    package var line: Int
}

extension RuleLine: CustomStringConvertible {
    /// The name of the file and the line: `pack.yaml:41`.
    package var description: String {
        "\(path.split(separator: "/").last ?? ""):\(line)"
    }
}
