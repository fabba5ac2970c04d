import TestSupport

/// A YAML file of the repository.
struct RuleFile: Sendable, CustomStringConvertible {
    /// The path from the top of the repository.
    let path: String
    let bytes: [UInt8]

    var description: String { path }

    /// The files that are shipped.
    static let shipped = files(under: "rules")
    /// The files of the tests that have no faults of YAML, with many kinds of other faults.
    static let golden = [
        "RuleCompilerTests/Golden", "RuleSourceTests/Golden/trees", "RuleLayoutTests/Golden",
    ]
    .flatMap { files(under: "Tests/" + $0) }.filter { Meaning(of: $0.bytes) != nil }

    /// The examples of the language reference that are whole files or sections, rather than one award.
    static let reference = MarkdownPage(
        String(decoding: TestFiles.read(repository + "/rules/README.md") ?? [], as: UTF8.self)
    )
    .fences.filter { $0.language == "yaml" && !$0.text.hasPrefix("award:") }
    .map { RuleFile(path: "rules/README.md", bytes: Array($0.text.utf8)) }

    private static let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    private static func files(under folder: String) -> [RuleFile] {
        TestFiles.names(in: repository + "/" + folder).flatMap { name -> [RuleFile] in
            let path = folder + "/" + name
            guard name.hasSuffix(".yaml") else { return files(under: path) }
            return TestFiles.read(repository + "/" + path).map { [RuleFile(path: path, bytes: $0)] } ?? []
        }
    }
}
