import RuleDiagnostics
import RuleModel

extension ReferencePackBuilder {
    /// The most that `whole` may be in packs with limits, as in the fillings of `ReferenceRecord`.
    static let mostWhole = Rational(3)

    /// The pack of an outline, with `whole` from 0 to 3 and `part` from 0 to `whole`.
    static func limited(_ outline: PackOutline) throws -> RulePack {
        var pack = try build(outline)
        let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
        pack.schema.fields[4].maximum = Expression(.literal(.number(mostWhole)), type: .number, span: span)
        pack.schema.fields[3].maximum = Expression(.field(4), type: .number, span: span)
        return pack
    }
}
