import RuleModel
import RuleRecords

extension JSONValue {
    /// The member of an object; none for other values.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    var items: [JSONValue] {
        if case .array(let items) = content { items } else { [] }
    }

    var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// A number as it is written, such as `9.5`.
    var number: String? {
        if case .number(let number?) = content { number.decimalText } else { nil }
    }

    /// The indicator of that id in a verdict.
    func indicator(_ id: String) -> JSONValue? {
        self["criteria"]?.items.flatMap { $0["indicators"]?.items ?? [] }.first { $0["id"]?.text == id }
    }
}
