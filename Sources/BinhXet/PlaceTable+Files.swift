import RuleCompiler
package import RuleModel

extension PlaceTable {
    /// The units of a folder of rules, in `places/units.yaml`; none where it has no such file.
    package static func shipped(in rules: String, view: FileView = .disk) -> PlaceTable {
        let path = rules + "/places/units.yaml"
        guard let bytes = try? view.bytes(of: path) else { return PlaceTable([]) }
        return PlaceFile.read(bytes, path: path).table
    }

    /// The units of the folder of rules that a pack's file stands in, or else of another.
    package static func shipped(around file: String, or rules: String? = nil) -> PlaceTable {
        let table = shipped(in: PackFolder.rules(around: file))
        return table.units.isEmpty ? rules.map { shipped(in: $0) } ?? table : table
    }
}
