import RuleCompiler
import RuleExpression
import RuleSource

/// What may be written where the editor's cursor stands.
struct CompletionSite {
    enum Content {
        /// A key of a mapping, with those that stand there already.
        case keys(ShapeName, present: [String])
        /// The name of something, as a part of something else or by itself.
        case names(Symbol.Kind, below: [String])
        /// The id of an item in one of some sections.
        case items([OverlaySection])
        /// One of some words, or else the name of a parameter.
        case words([String], orParameter: Bool)
        /// A path of an overlay.
        case path
        /// What data of a record are called, with a prefix that stays.
        case data
        /// The column of a table of cases.
        case column
        /// The fields of a record, or of the items of a list.
        case record(list: [String], present: [String])
        /// A part of a condition; none where nothing of it can be read.
        case expression(NameUse?, list: [String])
        /// A limit of a band or class.
        case limit
    }

    var content: Content
    /// The text in which the cursor stands, with the marker.
    var text: String
    /// Its bytes, without quotes.
    var range: Range<Int>
    var style: Node.Scalar.Style
    /// Whether the text is a key, so that a value follows.
    var isKey = false
}
