/// A line of text with what stands out in it.
package struct PrintText: Sendable, Hashable {
    /// A stretch of text that looks the same.
    package enum Run: Sendable, Hashable {
        case plain(String)
        case strong(String)
        /// The mark of what nobody checked against the law.
        case mark(String)
        case link(String, to: String)
    }

    package private(set) var runs: [Run]

    package init(_ runs: [Run]) {
        self.runs = runs
    }

    package init(_ text: String) {
        runs = text.isEmpty ? [] : [.plain(text)]
    }

    /// A name in strong letters, a colon and what is said under that name.
    package init(_ name: String, _ text: PrintText) {
        runs = [.strong(name + ":"), .plain(" ")] + text.runs
    }

    package init(_ name: String, _ text: String) {
        self.init(name, PrintText(text))
    }

    package static func strong(_ text: String) -> PrintText {
        PrintText([.strong(text)])
    }

    package var isEmpty: Bool { runs.isEmpty }

    /// The text with a mark behind it, if there is one.
    package func marked(_ mark: String?) -> PrintText {
        mark.map { PrintText(runs + [.plain(" "), .mark($0)]) } ?? self
    }

    package static func + (left: PrintText, right: PrintText) -> PrintText {
        PrintText(left.runs + right.runs)
    }
}

extension PrintText: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(text)
    }
}
