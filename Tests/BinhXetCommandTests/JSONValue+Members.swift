import RuleModel
import RuleRecords

extension JSONValue {
    /// A number as it is written, such as `9.5`.
    var number: String? {
        if case .number(let number?) = content { number.decimalText } else { nil }
    }

    /// The indicator of that id in a verdict.
    func indicator(_ id: String) -> JSONValue? {
        self["criteria"]?.items.flatMap { $0["indicators"]?.items ?? [] }.first { $0["id"]?.text == id }
    }
}
