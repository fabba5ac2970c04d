import RuleCompiler
import RuleRecords
import TestSupport
import Testing

/// The snippets in the JSON Schemas, filled in as an editor fills them in.
struct SchemaSnippetTests {
    private static let schemas = [
        ("pack", PackSchema.pack), ("tests", PackSchema.tests), ("overlay", PackSchema.overlay),
        ("places", PackSchema.places), ("fields", PackSchema.fields),
    ]

    @Test(arguments: schemas)
    func `every snippet is what the schema asks for`(name: String, text: String) throws {
        let schema = try JSONParser.value(of: Array(text.utf8))
        let definitions = try #require(Self.member("definitions", of: schema))
        guard case .object(let members) = definitions.content else {
            Issue.record("the definitions are no object")
            return
        }
        var count = 0
        for member in members {
            guard let snippets = Self.member("defaultSnippets", of: member.value) else { continue }
            guard case .array(let items) = snippets.content, let snippet = items.first,
                let body = Self.member("body", of: snippet)
            else {
                Issue.record("\(member.name) has no snippet in its list")
                continue
            }
            count += 1
            let check = SchemaCheck(schema)
            #expect(check.faults(in: Self.filled(body), asDefinition: member.name) == [], "\(member.name)")
            #expect(
                Self.member("label", of: snippet) != nil && Self.member("description", of: snippet) != nil)
        }
        #expect(count >= members.count - 2)
    }

    @Test func `an indicator asks for its keys in order, with places to fill in`() throws {
        let definition = PackSchema.pack.split(separator: #""indicator": {"#, maxSplits: 1).last ?? ""
        let parts = definition.split(separator: #""label": "id, label, source, max, award""#, maxSplits: 1)
        let body = try #require(parts.count == 2 ? parts.last : nil)
        #expect(body.contains(#""id": "${1:id}""#) && body.contains(#""vi": "${2:vi}""#))
    }

    private static func member(_ name: String, of value: JSONValue) -> JSONValue? {
        guard case .object(let members) = value.content else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The body with the example of each place, or its first choice.
    private static func filled(_ value: JSONValue) -> JSONValue {
        var value = value
        switch value.content {
        case .text(let text):
            let example = filled(text)
            value.content = example == "true" ? .flag(true) : .text(example)
        case .array(let items): value.content = .array(items.map(filled))
        case .object(let members):
            value.content = .object(
                members.map { member in
                    var member = member
                    member.name = filled(member.name)
                    member.value = filled(member.value)
                    return member
                })
        case .null, .flag, .number: break
        }
        return value
    }

    private static func filled(_ text: String) -> String {
        guard text.hasPrefix("${"), text.hasSuffix("}") else { return text }
        let inner = text.dropFirst(2).dropLast()
        if let bar = inner.firstIndex(of: "|") {
            return String(inner[inner.index(after: bar)...].prefix { $0 != "," && $0 != "|" })
        }
        return inner.firstIndex(of: ":").map { String(inner[inner.index(after: $0)...]) } ?? text
    }
}
