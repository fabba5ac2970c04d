import TestSupport
import Testing

/// The commands that the documentation shows are run as it shows them.
struct DocumentedCommandTests {
    private static let repository = Workspace.repository + "/"
    /// The commands of a page, and the blocks of what they write; a page that gains or loses one says so here.
    private static let pages = [
        ("README.md", 27, 1), ("rules/README.md", 23, 8), ("rules/expressions.md", 1, 0),
    ]

    private static func page(_ name: String) -> MarkdownPage {
        MarkdownPage(String(decoding: TestFiles.read(repository + name) ?? [], as: UTF8.self))
    }

    @Test(arguments: pages)
    func `every command that a page shows does what the page says`(
        name: String, count: Int, outputs: Int
    ) throws {
        let place = try Workspace()
        var output: [Substring] = []
        // Where a block stands that shows what the commands above it write: right below them.
        var below = 0
        var (commands, shown) = (0, 0)
        for fence in Self.page(name).fences {
            if fence.language == "sh" {
                // What prepares a machine is no command of the program.
                for line in fence.text.split(separator: "\n") where !line.hasPrefix("bash ") {
                    // Files go into a folder of this test.
                    let command = line.replacing("/tmp/", with: place.folder + "/")
                    let run = try Workspace.bashAtHome(String(command))
                    #expect(run.status == Self.exitCode(of: line), "\(line): \(run.messages)")
                    output = run.output.split(separator: "\n")
                    commands += 1
                }
                below = fence.line + fence.text.split(separator: "\n").count + 3
            } else if fence.language == "text", fence.line == below {
                shown += 1
                for line in fence.text.split(separator: "\n") where line != "  …" {
                    let written = Substring(line.replacing("/tmp/", with: place.folder + "/"))
                    let found = try #require(output.firstIndex(of: written), "not written: \(line)")
                    output.removeFirst(found + 1)
                }
            }
        }
        #expect(commands == count && shown == outputs)
    }

    /// A command that is meant to fail says so: `# exit 4`.
    private static func exitCode(of line: Substring) -> Int32 {
        line.split(separator: "# exit ").dropFirst().first.flatMap { Int32($0) } ?? 0
    }

    @Test func `a page has no block that no test reads`() {
        let languages = Self.pages.flatMap { Self.page($0.0).fences.map(\.language) }
        #expect(Set(languages) == ["csv", "json", "sh", "swift", "text", "yaml"])
        // Swift stands on the first page only, and its test compares it. The last block measures, for hours.
        #expect(
            Self.page("README.md").fences.map(\.language)
                == ["sh", "sh", "sh", "text", "sh", "swift", "text"])
    }
}
