import RuleDiagnostics
import RuleSource

extension Node {
    /// The data of the node as the bytes of JSON with sorted keys, without comments, layout, quotes and order of keys.
    ///
    /// Two files with one canonical form mean the same; the digest of a pack is taken from it.
    var canonicalForm: [UInt8] {
        var json = JSONWriter()
        write(into: &json)
        return json.bytes
    }

    private func write(into json: inout JSONWriter) {
        switch kind {
        case .scalar(let scalar): json.string(scalar.text)
        case .sequence(let items): json.array(of: items) { json, item in item.write(into: &json) }
        case .mapping(let entries):
            json.object { json in
                for index in entries.indices.sorted(by: { entries[$0].key.text < entries[$1].key.text }) {
                    json.member(entries[index].key.text) { entries[index].value.write(into: &$0) }
                }
            }
        case .invalid: json.raw("null")
        }
    }
}
