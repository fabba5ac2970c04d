import RuleEngine
import RuleModel

/// The classes of a number that a list's conditions cannot tell apart, such as ages of school children.
struct ValueClasses: Sendable {
    /// The classes of the numbers of a period.
    private struct Span: Sendable {
        var period: Int32
        /// By number from 0; 255 where the class is not known yet.
        var codes: [UInt8]
    }

    /// What each condition says of a number: yes, no, or unknown; and which parameters it reads to say so.
    private typealias Answers = [UInt8]

    static let notYet: UInt8 = 255
    private static let largest = 4095
    /// The last code of six bits: whatever finds no class of its own, and leaves its item open.
    private static let mostClasses = 63

    private let conditions: [Expression]
    private let column: Int
    private let width: Int
    /// Those of the pack, and which of them some condition names.
    private let parameters: [Value]
    private let named: [Int]
    private var answers: [Answers] = []
    private var spans: [Span] = []

    init(_ conditions: [Expression], column: Int, width: Int, _ parameters: [Value]) {
        (self.parameters, named) = (parameters, conditions.parameters)
        self.conditions = conditions
        self.column = column
        self.width = width
    }

    mutating func code(of number: Int32, _ kind: ColumnKind, _ period: Int32, _ texts: TextPool) -> UInt8 {
        guard number >= 0, number <= ValueClasses.largest else {
            return number == ColumnKind.missing ? 0 : work(out: number, kind, period, texts)
        }
        if spans.last?.period != period { turn(to: period) }
        let span = spans.count - 1
        let known = spans[span].codes[Int(number)]
        guard known == ValueClasses.notYet else { return known }
        let code = work(out: number, kind, period, texts)
        spans[span].codes[Int(number)] = code
        return code
    }

    /// The codes that are known of a period, by number from 0.
    mutating func codes(in period: Int32) -> [UInt8] {
        if spans.last?.period != period { turn(to: period) }
        return spans[spans.count - 1].codes
    }

    /// Brings the span of a period to the end, where the next number looks first.
    private mutating func turn(to period: Int32) {
        if let index = spans.firstIndex(where: { $0.period == period }) {
            spans.swapAt(index, spans.count - 1)
        } else {
            let codes = Array(repeating: ValueClasses.notYet, count: ValueClasses.largest + 1)
            spans.append(Span(period: period, codes: codes))
        }
    }

    private mutating func work(
        out number: Int32, _ kind: ColumnKind, _ period: Int32, _ texts: TextPool
    ) -> UInt8 {
        var values: [Value?] = Array(repeating: nil, count: width)
        values[column] = kind.value(number, among: texts)
        let item = Value.record(Item(values: values, list: nil, index: 0))
        var evaluator = ExpressionEvaluator(
            parameters: parameters, derived: [], record: Record(id: "", period: Int(period), values: []),
            presence: .open)
        evaluator.notesReads = !named.isEmpty
        var found: Answers = []
        for condition in conditions {
            evaluator.beginReads()
            switch try? evaluator.truth(of: condition, locals: [item]).0 {
            case .yes: found.append(1)
            case .no: found.append(0)
            case .unknown: found.append(2)
            case nil: found.append(3)
            }
            for parameter in named { found.append(evaluator.reads.parameters.contains(parameter) ? 1 : 0) }
        }
        // A fault names the number that it fails on, so numbers that fail are not alike.
        guard !found.contains(3) else { return UInt8(ValueClasses.mostClasses) }
        if let index = answers.firstIndex(of: found) { return UInt8(index + 1) }
        guard answers.count + 1 < ValueClasses.mostClasses else { return UInt8(ValueClasses.mostClasses) }
        answers.append(found)
        return UInt8(answers.count)
    }
}
