import RuleDiagnostics
import RuleModel

/// A comparison of two packs for programs: `binhxet/diff/1`.
package enum DiffJSON {
    package static let schemaName = "binhxet/diff/1"

    package static func text(of diff: PackDiff) -> String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("schema", string: schemaName)
            json.member("from") { write(diff.old, to: &$0) }
            json.member("to") { write(diff.new, to: &$0) }
            json.member("rules", int: diff.rules.count)
            json.member("wordings", int: diff.wordings.count)
            json.member("changes") { json in
                json.array(of: diff.changes) { json, change in write(change, to: &json) }
            }
        }
        return json.text + "\n"
    }

    private static func write(_ side: PackDiff.Side, to json: inout JSONWriter) {
        json.object { json in
            json.member("pack", string: side.id)
            json.member("title", text: side.title)
            json.member("digest", string: side.digest)
            json.member("file", string: side.path)
            if !side.overlays.isEmpty {
                json.member("overlays") { $0.array(of: side.overlays) { $0.string($1.id) } }
            }
        }
    }

    private static func write(_ change: RuleChange, to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", string: change.kind.rawValue)
            json.member("rule", bool: change.isRule)
            json.member("section", string: change.section)
            json.member("path", string: change.path)
            if let label = change.label.new ?? change.label.old { json.member("label", text: label) }
            if let aspect = change.aspect { json.member("what", text: Phrases.name(of: aspect)) }
            json.member("old") { write(change.sides.old, to: &$0) }
            json.member("new") { write(change.sides.new, to: &$0) }
        }
    }

    private static func write(_ side: RuleChange.Side?, to json: inout JSONWriter) {
        guard let side else { return json.raw("null") }
        json.object { json in
            json.member("vi", string: side.words.vi)
            json.member("en", string: side.words.en)
            if let expression = side.expression { json.member("expression", string: expression) }
            if let line = side.line {
                json.member("file", string: line.path)
                json.member("line", int: line.line)
            }
        }
    }
}
