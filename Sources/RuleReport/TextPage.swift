import RuleDiagnostics

/// Lines of text that are wrapped at a width, each with its indent.
struct TextPage {
    /// How a line looks on a terminal with colours.
    enum Style {
        case plain, strong, good, bad, open, quiet

        /// The number in the escape sequence that starts the style (ECMA-48, SGR).
        fileprivate var code: String? {
            switch self {
            case .plain: nil
            case .strong: "1"
            case .good: "1;32"
            case .bad: "1;31"
            case .open: "1;33"
            case .quiet: "2"
            }
        }
    }

    let width: Int
    let usesColor: Bool
    private(set) var lines: [String] = []

    init(width: Int, usesColor: Bool) {
        self.width = width
        self.usesColor = usesColor
    }

    /// The page with a line ending after every line.
    var text: String {
        lines.map { $0 + "\n" }.joined()
    }

    /// An empty line, never two in a row.
    mutating func skip() {
        if lines.last?.isEmpty == false { lines.append("") }
    }

    /// Adds a paragraph; lines after the first are indented further, so that the eye finds the next entry.
    mutating func add(_ text: String, indent: Int = 0, hanging: Int = 2, style: Style = .plain) {
        var line = ""
        var margin = indent
        for word in text.printable.split(separator: " ") {
            // A tone mark is part of its letter, so characters are screen cells here.
            if !line.isEmpty, margin + line.count + 1 + word.count > width {
                append(line, margin, style)
                line = ""
                margin = indent + hanging
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { append(line, margin, style) }
    }

    private mutating func append(_ line: String, _ margin: Int, _ style: Style) {
        let indent = String(repeating: " ", count: margin)
        guard usesColor, let code = style.code else { return lines.append(indent + line) }
        lines.append("\(indent)\u{1B}[\(code)m\(line)\u{1B}[0m")
    }
}
