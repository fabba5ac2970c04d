import Testing

/// The layers see only what stands below them.
struct LayerTests {
    /// What each layer of `Sources` may import, besides the standard library and the system.
    static let layers: [String: Set<String>] = [
        "RuleDiagnostics": [],
        "RuleSource": ["CLibYAML", "RuleDiagnostics"],
        "RuleModel": ["RuleDiagnostics"],
        "RuleExpression": ["RuleDiagnostics", "RuleModel"],
        "RuleEngine": ["RuleModel"],
        "RuleCompiler": ["RuleDiagnostics", "RuleSource", "RuleModel", "RuleExpression", "RuleEngine"],
        "RuleLayout": ["RuleDiagnostics", "RuleSource", "RuleCompiler"],
        "RuleRecords": ["RuleDiagnostics", "RuleModel", "RuleEngine"],
        "RuleReport": ["RuleDiagnostics", "RuleModel", "RuleExpression", "RuleEngine"],
        "RuleBulk": ["RuleDiagnostics", "RuleModel", "RuleEngine", "RuleRecords", "RuleReport"],
        "BinhXet": [
            "RuleDiagnostics", "RuleModel", "RuleExpression", "RuleEngine", "RuleCompiler", "RuleRecords",
            "RuleReport", "RuleBulk",
        ],
        "RulePackTesting": [
            "BinhXet", "RuleDiagnostics", "RuleSource", "RuleModel", "RuleEngine", "RuleCompiler",
            "RuleRecords", "RuleReport",
        ],
        "RuleLanguageServer": [
            "BinhXet", "RulePackTesting", "RuleDiagnostics", "RuleSource", "RuleModel", "RuleExpression",
            "RuleCompiler", "RuleRecords", "RuleReport",
        ],
        "BinhXetCommand": [
            "BinhXet", "RulePackTesting", "RuleLanguageServer", "RuleDiagnostics", "RuleModel", "RuleEngine",
            "RuleCompiler", "RuleLayout", "RuleRecords", "RuleReport", "RuleBulk", "ArgumentParser",
        ],
        "RuleBench": [
            "BinhXet", "CLibYAML", "RuleDiagnostics", "RuleModel", "RuleEngine", "RuleCompiler",
            "RuleRecords",
            "RuleReport", "RuleBulk", "TestSupport", "AgreementSupport", "ArgumentParser",
        ],
    ]

    private static let everywhere: Set<String> = ["Swift", "Glibc", "Synchronization"]

    /// What single files import besides, and do without where it is not there.
    private static let exceptions: [String: Set<String>] = [
        "Sources/RuleBulk/Scanning/ByteView.swift": ["_Builtin_intrinsics.intel.sse2"]
    ]

    @Test(arguments: layers.keys.sorted())
    func `a layer imports only what it may see`(layer: String) throws {
        let allowed = try #require(Self.layers[layer]).union(Self.everywhere)
        for file in try Repository.files(in: "Sources/" + layer, ending: ".swift") {
            for line in Repository.lines(of: file) {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), words[..<index].allSatisfy(Self.isModifier)
                else {
                    continue
                }
                let module = words.last.map(String.init) ?? ""
                let isAllowed = allowed.contains(module) || Self.exceptions[file]?.contains(module) == true
                #expect(isAllowed, "\(file) imports \(module)")
            }
        }
    }

    private static func isModifier(_ word: Substring) -> Bool {
        ["package", "public", "private", "internal"].contains(word) || word.hasPrefix("@")
    }

    @Test func `every folder of Sources with Swift in it is in the table`() throws {
        let files = try Repository.files(in: "Sources", ending: ".swift")
        let folders = Set(files.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
        #expect(folders == Set(Self.layers.keys))
    }
}
