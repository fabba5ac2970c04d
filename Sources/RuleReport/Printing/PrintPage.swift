package import RuleDiagnostics

/// A page for people as a list of blocks, whatever it is printed as.
///
/// Everything that is said is said here, once; `PrintHTML` and `PrintMarkdown` only write it down.
package struct PrintPage: Sendable, Hashable {
    package var title: String
    package var language: Language
    package var blocks: [PrintBlock]

    package init(title: String, language: Language, blocks: [PrintBlock]) {
        self.title = title
        self.language = language
        self.blocks = blocks
    }
}

/// One piece of a page, from top to bottom.
package indirect enum PrintBlock: Sendable, Hashable {
    /// From 1, the title; the anchor is unlike that of every other heading.
    case heading(Int, PrintText, anchor: String)
    case paragraph(PrintText)
    /// Something that readers must not miss.
    case note(PrintText)
    case list([PrintItem])
    case table(PrintTable)
    /// Blocks that belong on one sheet of paper.
    case together([PrintBlock])
    case pageBreak
}

/// An item of a list, with a list below it.
package struct PrintItem: Sendable, Hashable {
    package var text: PrintText
    package var items: [PrintText]

    package init(_ text: PrintText, _ items: [PrintText] = []) {
        self.text = text
        self.items = items
    }
}

/// A table whose headings come again on each sheet of paper.
package struct PrintTable: Sendable, Hashable {
    package enum Style: String, Sendable, Hashable {
        case plain
        /// With room to write by hand.
        case form
        /// Lines of a letterhead, left and right.
        case letterhead
        /// Names side by side above room to sign.
        case signatures
    }

    package struct Column: Sendable, Hashable {
        package enum Content: String, Sendable, Hashable {
            case text
            case number
        }

        package var heading: String
        package var content: Content
        /// In percent of the table; none leaves it to the renderer.
        package var width: Int?

        package init(_ heading: String, _ content: Content = .text, width: Int? = nil) {
            self.heading = heading
            self.content = content
            self.width = width
        }
    }

    package struct Row: Sendable, Hashable {
        package var cells: [PrintText]
        /// Whether it stands out: the head of a group, or a total.
        package var isStrong: Bool

        package init(_ cells: [PrintText], isStrong: Bool = false) {
            self.cells = cells
            self.isStrong = isStrong
        }
    }

    package var style: Style
    package var columns: [Column]
    package var rows: [Row]

    package init(_ style: Style = .plain, columns: [Column], rows: [Row]) {
        self.style = style
        self.columns = columns
        self.rows = rows
    }
}
