package import RuleDiagnostics
package import RuleModel
import RuleSource

/// What a catalogue needs to know of a pack: its id, whom it judges, and when it holds.
///
/// Reading it stops before expressions, bands and checks, which only a compilation needs.
package struct PackHead: Sendable {
    /// Title and decision, such as `don-vi-hoc-tap/tt22-2020`.
    package var id: String
    package var subject: String
    package var inForce: InForce
    /// Where the pack says its id.
    package var idSpan: SourceSpan
    /// Where the pack says when it is in force.
    package var span: SourceSpan
    package var path: String
    /// The names of the files of shared fields that it takes.
    package var includes: [String] = []

    /// The part of the id that names the title.
    package var title: String {
        id.split(separator: "/").first.map(String.init) ?? id
    }

    /// Reads the head of a pack file; none where it has faults, which a compilation reports.
    package static func read(_ file: FileID, in sources: SourceSet) -> PackHead? {
        var bag = DiagnosticBag()
        guard let root = readYAML(file, in: sources, reporting: &bag) else { return nil }
        var reader = NodeReader()
        guard let head = reader.head(root), let id = head.id, let subject = head.subject,
            let days = head.inForce, days.to.map({ $0.value >= days.from.value }) ?? true
        else { return nil }
        let span = days.to.map { days.from.span.union($0.span) } ?? days.from.span
        return PackHead(
            id: id.value, subject: subject.value, inForce: InForce(from: days.from.value, to: days.to?.value),
            idSpan: id.span, span: span, path: sources[file].path,
            includes: NodeReader.includes(of: root).names.map(\.value))
    }

    /// The two folders of the file below a folder `rules`, as the id is written; none for a file elsewhere.
    var folder: String? {
        let parts = path.split(separator: "/").suffix(4)
        guard parts.count == 4, parts.first == "rules" else { return nil }
        return parts.dropFirst().dropLast().joined(separator: "/")
    }
}

extension PackHead: CustomStringConvertible {
    /// The id and the days: `don-vi-hoc-tap/tt22-2020 (2020-09-21 … 2024-01-25)`.
    package var description: String {
        "\(id) (\(inForce.from) …\(inForce.to.map { " \($0)" } ?? ""))"
    }
}
