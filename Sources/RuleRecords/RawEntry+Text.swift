import RuleDiagnostics
import RuleModel

extension RawEntry {
    /// The value as written, or as near to it as a message needs.
    var text: String? {
        switch content {
        case .text(let text), .json(.text(let text)): text
        case .json(.number(let number)): number?.description
        case .json(.flag(let flag)): flag ? "true" : "false"
        case .json(.array): "[…]"
        case .json(.object): "{…}"
        case .json(.null), .items: nil
        }
    }

    /// Whether it says nothing.
    var isEmpty: Bool {
        switch content {
        case .json(.null): true
        case .text(let text), .json(.text(let text)): text.trimmed.isEmpty
        case .json, .items: false
        }
    }

    /// A text, or a whole number as text; how ids and years are given.
    var identifier: String? {
        switch content {
        case .text(let text), .json(.text(let text)): text.trimmed
        case .json(.number(let number)): number?.whole.map(String.init)
        case .json, .items: nil
        }
    }
}
