import RuleDiagnostics
import RuleModel

/// How a function is called, what it takes and what it gives.
struct Signature {
    /// `f(x)`, `x.f()`, or both.
    enum Style {
        case function, method, either
    }

    /// What an argument must be.
    enum Parameter {
        case type(ValueType)
        case oneOf([ValueType])
        /// A number, date or duration.
        case ordered
        case listOfOrdered
        /// A text, a list or a map.
        case sized
        /// One of the ways of rounding, written out.
        case rounding
    }

    enum Outcome {
        case type(ValueType)
        /// The type of the first argument.
        case first
        /// The type of the items of the first argument.
        case item
    }

    let function: Builtin
    let style: Style
    let parameters: [Parameter]
    /// Whether the last parameter may be given any number of times.
    let isVariadic: Bool
    let outcome: Outcome

    init(
        _ function: Builtin, _ style: Style, _ parameters: [Parameter], isVariadic: Bool = false,
        _ outcome: Outcome
    ) {
        self.function = function
        self.style = style
        self.parameters = parameters
        self.isVariadic = isVariadic
        self.outcome = outcome
    }

    func accepts(count: Int) -> Bool {
        isVariadic ? count >= parameters.count : count == parameters.count
    }

    func parameter(at index: Int) -> Parameter {
        parameters[min(index, parameters.count - 1)]
    }

    func result(of arguments: [Expression]) -> ValueType {
        switch outcome {
        case .type(let type): return type
        case .first: return arguments.first?.type ?? .any
        case .item:
            guard case .list(let item) = arguments.first?.type else { return .any }
            return item
        }
    }
}

extension Signature.Parameter {
    func accepts(_ type: ValueType) -> Bool {
        switch self {
        case .type(let wanted): return type.fits(wanted)
        case .oneOf(let types): return types.contains { type.fits($0) }
        case .ordered: return type.isOrdered && (!type.isText || type == .any)
        case .listOfOrdered:
            guard case .list(let item) = type else { return type == .any }
            return Signature.Parameter.ordered.accepts(item)
        case .sized:
            switch type {
            case .text, .choice, .list, .map, .any: return true
            case .flag, .number, .date, .duration, .record: return false
            }
        case .rounding: return type.fits(.text)
        }
    }

    var words: LocalizedText {
        switch self {
        case .type(let type): type.words
        case .oneOf(let types):
            LocalizedText(
                vi: types.map(\.words.vi).joined(separator: " hoặc "),
                en: types.map(\.words.en).joined(separator: " or "))
        case .ordered:
            LocalizedText(vi: "số, ngày hoặc khoảng thời gian", en: "number, date or duration")
        case .listOfOrdered:
            LocalizedText(
                vi: "danh sách số, ngày hoặc khoảng thời gian", en: "list of numbers, dates or durations")
        case .sized: LocalizedText(vi: "văn bản, danh sách hoặc bảng tra", en: "text, list or map")
        case .rounding: LocalizedText(vi: "cách làm tròn", en: "way of rounding")
        }
    }
}
