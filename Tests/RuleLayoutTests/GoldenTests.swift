import TestSupport
import Testing

struct GoldenTests {
    @Test(arguments: GoldenCase.all(in: "layout"))
    func `a file is laid out as recorded`(sample: GoldenCase) throws {
        let text = try #require(Layout(of: sample.input, path: sample.path).text)
        let problems = sample.printProblems(text)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test(arguments: GoldenCase.all(in: "layout"))
    func `no comment of a golden file is lost`(sample: GoldenCase) throws {
        let text = try #require(Layout(of: sample.input, path: sample.path).text)
        // Found by letters alone: in these files a comment, and nothing else, begins with `# `.
        func comments(_ text: String) -> [String] {
            text.split(whereSeparator: \.isNewline).compactMap { line in
                line.firstRange(of: "# ").map { String(line[$0.lowerBound...]) }
            }
        }
        let written = comments(String(decoding: sample.input, as: UTF8.self)).sorted()
        #expect(comments(text).sorted() == written)
    }
}
