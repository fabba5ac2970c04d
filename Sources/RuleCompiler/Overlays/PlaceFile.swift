package import RuleDiagnostics
package import RuleModel
import RuleSource

/// Reads the administrative units of `places/units.yaml`.
package enum PlaceFile {
    /// The units of a file, and what is wrong with it.
    package static func read(
        _ bytes: [UInt8], path: String
    ) -> (table: PlaceTable, findings: [Diagnostic], sources: SourceSet) {
        var sources = SourceSet()
        let file = sources.add(path: path, bytes: bytes)
        var bag = DiagnosticBag()
        var units: [PlaceUnit] = []
        if let root = readYAML(file, in: sources, reporting: &bag) {
            var reader = NodeReader()
            if let keys = reader.mapping(root, as: .places) {
                units = reader.items(keys["units"]) { $0.unit($1) }
            }
            bag.report(contentsOf: reader.bag.sorted)
        }
        return (PlaceTable(units), bag.sorted, sources)
    }
}

extension NodeReader {
    fileprivate mutating func unit(_ node: Node) -> PlaceUnit? {
        guard let keys = mapping(node, as: .placeUnit) else { return nil }
        let code = keys["code"].flatMap { identifier($0) }
        let name = keys["name"].flatMap { text($0) }
        guard let code, let name else { return nil }
        return PlaceUnit(
            code: code.value, name: name.value, parent: keys["parent"].flatMap { identifier($0) }?.value,
            from: keys["from"].flatMap { date($0) }?.value, to: keys["to"].flatMap { date($0) }?.value,
            successors: keys["successors"].flatMap { list($0) }?.compactMap { identifier($0)?.value } ?? [])
    }
}
