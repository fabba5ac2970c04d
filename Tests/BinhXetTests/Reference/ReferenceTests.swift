import BinhXet
import RuleCompiler
import RuleModel
import TestSupport
import Testing

/// The reference of the language says what the program does.
struct ReferenceTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/rules/"

    private static func text(of page: String) throws -> String {
        String(decoding: try FileAccess.bytes(of: rules + page), as: UTF8.self)
    }

    @Test(arguments: ["README.md", "expressions.md"])
    func `every example of the reference does what the page says`(name: String) throws {
        let page = ReferencePage(try Self.text(of: name))
        #expect(page.failures == [])
        // A table or block that the frame passes over would otherwise go untested.
        let counts: [String: [String: Int]] = [
            "README.md": [
                "packs": 26, "overlays": 1, "places": 1, "shared fields": 1, "worked cases": 4,
                "case files": 1,
                "records": 5, "scored records": 53, "unary tests": 10,
            ],
            "expressions.md": ["variables": 1, "expressions": 168],
        ]
        #expect(page.counts == counts[name])
    }

    @Test func `every key of every rule file has an example in the reference`() throws {
        var shown = ShownKeys()
        for file in ReferencePage(try Self.text(of: "README.md")).files {
            shown.insert(file.text, as: file.shape)
        }
        #expect(ShownKeys.all.filter { !shown.keys.contains($0) } == [])
    }

    @Test func `the reference lists every key, with those that are needed in bold`() throws {
        let rows = ShapeName.allCases.map(MappingShape.named).filter { !$0.keys.isEmpty }.map { shape in
            let keys = shape.keys.map { $0.isRequired ? "**`\($0.name)`**" : "`\($0.name)`" }
            return "| `\(shape.name.rawValue)` | \(keys.joined(separator: ", ")) |"
        }
        let page = try Self.text(of: "README.md")
        #expect(page.contains("| Mapping | Keys |\n|---|---|\n" + rows.map { $0 + "\n" }.joined()))
    }

    @Test func `every function, macro and operator has an example with its result`() throws {
        let rows = MarkdownPage(try Self.text(of: "expressions.md")).tables
            .filter { $0.header.first == "Expression" }.flatMap(\.rows).map { $0[0] }
        let calls =
            (Builtin.allCases.map(\.rawValue) + Comprehension.Macro.allCases.map(\.rawValue) + ["has"])
            .map { "\($0)(" }
        let operators =
            BinaryOperator.allCases.map { " \($0.rawValue) " } + [" && ", " || ", "!", " ? ", "-(", "["]
        for sign in calls + operators {
            #expect(rows.contains { $0.contains(sign) }, "\(sign)")
        }
        for macro in Comprehension.Macro.allCases where macro != .filter {
            let counts = rows.flatMap { row in
                row.split(separator: "." + macro.rawValue + "(").dropFirst().map { Self.argumentCount($0) }
            }
            #expect(Set(counts).count >= 2, "\(macro.rawValue) has an example of each of its forms")
        }
    }

    /// The number of arguments of a call, from behind its opening bracket.
    private static func argumentCount(_ text: Substring) -> Int {
        var (depth, count) = (0, 1)
        for character in text {
            switch character {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth < 0 { return count }
            case "," where depth == 0: count += 1
            default: break
            }
        }
        return count
    }
}
