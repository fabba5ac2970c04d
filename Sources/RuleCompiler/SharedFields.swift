package import RuleDiagnostics
import RuleModel
import RuleSource

/// A file of fields that several packs share: `rules/fields/household.yaml`.
///
///     fields:
///       members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }
///
/// A pack takes all of its fields with `include: [household]`.
package struct SharedFieldsFile: Sendable, Hashable {
    /// The name by which packs include it: `household`.
    package var name: String
    package var path: String
    package var bytes: [UInt8]

    /// The name of the folder of rules that such files stand in.
    package static let folder = "fields"
    /// What their names end in.
    package static let ending = ".yaml"

    /// Takes a file by its path; none where it is no file of shared fields.
    package init?(path: String, bytes: [UInt8]) {
        let parts = path.split(separator: "/")
        guard let file = parts.last, file.hasSuffix(SharedFieldsFile.ending),
            parts.dropLast().last.map(String.init) == SharedFieldsFile.folder
        else { return nil }
        name = String(file.dropLast(SharedFieldsFile.ending.count))
        self.path = path
        self.bytes = bytes
    }

    /// What is wrong with the file, whatever packs make of it.
    package var findings: (findings: [Diagnostic], sources: SourceSet) {
        var sources = SourceSet()
        let file = sources.add(path: path, bytes: bytes)
        var bag = DiagnosticBag()
        if let entries = NodeReader.sharedFields(of: file, in: sources, reporting: &bag) {
            var reader = NodeReader()
            for entry in entries { _ = reader.field(entry) }
            bag.report(contentsOf: reader.bag.sorted)
        }
        return (bag.sorted, sources)
    }
}

extension NodeReader {
    /// The entries under `fields` of a file of shared fields.
    fileprivate static func sharedFields(
        of file: FileID, in sources: SourceSet, reporting bag: inout DiagnosticBag
    ) -> [Node.Entry]? {
        guard let root = readYAML(file, in: sources, reporting: &bag) else { return nil }
        var reader = NodeReader()
        let fields = reader.mapping(root, as: .sharedFields)?["fields"].flatMap { reader.entries($0) }
        bag.report(contentsOf: reader.bag.sorted)
        return fields
    }

    /// The names of the files of shared fields that a pack includes, in its order.
    static func includes(of root: Node) -> (names: [Spanned<String>], findings: [Diagnostic]) {
        var reader = NodeReader()
        let items = root.value(at: "include").flatMap { reader.list($0) } ?? []
        return (items.compactMap { reader.identifier($0) }, reader.bag.sorted)
    }
}

extension Compilation {
    /// Puts the fields of included files before the pack's own; a name that two files have is reported with the others.
    mutating func includeFields() {
        guard let pack = root else { return }
        let (names, findings) = NodeReader.includes(of: pack)
        bag.report(contentsOf: findings)
        var first: [String: SourceSpan] = [:]
        var included: [Node.Entry] = []
        for name in names {
            if let other = first[name.value] {
                bag.report(.duplicateID(name, first: other))
                continue
            }
            first[name.value] = name.span
            guard let file = sharedFields.first(where: { $0.name == name.value }) else {
                bag.report(.unknownInclude(name, known: sharedFields.map(\.name)))
                continue
            }
            let id = sources.add(path: file.path, bytes: file.bytes)
            sharedFiles.insert(id)
            included += NodeReader.sharedFields(of: id, in: sources, reporting: &bag) ?? []
        }
        root?.change(at: NodePath([.key("fields")])) { fields in
            guard let own = fields.entries else { return }
            fields.kind = .mapping(included + own)
        }
    }
}
