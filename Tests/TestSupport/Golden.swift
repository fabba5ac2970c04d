package import RuleDiagnostics

/// One golden file: an input beside the text expected of it.
///
/// They lie in `Golden/<topic>/<name>.yaml` and `.txt` beside the test. With `RECORD_GOLDEN=1` in the
/// environment the text is written anew, and the check fails all the same, so that nobody records unseen.
package struct GoldenCase: Sendable, CustomStringConvertible {
    package let topic: String
    package let name: String
    package let input: [UInt8]
    private let expectedPath: String

    package var description: String {
        "\(topic)/\(name)"
    }

    /// The path that the input carries in prints, the same on every machine.
    package var path: String {
        "\(topic)/\(name).yaml"
    }

    /// The cases of a topic beside a test file, by name.
    package static func all(in topic: String, beside testFile: String = #filePath) -> [GoldenCase] {
        let folder =
            testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/") + "/Golden/\(topic)"
        return TestFiles.names(in: folder).filter { $0.hasSuffix(".yaml") }.compactMap { file in
            let name = String(file.dropLast(".yaml".count))
            guard let input = TestFiles.read("\(folder)/\(file)") else { return nil }
            return GoldenCase(
                topic: topic, name: name, input: input, expectedPath: "\(folder)/\(name).txt")
        }
    }

    /// What is wrong with a print and its findings; empty if both are as expected.
    ///
    /// The annotations are checked even while recording.
    package func problems(
        print: String, findings: [Diagnostic], in sources: SourceSet
    ) -> [String] {
        annotationProblems(of: findings, in: sources) + printProblems(print)
    }

    /// How the findings differ from the `#~` annotations of the input.
    package func annotationProblems(of findings: [Diagnostic], in sources: SourceSet) -> [String] {
        annotationProblems(of: [(findings, sources)])
    }

    /// The same for findings of several runs, each with its sources.
    package func annotationProblems(of results: [(findings: [Diagnostic], sources: SourceSet)]) -> [String] {
        Annotation.mismatches(of: Annotation.all(in: input), with: results).map { "\(description): \($0)" }
    }

    /// How a print differs from what was recorded.
    package func printProblems(_ print: String) -> [String] {
        if TestFiles.environment("RECORD_GOLDEN") == "1" {
            let isWritten = TestFiles.write(print, to: expectedPath)
            return ["\(isWritten ? "recorded" : "cannot record") \(expectedPath)"]
        }
        guard let expected = TestFiles.read(expectedPath) else {
            return ["\(description): nothing recorded; run with RECORD_GOLDEN=1"]
        }
        let difference = LineDiff.between(
            expected: String(decoding: expected, as: UTF8.self), actual: print)
        return difference.isEmpty ? [] : ["\(description): differs from what was recorded\n\(difference)"]
    }
}
