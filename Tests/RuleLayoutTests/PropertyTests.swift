import RuleCompiler
import RuleDiagnostics
import RuleLayout
import RuleModel
import TestSupport
import Testing

/// What holds for the layout of every file.
struct PropertyTests {
    /// What is wrong with the layout of a file, none for a file with faults.
    private static func problems(of bytes: [UInt8], path: String) -> [String]? {
        guard let meaning = Meaning(of: bytes) else { return nil }
        guard let text = Layout(of: bytes, path: path).text else { return ["refused"] }
        var problems: [String] = []
        if let laidOut = Meaning(of: Array(text.utf8)) {
            if laidOut.data != meaning.data { problems.append("means something else") }
            if laidOut.comments != meaning.comments { problems.append("has other comments") }
        } else {
            problems.append("has faults")
        }
        let again = Layout(of: Array(text.utf8), path: path).text
        if again != text {
            let difference = LineDiff.between(expected: text, actual: again ?? "refused")
            problems.append("is laid out otherwise the second time\n\(difference)")
        }
        if !isTidy(text) { problems.append("has blanks at the end of a line, or two empty lines\n\(text)") }
        return problems
    }

    /// Blocks of text keep what they hold, so files with such blocks are left out.
    private static func isTidy(_ text: String) -> Bool {
        if text.contains(": |") || text.contains(": >") || text.contains("- |") || text.contains("\"") {
            return true
        }
        return !text.contains(" \n") && !text.contains("\t\n") && !text.contains("\n\n\n")
            && text.hasSuffix("\n")
    }

    @Test(arguments: RuleFile.shipped + RuleFile.golden)
    func `the layout of a file means the same, keeps its comments, and is laid out already`(file: RuleFile) {
        #expect(Self.problems(of: file.bytes, path: file.path) == [])
    }

    @Test(arguments: RuleFile.shipped + RuleFile.golden)
    func `line ends and a byte order mark leave no trace`(file: RuleFile) {
        let text = Layout(of: file.bytes, path: file.path).text
        for variation in [Variation.carriageReturns, .byteOrderMark] {
            #expect(Layout(of: variation.apply(to: file.bytes), path: file.path).text == text)
        }
        #expect(text?.contains("\r") == false)
        for variation in [Variation.decomposed, .leadingComment] {
            #expect(Self.problems(of: variation.apply(to: file.bytes), path: file.path) == [])
        }
    }

    @Test(arguments: RuleFile.shipped.filter { $0.path.hasSuffix("pack.yaml") } + RuleFile.golden)
    func `a pack has the same digest and the same findings`(file: RuleFile) throws {
        let text = try #require(Layout(of: file.bytes, path: file.path).text)
        func outcome(_ bytes: [UInt8]) -> (digest: String?, findings: [String]) {
            let result = Compiler.compile(bytes, path: file.path)
            return (result.pack?.digest, result.findings.map { "\($0.code) \($0.message.en)" }.sorted())
        }
        let (before, after) = (outcome(file.bytes), outcome(Array(text.utf8)))
        #expect(before.digest == after.digest)
        #expect(before.findings == after.findings)
    }

    @Test(arguments: RuleFile.shipped + RuleFile.golden)
    func `other blanks and comments change nothing else`(file: RuleFile) {
        let data = Meaning(of: file.bytes)?.data
        for seed in 0..<UInt64(file.bytes.count < 4_000 ? 4 : 1) {
            var respacing = Respacing(seed: seed)
            let bytes = respacing.apply(to: file.bytes)
            guard let found = Meaning(of: bytes), found.data == data else { continue }
            let problems = Self.problems(of: bytes, path: file.path) ?? []
            #expect(problems.isEmpty, "seed \(seed): \(problems.joined(separator: "\n"))")
        }
    }

    @Test func `the examples of the language reference stand in the layout`() {
        let examples = RuleFile.reference.filter { Meaning(of: $0.bytes) != nil }
        #expect(examples.count > 20)
        for example in examples {
            let text = String(decoding: example.bytes, as: UTF8.self)
            let difference = LineDiff.between(
                expected: Layout(of: example.bytes).text ?? "refused", actual: text)
            #expect(difference.isEmpty, "\(difference)")
        }
    }

    @Test(arguments: 0..<UInt64(4))
    func `a file changed at random is laid out or has faults`(seed: UInt64) {
        var mutation = Mutation(seed: seed)
        for file in RuleFile.golden where file.bytes.count < 4_000 {
            for _ in 0..<2 {
                let bytes = mutation.mutated(file.bytes)
                let problems = Self.problems(of: bytes, path: file.path) ?? []
                #expect(
                    problems.isEmpty,
                    "\(problems.joined(separator: "\n")) in\n\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
