package import RuleDiagnostics
package import RuleModel
import RuleSource

/// What a catalogue needs to know of an overlay: which pack it changes, where, and when.
package struct OverlayHead: Sendable {
    /// The id of the pack, and the name of the file: `don-vi-hoc-tap/qd448-2015/vinh-long`.
    package var id: String
    /// The id of the pack that it changes.
    package var extended: Spanned<String>
    /// The code of the place.
    package var place: String
    /// What the place is called.
    package var placeName: String
    package var inForce: InForce
    /// Where the overlay says when it is in force.
    package var span: SourceSpan
    package var path: String

    /// What the names of overlay files end in.
    package static let ending = ".overlay.yaml"

    /// Reads the head of an overlay; none where it has faults, which `findings` holds.
    package static func read(_ file: FileID, in sources: SourceSet) -> (
        head: OverlayHead?, findings: [Diagnostic]
    ) {
        var bag = DiagnosticBag()
        guard let root = readYAML(file, in: sources, reporting: &bag) else { return (nil, bag.sorted) }
        var reader = NodeReader()
        let head = reader.overlayHead(root, path: sources[file].path)
        bag.report(contentsOf: reader.bag.sorted)
        return (head, bag.sorted)
    }
}

extension NodeReader {
    fileprivate mutating func overlayHead(_ root: Node, path: String) -> OverlayHead? {
        guard let keys = mapping(root, as: .overlay) else { return nil }
        let extended = keys["extends"].flatMap { text($0) }
        let place = keys["place"].flatMap { mapping($0, as: .overlayPlace) }
        let code = place?["code"].flatMap { identifier($0) }
        let placeName = place?["name"].flatMap { text($0) }
        _ = keys["source"].flatMap { source($0) }
        guard let days = keys["in-force"].flatMap({ inForce($0) }), let extended, let code else { return nil }
        if let to = days.to, to.value < days.from.value {
            bag.report(.reversedDates(from: days.from, to: to))
            return nil
        }
        let name = path.split(separator: "/").last.map { $0.dropLast(OverlayHead.ending.count) } ?? ""
        return OverlayHead(
            id: "\(extended.value)/\(name)", extended: extended, place: code.value,
            placeName: placeName?.value ?? code.value,
            inForce: InForce(from: days.from.value, to: days.to?.value),
            span: days.to.map { days.from.span.union($0.span) } ?? days.from.span, path: path)
    }
}
