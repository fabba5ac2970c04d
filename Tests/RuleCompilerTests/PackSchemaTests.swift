import RuleCompiler
import RuleDiagnostics
import TestSupport
import Testing

struct PackSchemaTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"

    @Test(arguments: [
        ("pack.schema.json", PackSchema.pack), ("tests.schema.json", PackSchema.tests),
        ("overlay.schema.json", PackSchema.overlay), ("places.schema.json", PackSchema.places),
        ("fields.schema.json", PackSchema.fields),
    ])
    func `the schema beside the packs is the one that the program prints`(file: String, schema: String) throws
    {
        let kept = try #require(TestFiles.read(Self.rules + file))
        #expect(String(decoding: kept, as: UTF8.self) == schema)
    }

    @Test(arguments: ShapeName.allCases)
    func `every key says in both languages what it is for`(name: ShapeName) {
        for key in MappingShape.named(name).keys {
            #expect(!key.meaning.vi.isEmpty && !key.meaning.en.isEmpty, "\(name.rawValue).\(key.name)")
        }
    }

    @Test(arguments: ShapeName.allCases)
    func `no mapping has a key twice`(name: ShapeName) {
        let keys = MappingShape.named(name).keys.map(\.name)
        #expect(Set(keys).count == keys.count)
    }
}
