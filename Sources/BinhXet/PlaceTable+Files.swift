import RuleCompiler
package import RuleModel

extension PlaceTable {
    /// The units of a folder of rules, in `places/units.yaml`; none where it has no such file.
    package static func shipped(in rules: String) -> PlaceTable {
        let path = rules + "/places/units.yaml"
        guard let bytes = try? FileAccess.bytes(of: path) else { return PlaceTable([]) }
        return PlaceFile.read(bytes, path: path).table
    }
}
