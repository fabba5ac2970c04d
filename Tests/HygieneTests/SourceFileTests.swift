import Testing

/// Every source file keeps the house rules that no compiler checks.
struct SourceFileTests {
    /// The files that may hold unsafe code, each behind a safe face.
    static let unsafeFiles: Set<String> = [
        "Sources/BinhXet/DirectWriter.swift",
        "Sources/BinhXet/FileAccess.swift",
        "Sources/BinhXetCommand/Console.swift",
        "Sources/BinhXetCommand/Interruption.swift",
        "Sources/RuleBench/ByteFile.swift",
        "Sources/RuleBench/ChildRun.swift",
        "Sources/RuleBench/LibYAML.swift",
        "Sources/RuleBench/Memory.swift",
        "Sources/RuleBulk/Evaluation/CellKernels.swift",
        "Sources/RuleBulk/Evaluation/ColumnKernels.swift",
        "Sources/RuleBulk/Scanning/ByteView.swift",
        "Sources/RuleBulk/Scanning/RecordScan.swift",
        "Sources/RuleBulk/Writing/ByteBuffer.swift",
        "Sources/RuleBulk/Writing/LineWriter.swift",
        "Sources/RuleSource/EventReader.swift",
        "Tests/RuleBulkTests/ByteBufferTests.swift",
        "Tests/TestSupport/ProgramRun.swift",
        "Tests/TestSupport/TestFiles.swift",
    ]

    private static func swiftFiles() throws -> [String] {
        try Repository.files(in: "Sources", ending: ".swift")
            + Repository.files(in: "Tests", ending: ".swift")
    }

    @Test func `no file has more than 600 lines and the median of Sources is under 150`() throws {
        for file in try Self.swiftFiles() {
            let count = Repository.lines(of: file).count
            #expect(count <= 600, "\(file) has \(count) lines")
        }
        let lengths = try Repository.files(in: "Sources", ending: ".swift").map {
            Repository.lines(of: $0).count
        }
        #expect(lengths.sorted()[lengths.count / 2] < 150)
    }

    @Test func `unsafe code stands in the named files only`() throws {
        for file in try Self.swiftFiles()
        where !Self.unsafeFiles.contains(file) && !file.contains("HygieneTests") {
            let lines = Repository.lines(of: file).filter { line in
                !line.contains("//") && (line.contains("unsafe ") || line.contains("@unchecked"))
            }
            #expect(lines.isEmpty, "\(file): \(lines.first ?? "")")
        }
    }

    @Test(arguments: ["@testable", "try!", "as!", "fatalError(", "nonisolated(unsafe)", "TODO", "FIXME"])
    func `no file says what the house forbids`(word: String) throws {
        for file in try Self.swiftFiles() where !file.contains("HygieneTests") {
            #expect(!Repository.text(of: file).contains(word), "\(file) says \(word)")
        }
    }

    @Test func `no layer of the library prints`() throws {
        for file in try Repository.files(in: "Sources", ending: ".swift")
        where !file.contains("Sources/BinhXetCommand/") && !file.contains("Sources/RuleBench/") {
            let prints = Repository.lines(of: file).contains { $0.drop { $0 == " " }.hasPrefix("print(") }
            #expect(!prints, "\(file) prints")
        }
    }

    @Test func `the top of the repository holds what belongs there`() throws {
        let listing = try Repository.files(in: ".", ending: "")
            .compactMap { $0.split(separator: "/").first { $0 != "." } }
            .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
        #expect(Set(listing) == ["Package.swift", "Sources", "Tests", "rules", "README.md"])
    }
}
