package import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// Writes into test files what was found in the place of what was expected.
///
/// Only what stands in the files changes: comments, order and layout stay. A case without any expectation gets its
/// status, class, points and missing data.
package struct CaseRecording {
    private let sources: SourceSet
    private var edits: [SourceSpan: String] = [:]
    /// How many failures no value can record, such as a bad record.
    package private(set) var unrecorded = 0

    package init(_ sources: SourceSet) {
        self.sources = sources
    }

    package mutating func add(_ result: PackTestRunner.CaseResult) {
        for failure in result.failures {
            if let replacement = failure.replacement {
                edits[failure.span] = replacement
            } else {
                unrecorded += 1
            }
        }
        if !result.item.expectsSomething, result.item.skip == nil { describe(result) }
    }

    private mutating func describe(_ result: PackTestRunner.CaseResult) {
        guard let scored = result.scored, let (span, indent) = result.item.insertion else {
            unrecorded += 1
            return
        }
        let (pack, verdict) = (scored.pack, scored.verdict)
        var lines = ["status: \(verdict.status.rawValue)"]
        if let rank = verdict.classIndex { lines.append("class: \(pack.ranks[rank].id)") }
        if pack.targetModel == nil, verdict.status != .notApplicable {
            lines +=
                verdict.points.isCertain
                ? ["points: \(verdict.points.least)"]
                : ["least: \(verdict.points.least)", "most: \(verdict.points.most)"]
        }
        if verdict.status == .pending {
            let missing = verdict.missing.map { pack.name(of: $0.path) }.sorted()
            lines.append("missing: " + Check.list(of: missing))
        }
        let margin = "\n" + String(repeating: " ", count: indent)
        edits[span] = lines.map { margin + $0 }.joined()
    }

    /// The files that change, with their new text.
    package var files: [(path: String, text: String)] {
        let byFile = Dictionary(grouping: edits) { $0.key.file }
        return byFile.sorted { $0.key < $1.key }.map { file, edits in
            var bytes = sources[file].bytes
            let isSheet = !sources[file].path.hasSuffix(".yaml")
            for (span, text) in edits.sorted(by: { $0.key.lower > $1.key.lower }) {
                let written = isSheet ? CaseRecording.cell(text) : text
                bytes.replaceSubrange(Int(span.lower)..<Int(span.upper), with: Array(written.utf8))
            }
            return (sources[file].path, String(decoding: bytes, as: UTF8.self))
        }
    }

    /// A value as a cell of a sheet says it: lists of names with semicolons.
    private static func cell(_ yaml: String) -> String {
        guard yaml.hasPrefix("["), yaml.hasSuffix("]") else { return yaml }
        let names = yaml.dropFirst().dropLast().replacing("\"", with: "").replacing(",", with: ";")
        return names.isEmpty ? "-" : String(names)
    }
}
