import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleSource
import TestSupport
import Testing

/// The JSON Schema of packs beside the compiler, over all golden packs: an editor marks what the compiler refuses for
/// its shape, and nothing else.
struct SchemaAgreementTests {
    private static let topics = ["broken", "shape", "names", "points", "levels", "expressions", "dates"]
    private static let cases = topics.flatMap { GoldenCase.all(in: $0) }
    private static let schema = try? JSONParser.value(of: Array(PackSchema.pack.utf8))

    /// Faults of shape that a table of keys and kinds can tell.
    ///
    /// Of the others one key decides what another has to be,
    /// a keyword may be the name of a parameter, or a number is spelled in a way that YAML takes for a text.
    private static let told: Set<DiagnosticCode> = [
        .unknownKey, .expectedMapping, .expectedSequence, .expectedFlag, .emptyList,
    ]

    @Test(arguments: cases)
    func `the schema takes a pack exactly if its shape is right`(sample: GoldenCase) throws {
        let schema = try #require(Self.schema)
        let findings = Compiler.compile(sample.input, path: sample.path).findings.filter {
            $0.severity == .error
        }
        var sources = SourceSet()
        let file = sources.add(path: sample.path, bytes: sample.input)
        var bag = DiagnosticBag()
        // What is no YAML has no shape at all.
        guard let root = readYAML(file, in: sources, reporting: &bag), !bag.hasErrors else { return }
        let faults = SchemaCheck(schema).faults(in: root.value)
        let codes = Set(findings.map(\.code))
        if !codes.contains(where: { $0.family == "S" || $0.family == "Y" }) {
            #expect(faults == [], "\(codes)")
        }
        if !codes.isDisjoint(with: Self.told) { #expect(!faults.isEmpty, "\(codes)") }
    }

    @Test func `the golden packs have most faults that a schema can tell, and many that it cannot`() {
        let codes = Self.cases.map { sample in
            Set(Compiler.compile(sample.input, path: sample.path).findings.map(\.code))
        }
        let all = codes.reduce(into: Set<DiagnosticCode>()) { $0.formUnion($1) }
        #expect(Self.told.subtracting(all).isEmpty, "\(Self.told.subtracting(all))")
        #expect(codes.count { $0.isDisjoint(with: Self.told) } > 60)
    }
}

extension Node {
    /// The node as JSON, for a schema to look at.
    fileprivate var value: JSONValue {
        let content: JSONValue.Content =
            switch kind {
            case .scalar(let scalar):
                switch scalar.resolved {
                case .null: .null
                case .flag(let flag): .flag(flag)
                case .number(let digits): .number(Rational(digits))
                case .text: .text(scalar.text)
                }
            case .sequence(let items): .array(items.map(\.value))
            case .mapping(let entries):
                .object(entries.map { JSONMember(name: $0.key.text, offset: 0, value: $0.value.value) })
            case .invalid: .null
            }
        return JSONValue(content, offset: 0)
    }
}
