import RuleDiagnostics
import RuleModel

extension RulePack {
    /// Whether a record is read in the same way for both packs: the same fields, marks and days.
    ///
    /// - Parameters:
    ///   - other: The other pack.
    ///   - day: The day of all verdicts; without it, the last day of each period has to lie in force.
    /// - Returns: Whether one scan serves both.
    func readsSameRecords(as other: RulePack, asOf day: Day?) -> Bool {
        (day != nil || inForce == other.inForce) && marks == other.marks
            && schema.fields.count == other.schema.fields.count
            && zip(schema.fields, other.schema.fields).allSatisfy { own, others in
                isSame(own, others, in: other)
            }
    }

    private func isSame(_ own: Field, _ others: Field, in other: RulePack) -> Bool {
        guard isSame(own.minimum, others.minimum, in: other), isSame(own.maximum, others.maximum, in: other)
        else { return false }
        if case (.list(let own), .list(let others)) = (own.kind, others.kind) {
            guard own.count == others.count,
                zip(own, others).allSatisfy({ isSame($0, $1, in: other) })
            else { return false }
        }
        return own.withoutLimits(at: own.span) == others.withoutLimits(at: own.span)
    }

    /// Whether two limits are the same text, and read nothing but the record.
    private func isSame(_ own: Expression?, _ others: Expression?, in other: RulePack) -> Bool {
        guard let own, let others else { return own == nil && others == nil }
        return !own.readsPack && !others.readsPack && text(of: own) == other.text(of: others)
    }

    private func text(of expression: Expression) -> [UInt8] {
        let span = expression.span
        return Array(sources[span.file].bytes[Int(span.lower)..<Int(span.upper)])
    }
}

extension Field {
    /// The field without what is compared otherwise, and as if it stood elsewhere.
    fileprivate func withoutLimits(at place: SourceSpan) -> Field {
        var field = self
        field.minimum = nil
        field.maximum = nil
        field.span = place
        if case .list(let fields) = kind { field.kind = .list(fields.map { $0.withoutLimits(at: place) }) }
        return field
    }
}

extension Expression {
    /// Whether it reads figures or values of the pack.
    fileprivate var readsPack: Bool {
        contains { part in
            switch part.kind {
            case .parameter, .derived: true
            case .literal, .field, .context, .local, .member, .index, .isPresent, .not, .negate, .and, .or,
                .binary, .conditional, .call, .matches, .comprehension, .list, .map:
                false
            }
        }
    }
}
