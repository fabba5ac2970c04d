import RuleCompiler
import RuleDiagnostics
import RuleSource

// The sections of a pack whose keys the author chose.

extension SymbolWalk {
    mutating func documents(_ node: Node) {
        for entry in node.entries ?? [] {
            define(
                Symbol(.source, entry.key.text), entry.key, card: "sources.\(entry.key.text)",
                extent: entry.extent)
            mapping(entry.value, as: .document)
        }
    }

    // MARK: - Fields

    /// The fields of a record, or of the items of a list.
    mutating func fields(_ node: Node, of list: [String]) {
        for entry in node.entries ?? [] {
            let path = list + [entry.key.text]
            let card = "fields." + path.joined(separator: ".of.")
            define(Symbol(.field, path), entry.key, card: card, extent: entry.extent)
            field(entry.value, path: path)
        }
    }

    /// What a field says of itself.
    mutating func field(_ node: Node, path: [String]) {
        keys(of: node, as: .field) { walk, entry, key in
            switch key.name {
            case "of" where node.value(at: "type")?.scalar?.text == "list":
                walk.fields(entry.value, of: path)
            case "of": walk.codes(entry.value, of: ["fields"] + path)
            case "min", "max": walk.expression(entry.value, inItemOf: path.dropLast())
            default: walk.walk(entry.value, as: key.value)
            }
        }
    }

    private mutating func codes(_ node: Node, of owner: [String]) {
        for entry in node.entries ?? [] {
            let card = owner[0] + "." + owner.dropFirst().joined(separator: ".of.") + ".of.\(entry.key.text)"
            define(
                Symbol(.code, owner + [entry.key.text]), entry.key, card: card, extent: entry.extent)
            if entry.value.entries != nil { mapping(entry.value, as: .label) }
        }
    }

    // MARK: - Parameters and values

    mutating func parameters(_ node: Node) {
        for entry in node.entries ?? [] {
            define(
                Symbol(.parameter, entry.key.text), entry.key, card: "parameters.\(entry.key.text)",
                extent: entry.extent)
            parameter(entry.value, called: entry.key.text)
        }
    }

    /// What a parameter says of itself.
    mutating func parameter(_ node: Node, called name: String) {
        let field = node.value(at: "by")?.scalar?.text
        keys(of: node, as: .parameter) { walk, entry, key in
            switch key.name {
            case "by": walk.use(.field, entry.value)
            case "of" where field == nil: walk.codes(entry.value, of: ["parameters", name])
            case "of": walk.table(entry.value, of: field)
            case "value": walk.figure(entry.value, of: name)
            case "values":
                for step in entry.value.entries ?? [] { walk.datedFigure(step.value, of: name, by: field) }
            default: walk.walk(entry.value, as: key.value)
            }
        }
    }

    private mutating func datedFigure(_ node: Node, of name: String, by field: String?) {
        guard node.entries != nil else { return figure(node, of: name) }
        keys(of: node, as: .datedFigure) { walk, entry, key in
            switch key.name {
            case "of": walk.table(entry.value, of: field)
            case "value": walk.figure(entry.value, of: name)
            default: walk.walk(entry.value, as: key.value)
            }
        }
    }

    /// A number, or the code of one of the parameter's own choices.
    mutating func figure(_ node: Node, of name: String) {
        guard let scalar = node.scalar, scalar.isName || marker.map(scalar.text.contains) ?? false else {
            return
        }
        use(.code, scalar, below: ["parameters", name])
    }

    private mutating func table(_ node: Node, of field: String?) {
        for entry in node.entries ?? [] {
            use(.code, entry.key, below: ["fields"] + [field].compactMap(\.self))
        }
    }

    mutating func values(_ node: Node) {
        for entry in node.entries ?? [] {
            define(
                Symbol(.value, entry.key.text), entry.key, card: "values.\(entry.key.text)",
                extent: entry.extent)
            derivedValue(entry.value)
        }
    }

    mutating func derivedValue(_ node: Node) {
        if node.entries == nil { expression(node) } else { mapping(node, as: .derivedValue) }
    }

    // MARK: - Awards and targets

    /// `points` of an award: for each, by choice, or by an expression.
    mutating func awardPoints(_ node: Node, in award: Node) {
        guard let entries = node.entries else {
            return award.value(at: "each") == nil ? expression(node) : numberOrParameter(node)
        }
        let owner = award.value(at: "choice")?.scalar.flatMap { choiceOwner($0) } ?? []
        for entry in entries {
            use(.code, entry.key, below: owner)
            numberOrParameter(entry.value)
        }
    }

    /// The condition of a target, for all levels or by level.
    mutating func conditions(_ node: Node) {
        guard let entries = node.entries else { return expression(node) }
        for entry in entries {
            use(.rank, entry.key)
            expression(entry.value)
        }
    }
}

extension Node.Entry {
    /// The key with its value.
    var extent: SourceSpan {
        key.span.file == value.span.file && key.span <= value.span ? key.span.union(value.span) : key.span
    }
}
