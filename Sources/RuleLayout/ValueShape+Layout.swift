import RuleCompiler

extension ValueShape {
    /// What any file of rules may hold.
    static let anyFile = ValueShape.either(
        [.pack, .tests, .overlay, .places, .sharedFields].map { .mapping($0) })

    /// The shapes one of which a value has.
    var alternatives: [ValueShape] {
        if case .either(let shapes) = self { shapes.flatMap(\.alternatives) } else { [self] }
    }

    /// The shape of the items of a list.
    var itemShape: ValueShape {
        .either(alternatives.compactMap { if case .list(let item, _) = $0 { item } else { nil } })
    }

    /// The shape of the value at a key that the author chose.
    var chosenValueShape: ValueShape {
        .either(alternatives.compactMap { if case .dictionary(let value) = $0 { value } else { nil } })
    }

    /// The mapping that some keys belong to; none where the author chooses them.
    func mappingShape(of keys: [String]) -> MappingShape? {
        let shapes = alternatives.compactMap { shape -> MappingShape? in
            switch shape {
            case .mapping(let name): MappingShape.named(name)
            case .label: MappingShape.named(.label)
            default: nil
            }
        }
        let rated = shapes.map { shape in
            let known = keys.filter { shape[$0] != nil }
            let missing = shape.keys.filter { $0.isRequired && !keys.contains($0.name) }
            return (shape: shape, known: known.count, missing: missing.count)
        }
        // The first of several that fit equally well.
        let best = rated.filter { $0.known > 0 }.max { ($0.known, -$0.missing) < ($1.known, -$1.missing) }
        return best?.shape
    }

    /// Whether quotes around a text here say nothing.
    ///
    /// Where a number or a parameter is due, they make a text of what would be one. Ranges keep theirs too: most of
    /// them need quotes, and those beside them look better in the same ones.
    var ignoresQuotes: Bool {
        let shapes = alternatives.filter(\.isText)
        return !shapes.isEmpty && shapes.count == alternatives.filter(\.isScalar).count
    }

    private var isText: Bool {
        switch self {
        case .text, .identifier, .expression, .keyword: true
        case .number, .numberOrParameter, .flag, .date, .label, .unaryTest, .keywordOrParameter, .mapping,
            .list,
            .dictionary, .anything, .either:
            false
        }
    }

    private var isScalar: Bool {
        switch self {
        case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest, .keyword,
            .keywordOrParameter, .anything:
            true
        case .label, .mapping, .list, .dictionary, .either: false
        }
    }
}
