import RuleDiagnostics
import RuleRecords

extension Reject {
    /// The fault in one line for people: `records.csv:C5 (unit-7): error[R706]: …`.
    func line(in language: Language, file name: String) -> String {
        let place = "\(file ?? name):\(cell ?? String(row))" + (id.map { " (\($0))" } ?? "")
        let help = help.map { " (\($0[language]))" } ?? ""
        return "\(place): \(severity.name[language])[\(code.rawValue)]: \(reason[language])\(help)"
    }
}

extension LocalizedText {
    /// The sentence with the name that was most likely meant, if there is one.
    func suggesting(_ name: String?) -> LocalizedText {
        guard let name else { return self }
        return followed(by: .didYouMean(name).mapped { "; " + $0 })
    }

    func followed(by text: LocalizedText) -> LocalizedText {
        LocalizedText(vi: vi + text.vi, en: en + text.en)
    }
}
