package import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// A value that a decision read, with its name for machines and its label for people.
package struct Reading: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case value(Value, ValueStyle)
        /// How many items a list or map holds; lists are not shown item by item.
        case count(Int)
        /// Personal, and not to be shown.
        case hidden
    }

    package var name: String
    /// None for a derived value or a parameter that the pack gives no label.
    package var label: LocalizedText?
    package var content: Content

    /// The value for people.
    package var text: LocalizedText {
        switch content {
        case .value(let value, let style): style.text(of: value)
        case .count(let count): Phrases.items(count)
        case .hidden: Phrases.hidden
        }
    }
}

/// Looks up the values behind one verdict.
package struct Readings {
    /// A derived value that need not be worked out.
    package enum Known {
        case value(Value)
        /// Of a list, only how many items it has.
        case items(Int)
    }

    private let subject: ScoredRecord
    private let privacy: Privacy
    /// The derived values that are known; none where they are worked out as they are asked for.
    private let derived: [Value?]?
    private let evaluator: ExpressionEvaluator

    /// - Parameters:
    ///   - subject: The record and its verdict.
    ///   - showsPersonal: Whether data about persons are shown.
    ///   - isForFew: Whether only a few items are asked for, which makes it dear to work out all derived values.
    package init(_ subject: ScoredRecord, showsPersonal: Bool, isForFew: Bool = false) {
        self.subject = subject
        privacy = Privacy(pack: subject.pack, showsPersonal: showsPersonal)
        var evaluator = ExpressionEvaluator(
            parameters: subject.pack.parameters.map(\.value), derived: subject.pack.derived.map(\.expression),
            record: subject.record, presence: .open)
        evaluator.notesReads = false
        derived =
            isForFew
            ? nil
            : subject.pack.derived.indices.map { Readings.derived($0, of: subject.pack, by: &evaluator) }
        self.evaluator = evaluator
    }

    private static func derived(
        _ index: Int, of pack: RulePack, by evaluator: inout ExpressionEvaluator
    ) -> Value? {
        let expression = pack.derived[index].expression
        let name = Expression(.derived(index), type: expression.type, span: expression.span)
        return if case .known(let value)? = try? evaluator.evaluate(name) { value } else { nil }
    }

    /// Whether a condition holds for the record; unknown too where it cannot be computed.
    func truth(of condition: Expression) -> Truth {
        var evaluator = evaluator
        guard let truth = try? evaluator.truth(of: condition).0 else { return .unknown }
        guard truth == .unknown else { return truth }
        var bounds = BoundsEvaluator(pack: subject.pack, record: subject.record)
        return bounds.truth(of: condition)
    }

    /// The number that an expression comes to, where it is known and may be shown.
    func number(of expression: Expression) -> Rational? {
        var evaluator = evaluator
        guard !privacy.hides(expression),
            case .known(.number(let number))? = try? evaluator.evaluate(expression)
        else { return nil }
        return number
    }

    /// What was read and is there: fields, marks and place, derived values, parameters, each in the pack's order.
    ///
    /// - Parameters:
    ///   - reads: What was read.
    ///   - known: A derived value, by its index, where it is known beforehand.
    /// - Returns: The values with their names.
    package func values(of reads: Reads, known: (Int) -> Known? = { _ in nil }) -> [Reading] {
        var paths: Set<DataPath> = []
        for path in reads.data {
            // Of items only the list is named.
            if case .item(let list, _, _) = path { paths.insert(.field(list)) } else { paths.insert(path) }
        }
        var readings = paths.sorted().compactMap { datum($0) }
        for index in reads.derived.sorted() {
            if let known = known(index) ?? value(ofDerived: index).map({ .value($0) }) {
                readings.append(reading(ofDerived: index, known))
            }
        }
        for index in reads.parameters.sorted() { readings.append(parameter(index)) }
        return readings
    }

    private func value(ofDerived index: Int) -> Value? {
        if let derived { return derived[index] }
        var evaluator = evaluator
        return Readings.derived(index, of: subject.pack, by: &evaluator)
    }

    private func datum(_ path: DataPath) -> Reading? {
        let (pack, record) = (subject.pack, subject.record)
        switch path {
        case .item: return nil
        case .field(let slot):
            guard let value = record.values[slot] else { return nil }
            let style = ValueStyle(of: pack.schema.fields[slot].kind)
            return reading(path, privacy.hides(fieldAt: slot) ? .hidden : Reading.Content(value, style))
        case .mark(let index):
            guard let mark = record.marks[index] else { return nil }
            return reading(path, .value(.number(mark), ValueStyle()))
        case .place: return record.place.map { reading(path, .value(.text($0), ValueStyle())) }
        }
    }

    private func reading(_ path: DataPath, _ content: Reading.Content) -> Reading {
        Reading(name: subject.pack.name(of: path), label: subject.pack.label(of: path), content: content)
    }

    private func reading(ofDerived index: Int, _ known: Known) -> Reading {
        let item = subject.pack.derived[index]
        let content: Reading.Content =
            switch known {
            case .value(let value): Reading.Content(value, ValueStyle(of: item.expression, in: subject.pack))
            case .items(let count): .count(count)
            }
        return Reading(
            name: item.name, label: item.label,
            content: privacy.hides(item.expression) ? .hidden : content)
    }

    private func parameter(_ index: Int) -> Reading {
        let item = subject.pack.parameters[index]
        return Reading(
            name: item.name, label: item.label,
            content: Reading.Content(item.value, ValueStyle(of: item)))
    }
}

extension Reading.Content {
    fileprivate init(_ value: Value, _ style: ValueStyle) {
        switch value {
        case .list(let items): self = .count(items.count)
        case .map(let entries): self = .count(entries.count)
        case .record: self = .count(1)
        case .flag, .number, .text, .date, .duration: self = .value(value, style)
        }
    }
}
