import RuleDiagnostics

/// What a line of a golden input says about the finding expected there.
///
///     points: 5
///     points: 6      #~ Y104 viết hai lần
///     #~^ Y104       expects it one line up, `#~v` one line down
package struct Annotation: Sendable, Hashable, CustomStringConvertible {
    /// The line of the primary label, from 1.
    var line: Int
    var code: String
    /// Words of the Vietnamese message; empty to take any.
    var words: String

    package var description: String {
        "line \(line): \(code) \(words)"
    }

    /// The annotations of a text; broken UTF-8 does not matter.
    static func all(in bytes: [UInt8]) -> [Annotation] {
        let lines = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }
        return lines.enumerated().flatMap { index, line in
            let pieces = String(decoding: line, as: UTF8.self).split(
                separator: "#~", omittingEmptySubsequences: false
            ).dropFirst()
            return pieces.compactMap { Annotation($0, line: index + 1) }
        }
    }

    private init?(_ text: Substring, line: Int) {
        let up = text.prefix { $0 == "^" }.count
        let down = text.prefix { $0 == "v" }.count
        let words = text.dropFirst(up + down).split { $0.isWhitespace }
        guard let code = words.first else { return nil }
        self.line = line - up + down
        self.code = String(code)
        self.words = words.dropFirst().joined(separator: " ")
    }

    /// What annotations and findings do not have in common; empty if they agree.
    static func mismatches(
        of annotations: [Annotation], with results: [(findings: [Diagnostic], sources: SourceSet)]
    ) -> [String] {
        var open = annotations
        var problems: [String] = []
        for (finding, sources) in results.flatMap({ result in result.findings.map { ($0, result.sources) } })
        {
            let line = sources.position(of: finding.primary.span).line
            let match = open.firstIndex {
                $0.line == line && $0.code == finding.code.rawValue
                    && ($0.words.isEmpty || finding.message.vi.contains($0.words))
            }
            if let match {
                open.remove(at: match)
            } else {
                problems.append("not annotated: line \(line): \(finding.code.rawValue) \(finding.message.vi)")
            }
        }
        return problems + open.map { "annotated but not found: \($0)" }
    }
}
