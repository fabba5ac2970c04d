import RuleDiagnostics
import RuleModel

extension Value {
    /// The value as JSON; objects need their type for the names of their members.
    ///
    /// A number whose decimals never end is written as a text such as `"1/3"`, because no JSON number is it.
    func json(as type: ValueType) -> String {
        var json = JSONWriter()
        write(as: type, into: &json)
        return json.text
    }

    private func write(as type: ValueType, into json: inout JSONWriter) {
        switch self {
        case .flag(let flag): json.raw(flag ? "true" : "false")
        case .number(let number):
            if let decimal = number.decimalText { json.raw(decimal) } else { json.string(number.description) }
        case .text(let text): json.string(text)
        case .date(let day): json.string(day.description)
        case .duration(let seconds): json.string("\(seconds)s")
        case .list(let items):
            let item: ValueType = if case .list(let item) = type { item } else { .any }
            json.array(of: items) { json, value in value.write(as: item, into: &json) }
        case .map(let entries): writeMap(entries, as: type, into: &json)
        case .record(let item): writeItem(item, as: type, into: &json)
        }
    }

    private func writeMap(_ entries: [Value: Value], as type: ValueType, into json: inout JSONWriter) {
        let valueType: ValueType = if case .map(_, let value) = type { value } else { .any }
        let named = entries.map { (name: $0.keyText, value: $1) }.sorted { $0.name < $1.name }
        json.object { json in
            for entry in named { json.member(entry.name) { entry.value.write(as: valueType, into: &$0) } }
        }
    }

    /// A key of a map as the name of a JSON member.
    private var keyText: String {
        if case .text(let text) = self { text } else { json(as: .any) }
    }

    private func writeItem(_ item: Item, as type: ValueType, into json: inout JSONWriter) {
        guard case .record(let shape) = type else {
            return json.array(of: item.values.compactMap(\.self)) { $1.write(as: .any, into: &$0) }
        }
        json.object { json in
            for (member, value) in zip(shape.members, item.values) {
                json.member(member.name) { json in
                    if let value { value.write(as: member.type, into: &json) } else { json.raw("null") }
                }
            }
        }
    }
}
