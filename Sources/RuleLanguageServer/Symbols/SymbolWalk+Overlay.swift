import RuleCompiler
import RuleDiagnostics
import RuleSource

// The paths of overlays: `parameters.pass_mark`, `indicators.2.1.award`.

extension SymbolWalk {
    /// One entry of `set`.
    mutating func set(_ entry: Node.Entry) {
        let key = entry.key
        meet(.path, in: key.text, key)
        guard key.text != "applies" else { return expression(entry.value) }
        guard let target = target(of: key) else { return }
        guard entry.value.value(at: "remove") == nil else { return }
        switch (target.section, target.keys.isEmpty) {
        case (.parameters, true): figure(entry.value, of: target.id)
        case (.values, true): derivedValue(entry.value)
        case (.fields, true): field(entry.value, path: [target.id])
        default: setValue(entry.value, at: target)
        }
    }

    /// What a path names.
    private struct Target {
        var section: OverlaySection
        /// The lists that a field of items lies in.
        var list: [String] = []
        var id: String
        /// The keys after the id, each with its place in the text.
        var keys: [(text: String, range: Range<Int>)]
        var text: EmbeddedText
    }

    /// Finds the member with the longest id that the path begins with, because ids may hold points.
    private mutating func target(of key: Node.Scalar) -> Target? {
        let text = key.embedded()
        let parts = text.text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let section = OverlaySection(rawValue: parts[0]) else { return nil }
        let start = parts[0].utf8.count + 1
        let members = around.members[section] ?? []
        let known = members.filter { parts[1] == $0 || parts[1].hasPrefix($0 + ".") }
        guard let id = known.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        use(Symbol(section.kind, id), in: text, at: start..<start + id.utf8.count)
        var place = start + id.utf8.count
        let keys = parts[1].dropFirst(id.count).split(separator: ".").map { word in
            place += 1
            defer { place += word.utf8.count }
            return (text: String(word), range: place..<place + word.utf8.count)
        }
        return Target(section: section, id: id, keys: keys, text: text)
    }

    /// Follows the keys of a path through the tables of keys, to the shape of the value.
    private mutating func setValue(_ value: Node, at target: Target) {
        if target.section == .fields || target.section == .parameters, target.keys.first?.text == "of" {
            return setMember(value, at: target)
        }
        var name = target.section.shape(hasTargets: around.hasTargets)
        for (index, key) in target.keys.enumerated() {
            guard let shape = MappingShape.named(name)[key.text] else { return }
            use(Symbol(.key(name), key.text), in: target.text, at: key.range)
            let isLast = index + 1 == target.keys.count
            switch (shape.value, isLast) {
            case (.mapping(let inner), false): name = inner
            case (.label, false): name = .label
            case (_, true): return setLast(value, shape, of: name, at: target)
            default: return
            }
        }
    }

    private mutating func setLast(_ value: Node, _ key: KeyShape, of name: ShapeName, at target: Target) {
        switch (name, key.name) {
        case (.parameter, "value"): figure(value, of: target.id)
        case (.parameter, "by"): use(.field, value)
        case (.source, "ref"): use(.source, value)
        case (.after, "level"): use(.rank, value)
        case (.target, "target"): conditions(value)
        case (_, "award"): mapping(value, as: .award, owner: [target.id])
        default: walk(value, as: key.value)
        }
    }

    /// A choice of a field or parameter, or a field of a list.
    private mutating func setMember(_ value: Node, at target: Target) {
        guard target.keys.count > 1 else { return }
        let member = target.keys[1]
        if target.section == .fields, around.names?.fields(of: target.list + [target.id]) != nil {
            let list = target.list + [target.id]
            use(Symbol(.field, list + [member.text]), in: target.text, at: member.range)
            let inner = Target(
                section: .fields, list: list, id: member.text, keys: Array(target.keys.dropFirst(2)),
                text: target.text)
            return inner.keys.isEmpty ? field(value, path: list + [member.text]) : setValue(value, at: inner)
        }
        let owner = [target.section.rawValue] + target.list + [target.id]
        use(Symbol(.code, owner + [member.text]), in: target.text, at: member.range)
    }

    /// `add: indicators:`, by the ids of their criteria.
    mutating func additions(_ node: Node) {
        for entry in node.entries ?? [] {
            use(item: entry.key, of: .criteria)
            for item in entry.value.items ?? [] {
                mapping(item, as: around.hasTargets ? .target : .indicator)
            }
        }
    }
}

extension OverlaySection {
    /// What the ids of the section name.
    var kind: Symbol.Kind {
        switch self {
        case .parameters: .parameter
        case .values: .value
        case .fields: .field
        case .prerequisites, .criteria, .indicators, .deductions: .item
        case .classification: .rank
        }
    }

    /// The mapping that a member is.
    func shape(hasTargets: Bool) -> ShapeName {
        switch self {
        case .parameters: .parameter
        case .values: .derivedValue
        case .fields: .field
        case .prerequisites: .prerequisite
        case .criteria: hasTargets ? .targetCriterion : .criterion
        case .indicators: hasTargets ? .target : .indicator
        case .deductions: .deduction
        case .classification: .classBand
        }
    }
}
