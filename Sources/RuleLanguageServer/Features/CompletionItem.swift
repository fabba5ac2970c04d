import RuleDiagnostics

/// One thing that may be written at the cursor.
struct CompletionItem {
    /// What the protocol calls the kinds of things.
    enum Kind: Int {
        case method = 2
        case function = 3
        case field = 5
        case variable = 6
        case property = 10
        case value = 12
        case keyword = 14
        case file = 17
        case reference = 18
        case choice = 20
        case constant = 21
    }

    var label: String
    var kind: Kind
    /// A few words beside the label.
    var detail: String?
    /// More about it, in Markdown.
    var documentation: String?
    /// What is written, if it is not the label.
    var text: String?
    /// Things of a lower rank come first.
    var rank = 1
}

extension Symbol.Kind {
    var completionKind: CompletionItem.Kind {
        switch self {
        case .field: .field
        case .parameter: .constant
        case .value, .variable, .context: .variable
        case .source, .item, .rank, .pack: .reference
        case .code: .choice
        case .sharedFields, .file: .file
        case .function: .function
        case .key: .property
        }
    }
}

extension JSONWriter {
    mutating func item(_ item: CompletionItem, order: Int, in range: Range<Int>, _ positions: TextPositions) {
        object { json in
            json.member("label", string: item.label)
            json.member("kind", int: item.kind.rawValue)
            if let detail = item.detail { json.member("detail", string: detail) }
            if let text = item.documentation { json.member("documentation") { $0.markdown(text) } }
            // Editors sort by letters.
            let number = String(order)
            json.member("sortText", string: String(repeating: "0", count: max(0, 4 - number.count)) + number)
            json.member("filterText", string: item.label)
            json.member("textEdit") { json in
                json.object { json in
                    json.member("range") { $0.range(range, positions) }
                    json.member("newText", string: item.text ?? item.label)
                }
            }
        }
    }
}
