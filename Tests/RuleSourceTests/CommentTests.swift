import RuleDiagnostics
import RuleSource
import Testing

struct CommentTests {
    private func comments(_ text: String) -> [String] {
        let reading = Reading(text)
        let source = reading.sources.files[0]
        return (reading.root?.comments(in: source) ?? []).map {
            source.text(of: $0.span) + ($0.isOnItsOwnLine ? "" : " (beside)")
        }
    }

    @Test func `comments are found between the texts and in order`() {
        let found = comments("# a\nx: 1 # b \n\n  # c\ny: [2, # d\n  3] #e\n#")
        #expect(found == ["# a", "# b (beside)", "# c", "# d (beside)", "#e (beside)", "#"])
    }

    @Test func `what stands in a text is no comment`() {
        #expect(comments("a: \"x # 1\"\nb: 'y # 2'\nc: z#3\nd: |\n  # 4\n\ne: >\n  w\n  # 5\n") == [])
    }

    @Test func `comments stand beside the marks of a document too`() {
        #expect(
            comments("%YAML 1.1 # a\n--- # b\nx: 1\n... # c\n# d\n") == [
                "# a (beside)", "# b (beside)", "# c (beside)", "# d",
            ])
    }
}

struct WrittenLineTests {
    private func lines(_ text: String) -> [String]? {
        Reading(text).root?.entries?.first?.value.scalar?.writtenLines
    }

    @Test func `lines stand without the blanks that fold away`() {
        #expect(lines("a: one  \n   two\n\n   three\n") == ["one", "two", "", "three"])
        #expect(lines("a: \"one \\\n   two\\ \n   three\"\n") == ["\"one \\", "two\\ ", "three\""])
    }

    @Test func `a block has its header, then its lines without indentation`() {
        #expect(lines("a: |2-  # x\n     one\n\n    two \n") == ["|2-  # x", "   one", "", "  two "])
        #expect(lines("a: >\n     one\n       two\n") == [">", "one", "  two"])
    }
}
