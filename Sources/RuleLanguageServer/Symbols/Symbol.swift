import RuleCompiler

/// What a name in rule files stands for.
struct Symbol: Hashable {
    enum Kind: Hashable {
        /// A field of records, or of the items of a list.
        case field
        case parameter
        case value
        /// A document among the sources.
        case source
        /// A criterion, indicator, target, part, prerequisite or deduction: they share one set of ids.
        case item
        /// A class or a level.
        case rank
        /// One choice of a field or a parameter.
        case code
        /// A file of shared fields.
        case sharedFields
        /// A pack, by its id.
        case pack
        /// The pack's file that cases are scored by.
        case file
        /// A variable of a macro.
        case variable
        /// `period` or `place`.
        case context
        case function
        /// A key of the rule language.
        case key(ShapeName)
    }

    var kind: Kind
    /// The name, below the names of what it is a part of: list and field, field and code.
    var path: [String]

    init(_ kind: Kind, _ path: String...) {
        self.kind = kind
        self.path = path
    }

    init(_ kind: Kind, _ path: [String]) {
        self.kind = kind
        self.path = path
    }

    var name: String { path.last ?? "" }

    /// One choice of a field or a parameter; an earlier result has one of the levels, which are no choices.
    static func choice(_ name: String, of owner: [String]) -> Symbol {
        owner == ["fields", "history", "level"] ? Symbol(.rank, name) : Symbol(.code, owner + [name])
    }
}

/// A place where a symbol is named.
struct Occurrence {
    var symbol: Symbol
    /// The bytes of the name alone, without quotes.
    var range: Range<Int>
    /// What it brings into being, where it does so.
    var definition: Definition?
    /// Whether the name is all of a text without quotes, which a new name may need.
    var isPlainText = false

    /// Where a symbol comes from.
    struct Definition {
        /// The path of what is said about it, as overlays spell it.
        var card: String
        /// Everything that belongs to it, the name included.
        var extent: Range<Int>
    }
}
