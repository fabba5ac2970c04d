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
        var units: [UnitSyntax] = []
        if let root = readYAML(file, in: sources, reporting: &bag) {
            var reader = NodeReader()
            if let keys = reader.mapping(root, as: .places) {
                units = reader.items(keys["units"]) { $0.unit($1) }
            }
            bag.report(contentsOf: reader.bag.sorted)
            bag.report(contentsOf: findings(among: units))
        }
        return (PlaceTable(units.map(\.unit)), bag.sorted, sources)
    }

    /// Units that one code means on one day, and codes that mean none.
    private static func findings(among units: [UnitSyntax]) -> [Diagnostic] {
        let codes = Set(units.map(\.unit.code))
        let overlaps = units.enumerated().flatMap { index, unit in
            units[..<index].filter { $0.unit.code == unit.unit.code && $0.unit.meets(unit.unit) }.map {
                Diagnostic.placeUnitOverlap(unit.code, with: $0.code.span)
            }
        }
        let unknown = units.flatMap(\.others).filter { !codes.contains($0.value) }
        return overlaps + unknown.map { .unknownPlaceUnit($0) }
    }
}

/// A unit with the places of its codes.
private struct UnitSyntax {
    var unit: PlaceUnit
    var code: Spanned<String>
    /// The unit that it lies in and those that took its place.
    var others: [Spanned<String>]
}

extension NodeReader {
    fileprivate mutating func unit(_ node: Node) -> UnitSyntax? {
        guard let keys = mapping(node, as: .placeUnit) else { return nil }
        let code = keys["code"].flatMap { identifier($0) }
        let name = keys["name"].flatMap { text($0) }
        let parent = keys["parent"].flatMap { identifier($0) }
        let successors = keys["successors"].flatMap { list($0) }?.compactMap { identifier($0) } ?? []
        let (from, to) = (keys["from"].flatMap { date($0) }, keys["to"].flatMap { date($0) })
        if let from, let to, to.value < from.value { bag.report(.reversedDates(from: from, to: to)) }
        guard let code, let name else { return nil }
        return UnitSyntax(
            unit: PlaceUnit(
                code: code.value, name: name.value, parent: parent?.value, from: from?.value, to: to?.value,
                successors: successors.map(\.value)),
            code: code, others: [parent].compactMap(\.self) + successors)
    }
}
