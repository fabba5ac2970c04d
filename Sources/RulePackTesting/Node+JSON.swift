import RuleDiagnostics
import RuleModel
import RuleSource

extension Node {
    /// The node as JSON: what is a number, a flag or nothing in YAML stays so.
    var json: String {
        var json = JSONWriter()
        write(into: &json)
        return json.text
    }

    private func write(into json: inout JSONWriter) {
        switch kind {
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: json.raw("null")
            case .flag(let flag): json.raw(flag ? "true" : "false")
            // Some numbers of YAML, such as `+5`, are none in JSON; the record reader judges them as texts.
            case .number(let digits):
                if let number = Rational(digits)?.decimalText {
                    json.raw(number)
                } else {
                    json.string(digits)
                }
            case .text: json.string(scalar.text)
            }
        case .sequence(let items): json.array(of: items) { json, item in item.write(into: &json) }
        case .mapping(let entries):
            json.object { json in
                for entry in entries { json.member(entry.key.text) { entry.value.write(into: &$0) } }
            }
        case .invalid: json.raw("null")
        }
    }
}
