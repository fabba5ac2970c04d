import RuleDiagnostics
import RuleSource

/// Lays one overlay over the tree of a pack, so that the result is read and checked as one pack.
///
/// What comes from the overlay keeps its place in the overlay's file.
struct OverlayChange {
    private(set) var root: Node
    private(set) var bag = DiagnosticBag()
    /// The source that every changed figure rests on from now on.
    private var source: Node?

    init(to root: Node) {
        self.root = root
    }

    /// Applies what the overlay sets and adds; its head was read already.
    mutating func apply(_ overlay: Node) {
        source = overlay.value(at: "source")
        if let documents = overlay.value(at: "sources") { addEntries(documents, to: "sources") }
        for entry in entries(overlay.value(at: "set")) { set(entry) }
        guard let additions = overlay.value(at: "add") else { return }
        var reader = NodeReader()
        guard let keys = reader.mapping(additions, as: .additions) else {
            return bag.report(contentsOf: reader.bag.sorted)
        }
        if let fields = keys["fields"] { addEntries(fields, to: "fields") }
        if let prerequisites = keys["prerequisites"], let key = key("prerequisites", of: additions) {
            addPrerequisites(prerequisites, from: key)
        }
        for entry in entries(keys["indicators"]) { addIndicators(entry) }
        bag.report(contentsOf: reader.bag.sorted)
    }

    private mutating func entries(_ node: Node?) -> [Node.Entry] {
        guard let node else { return [] }
        var reader = NodeReader()
        defer { bag.report(contentsOf: reader.bag.sorted) }
        return reader.entries(node) ?? []
    }

    // MARK: - Setting

    /// What a path of `set` names: a member of a section, and keys within it.
    private struct Target {
        var section: OverlaySection
        var path: NodePath
        var keys: [String]
    }

    private mutating func set(_ entry: Node.Entry) {
        if entry.key.text == "applies", !entry.value.isRemoval {
            return root.set("applies", to: entry.value, from: entry.key)
        }
        if ["applies", "prerequisites"].contains(entry.key.text), entry.value.isRemoval {
            return removeWhole(entry)
        }
        guard let target = target(of: entry.key.spanned) else { return }
        if entry.value.isRemoval { return remove(target, entry) }
        guard let last = target.keys.last else { return setMember(target, entry) }
        let owner = NodePath(target.path.steps + target.keys.dropLast().map { .key($0) })
        guard root.node(at: owner)?.entries != nil else {
            return bag.report(.overlayPathUnknown(entry.key.spanned, nearest: nil))
        }
        root.change(at: owner) { $0.set(last, to: entry.value, from: entry.key) }
        if target.keys.first.map({ !["source", "label", "evidence"].contains($0) }) ?? false {
            setSource(of: target, from: entry.key)
        }
    }

    /// Sets a parameter or a value by its name alone.
    private mutating func setMember(_ target: Target, _ entry: Node.Entry) {
        switch target.section {
        case .parameters:
            root.change(at: target.path) { parameter in
                // One value takes the place of values by day or by field.
                if parameter.value(at: "by") != nil { parameter.remove(.key("of")) }
                for key in ["by", "values"] { parameter.remove(.key(key)) }
                parameter.set("value", to: entry.value, from: entry.key)
            }
            setSource(of: target, from: entry.key)
        case .values: root.change(at: target.path) { $0 = entry.value }
        case .fields, .prerequisites, .criteria, .indicators, .deductions, .classification:
            bag.report(.overlayPathWhole(entry.key.spanned))
        }
    }

    // MARK: - Removing

    /// Takes away a key of the pack: to whom it applies, so that it does to everybody, or all prerequisites.
    private mutating func removeWhole(_ entry: Node.Entry) {
        guard root.value(at: entry.key.text) != nil else {
            return bag.report(.overlayPathUnknown(entry.key.spanned, nearest: nil))
        }
        root.remove(.key(entry.key.text))
    }

    /// Takes away a member or one of its keys; with the last member of a list that need not be, the list.
    private mutating func remove(_ target: Target, _ entry: Node.Entry) {
        let steps = target.path.steps + target.keys.map { .key($0) }
        guard let last = steps.last, root.node(at: NodePath(steps)) != nil else {
            return bag.report(.overlayPathUnknown(entry.key.spanned, nearest: nil))
        }
        if let key = requiredKey(target) { return bag.report(.missingKey(key, in: entry.key.span)) }
        let owner = NodePath(Array(steps.dropLast()))
        remove(last, at: owner)
        guard let list = owner.steps.last, root.node(at: owner)?.items?.isEmpty ?? false else { return }
        if target.section.mayBeAbsent {
            remove(list, at: NodePath(Array(owner.steps.dropLast())))
        } else {
            // Unless something is added to it, the fault is the overlay's.
            root.change(at: owner) { $0.span = entry.key.span }
        }
    }

