import RuleDiagnostics
import RuleModel

extension ReferencePackBuilder {
    /// The pack of an outline, with `whole` from 0 to 3, as in the fillings of `ReferenceRecord`, and `part` from 0 to `whole`.
    static func limited(_ outline: PackOutline, mostWhole: Int = 3) throws -> RulePack {
        var pack = try build(outline)
        let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
        pack.schema.fields[4].maximum = Expression(
            .literal(.number(Rational(mostWhole))), type: .number, span: span)
        pack.schema.fields[3].maximum = Expression(.field(4), type: .number, span: span)
        return pack
    }
}
