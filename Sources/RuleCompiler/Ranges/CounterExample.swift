import RuleDiagnostics
import RuleModel

/// A record that shows a fault, as a worked case in `tests.yaml` would have it.
struct CounterExample {
    let record: Record
    let schema: RecordSchema

    /// The record on one line of YAML.
    var text: String {
        let fields = zip(schema.fields, record.values).compactMap { field, value in
            value.flatMap { CounterExample.text(of: $0, field.kind) }.map { "\(field.name): \($0)" }
        }
        return "{ " + (["id: \(record.id)", "period: \(record.period)"] + fields).joined(separator: ", ")
            + " }"
    }

    /// The note that carries it.
    var note: LocalizedText {
        LocalizedText(vi: "phản ví dụ: `record: \(text)`", en: "counter-example: `record: \(text)`")
    }

    private static func text(of value: Value, _ kind: Field.Kind) -> String? {
        switch value {
        case .flag(let isTrue): "\(isTrue)"
        case .number(let number): text(of: number, kind)
        case .text(let text): text.isPlainWord ? text : "'\(text.replacing("'", with: "''"))'"
        case .date(let day): "\(day)"
        case .list(let items): "[" + items.map { text(ofItem: $0, kind) }.joined(separator: ", ") + "]"
        case .duration, .map, .record: nil
        }
    }

    private static func text(of number: Rational, _ kind: Field.Kind) -> String {
        // A percentage is written as such.
        let written = kind == .percent ? number.multiplied(by: Rational(100)) ?? number : number
        return written.decimalText ?? "\(written)"
    }

    private static func text(ofItem value: Value, _ kind: Field.Kind) -> String {
        guard case .record(let item) = value, case .list(let fields) = kind else { return "{}" }
        let texts = zip(fields, item.values).compactMap { field, value in
            value.flatMap { text(of: $0, field.kind) }.map { "\(field.name): \($0)" }
        }
        return texts.isEmpty ? "{}" : "{ " + texts.joined(separator: ", ") + " }"
    }
}

extension String {
    /// Whether YAML reads it as this text without quotes.
    fileprivate var isPlainWord: Bool {
        let isWord = utf8.allSatisfy { byte in
            switch UInt8(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        let hasMeaning = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
        return isWord && first?.isLetter == true && !hasMeaning
    }
}