    /// Takes a key or an item away; with the deductions, what is said of points below 0.
    private mutating func remove(_ step: NodePath.Step, at owner: NodePath) {
        root.change(at: owner) { node in
            node.remove(step)
            if case .key("deduct") = step { node.remove(.key("below-zero")) }
        }
    }

    /// The key that a path ends in, if what it belongs to cannot be without it.
    private func requiredKey(_ target: Target) -> KeyShape? {
        var shape = MappingShape.named(target.section.shape)
        for key in target.keys.dropLast() {
            switch shape[key]?.value {
            case .mapping(let name): shape = .named(name)
            case .label: shape = .named(.label)
            case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest,
                .keyword, .keywordOrParameter, .list, .dictionary, .anything, .either, nil:
                return nil
            }
        }
        return target.keys.last.flatMap { shape[$0] }.flatMap { $0.isRequired ? $0 : nil }
    }

    private mutating func setSource(of target: Target, from place: Node.Scalar) {
        guard let source, target.section.hasSources else { return }
        root.change(at: target.path) { $0.set("source", to: source, from: place) }
    }

    /// Finds the member with the longest id that the path begins with, because ids may hold points.
    private mutating func target(of path: Spanned<String>) -> Target? {
        let parts = path.value.split(separator: ".", maxSplits: 1).map(String.init)
        guard let name = parts.first, let section = OverlaySection(rawValue: name), parts.count == 2 else {
            let sections = OverlaySection.allCases.map(\.rawValue) + (parts.count == 1 ? ["applies"] : [])
            let near = Suggestion.nearest(to: parts.first ?? "", among: sections)
            bag.report(
                .overlayPathUnknown(
                    path, nearest: near.map { ([$0] + parts.dropFirst()).joined(separator: ".") },
                    known: sections))
            return nil
        }
        let members = section.members(in: root)
        let fitting = members.filter { parts[1] == $0.id || parts[1].hasPrefix($0.id + ".") }
        guard let member = fitting.max(by: { $0.id.utf8.count < $1.id.utf8.count }) else {
            // The last part is a key, unless it is the end of an id.
            let key = parts[1].split(separator: ".").dropFirst().last { $0.first?.isLetter == true }
            let known = members.flatMap { member in
                ["\(name).\(member.id)"] + (key.map { ["\(name).\(member.id).\($0)"] } ?? [])
            }
            bag.report(
                .overlayPathUnknown(
                    path, nearest: Suggestion.nearest(to: path.value, among: known),
                    known: members.map { "\(name).\($0.id)" }))
            return nil
        }
        let keys = parts[1].dropFirst(member.id.count).split(separator: ".").map(String.init)
        return Target(section: section, path: member.path, keys: keys)
    }

    // MARK: - Adding

    private mutating func addIndicators(_ entry: Node.Entry) {
        let criteria = OverlaySection.criteria.members(in: root)
        guard let criterion = criteria.first(where: { $0.id == entry.key.text }) else {
            let near = Suggestion.nearest(to: entry.key.text, among: criteria.map(\.id))
            return bag.report(
                .overlayPathUnknown(entry.key.spanned, nearest: near, known: criteria.map(\.id)))
        }
        guard isList(entry.value) else { return }
        root.change(at: criterion.path.appending(.key("indicators"))) { $0.append(entry.value) }
    }

    private mutating func addPrerequisites(_ node: Node, from key: Node.Scalar) {
        guard isList(node) else { return }
        if root.value(at: "prerequisites") == nil {
            root.set("prerequisites", to: node, from: key)
        } else {
            root.change(at: NodePath([.key("prerequisites")])) { $0.append(node) }
        }
    }

    private mutating func isList(_ node: Node) -> Bool {
        var reader = NodeReader()
        defer { bag.report(contentsOf: reader.bag.sorted) }
        return reader.list(node) != nil
    }

    /// Adds fields or documents whose names are new.
    private mutating func addEntries(_ node: Node, to section: String) {
        let known = root.value(at: section)?.entries ?? []
        let added = entries(node)
        let clashes = added.filter { entry in known.contains { $0.key.text == entry.key.text } }
        for clash in clashes {
            let first = known.first { $0.key.text == clash.key.text }?.key.span ?? clash.key.span
            bag.report(.nameClash(clash.key.spanned, first: first))
        }
        let new = added.filter { entry in !known.contains { $0.key.text == entry.key.text } }
        root.change(at: NodePath([.key(section)])) { $0.append(Node(.mapping(new), node.span)) }
    }

    private func key(_ name: String, of node: Node) -> Node.Scalar? {
        node.entries?.first { $0.key.text == name }?.key
    }
}

extension Node {
    /// Whether it says `{ remove: true }`.
    fileprivate var isRemoval: Bool {
        guard let entries, entries.count == 1, let only = entries.first, only.key.text == "remove" else {
            return false
        }
        return only.value.scalar?.resolved == .flag(true)
    }
}
