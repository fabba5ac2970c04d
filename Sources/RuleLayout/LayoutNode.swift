import RuleCompiler

/// A value of a file with the comments and blank lines around its parts.
struct LayoutNode {
    enum Kind {
        case scalar(LayoutScalar)
        /// With the keys' shapes, where the rule language names the keys.
        case mapping([Member], MappingShape?)
        case sequence([Member])
    }

    /// An item of a sequence, or an entry of a mapping.
    struct Member {
        /// What stands above it.
        var leading: [Trivia] = []
        /// None for an item.
        var key: LayoutScalar?
        /// The comment beside the key of a value that begins below.
        var headComment: String?
        var value: LayoutNode
        /// The comment beside the end of its value.
        var trailing: String?
        /// A key without a colon, as a comma within `{ }` leaves behind.
        var isLeftOver = false
        /// Whether a text begins on the line below its key.
        var isBelow = false
    }

    var kind: Kind
    /// What may stand here.
    var shape: ValueShape
    /// Whether it is written in brackets.
    var isFlow = false
    /// What stands below the last member.
    var closing: [Trivia] = []
}

/// What a reader of data passes over.
enum Trivia: Hashable {
    /// One or more empty lines.
    case blankLine
    case comment(String)
}

extension LayoutNode {
    var members: [Member] {
        switch kind {
        case .scalar: []
        case .mapping(let members, _), .sequence(let members): members
        }
    }

    var isSequence: Bool {
        if case .sequence = kind { true } else { false }
    }

    var isScalar: Bool {
        if case .scalar = kind { true } else { false }
    }

    /// The kind of mapping, where its keys are those of the rule language.
    var mappingShape: MappingShape? {
        if case .mapping(_, let shape) = kind { shape } else { nil }
    }

    /// Whether the keys are names that the author chose, for values of one kind.
    var isDictionary: Bool {
        guard case .mapping(_, nil) = kind else { return false }
        return shape.alternatives.contains { if case .dictionary = $0 { true } else { false } }
    }

    /// Whether a comment stands within it.
    var hasComments: Bool {
        closing.contains(where: \.isComment) || members.contains(where: \.hasComments)
    }
}

extension LayoutNode.Member {
    var hasComments: Bool {
        leading.contains(where: \.isComment) || headComment != nil || trailing != nil || value.hasComments
    }
}

extension Trivia {
    var isComment: Bool {
        self != .blankLine
    }
}
