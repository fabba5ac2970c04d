import RuleDiagnostics
import RuleModel
import Testing

/// Which derived values expressions ask for.
struct ExpressionWalkTests {
    private static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)

    private static func expression(_ kind: Expression.Kind) -> Expression {
        Expression(kind, type: .number, span: span)
    }

    private static func sum(_ parts: Int...) -> Expression {
        parts.dropFirst().reduce(expression(.derived(parts[0]))) {
            expression(.binary(.add, $0, expression(.derived($1))))
        }
    }

    private static func values(_ expressions: [Expression]) -> [DerivedValue] {
        expressions.map { DerivedValue(name: "v", label: nil, expression: $0, span: span) }
    }

    @Test func `each value is found once, through others too`() {
        let field = Self.expression(.field(0))
        let derived = Self.values([field, Self.sum(0, 0), field, Self.sum(1, 0, 1), Self.sum(2, 2)])
        #expect([field].values(among: derived) == [])
        #expect([Self.sum(4, 4)].values(among: derived) == [4, 2])
        #expect(Set([Self.sum(3)].values(among: derived)) == [0, 1, 3])
        #expect([Self.sum(1), Self.sum(4, 0)].values(among: derived).sorted() == [0, 1, 2, 4])
        #expect([Self.sum(1)].withValues(among: derived) == [Self.sum(1), Self.sum(0, 0), field])
    }

    @Test(.timeLimit(.minutes(1)))
    func `values that double at every step, and long chains of them, are found at once`() {
        let doubling = (0..<20_000).map { Self.sum($0, $0) }
        let derived = Self.values([Self.expression(.field(0))] + doubling)
        #expect([Self.sum(20_000)].values(among: derived).count == 20_001)
    }
}
