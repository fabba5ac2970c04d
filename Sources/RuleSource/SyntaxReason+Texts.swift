import RuleDiagnostics

extension SyntaxReason {
    /// What is wrong, in one sentence.
    var message: LocalizedText {
        let (vi, en) = messages
        return LocalizedText(vi: vi, en: en)
    }

    private var messages: (String, String) {
        switch self {
        case .badBlockHeader:
            (
                "đoạn chữ nhiều dòng mở đầu hoặc thụt lề sai",
                "a block of text has a wrong header or indentation"
            )
        case .badDirective:
            (
                "dòng bắt đầu bằng `%` không phải chỉ thị YAML",
                "a line that begins with `%` is no directive of YAML"
            )
        case .badEscape:
            ("chữ trong ngoặc kép có ký hiệu thoát lạ", "double-quoted text holds an unknown escape")
        case .badEscapeDigits:
            ("ký hiệu thoát không đủ chữ số của một ký tự", "an escape lacks the digits of a character")
        case .badStart(let sign):
            ("chữ không có ngoặc kép lại bắt đầu bằng `\(sign)`", "unquoted text begins with `\(sign)`")
        case .colonInsideText:
            (
                "dòng này nối tiếp giá trị ở dòng trên nên dấu `:` không mở được khóa mới",
                "the line goes on with the value above, so its `:` cannot begin a key"
            )
        case .colonInsideValue:
            ("dấu `:` nằm giữa một giá trị không có ngoặc kép", "a `:` stands inside an unquoted value")
        case .missingColon: ("sau khóa không có dấu `:`", "no `:` follows the key")
        case .missingComma:
            ("giữa hai phần tử trong ngoặc không có dấu `,`", "no `,` stands between two items in brackets")
        case .missingDash:
            (
                "dòng này nằm giữa một danh sách nhưng không bắt đầu bằng `-`",
                "the line stands in a list but does not begin with `-`"
            )
        case .missingKey: ("trước dấu `:` không có khóa", "no key stands before the `:`")
        case .missingSpace:
            ("trong ngoặc, sau dấu `:` không có dấu cách", "in brackets no space follows the `:`")
        case .missingValue: ("trước ký hiệu này không có giá trị", "no value stands before this sign")
        case .misplacedItem: ("danh sách không thể bắt đầu ở chỗ này", "a list cannot begin at this place")
        case .misplacedQuestionMark:
            ("dấu `?` không thể mở một khóa ở chỗ này", "a `?` cannot begin a key at this place")
        case .outsideDocument:
            ("dòng này không thuộc phần nào ở phía trên", "the line belongs to nothing above it")
        case .strayIndentation:
            (
                "thụt lề của dòng này không khớp với các khóa bên trên",
                "the indentation of the line does not match the keys above"
            )
        case .strayText: ("có chữ thừa sau khi giá trị đã kết thúc", "text follows the end of the value")
        case .tabIndentation: ("dòng này thụt lề bằng dấu tab", "the line is indented with a tab")
        case .unclosedBracket(let bracket):
            ("dấu ngoặc `\(bracket)` mở ra mà không đóng lại", "the bracket `\(bracket)` is never closed")
        case .unclosedQuote: ("dấu ngoặc của đoạn chữ không được đóng lại", "the quoted text is never closed")
        case .other(let problem):
            ("chỗ này không đúng cú pháp YAML (libyaml: \(problem))", "the text is not YAML here: \(problem)")
        }
    }

    /// How to mend it, where there is one usual way.
    var help: LocalizedText? {
        switch self {
        case .badEscape:
            LocalizedText(
                vi: "dùng ngoặc đơn `'...'` nếu dấu `\\` thuộc về chữ",
                en: "use single quotes `'...'` if the `\\` belongs to the text")
        case .badStart, .colonInsideValue:
            LocalizedText(vi: "đặt cả đoạn chữ trong ngoặc kép", en: "put the whole text in quotes")
        case .colonInsideText:
            LocalizedText(
                vi: "thụt lề dòng này bằng khóa bên trên, hoặc đặt cả đoạn chữ trong ngoặc kép",
                en: "indent the line like the key above, or put the whole text in quotes")
        case .tabIndentation:
            LocalizedText(vi: "thụt lề bằng dấu cách", en: "indent with spaces")
        case .misplacedItem:
            LocalizedText(
                vi: "viết `- ` ở đầu một dòng mới", en: "write the `- ` at the start of a new line")
        case .badBlockHeader, .badDirective, .badEscapeDigits, .missingColon, .missingComma, .missingDash,
            .missingKey, .missingSpace, .missingValue, .misplacedQuestionMark, .other, .outsideDocument,
            .strayIndentation,
            .strayText,
            .unclosedBracket, .unclosedQuote:
            nil
        }
    }
}
