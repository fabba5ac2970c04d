package import RuleModel

/// Why an expression has no value although nothing is missing.
package struct EvaluationFault: Error, Sendable, Hashable {
    package enum Problem: Error, Sendable, Hashable {
        /// The exact result does not fit.
        case overflow
        case divisionByZero
        /// The index may be any number, the count is that of the list.
        case indexOutOfRange(index: Int, count: Int)
        case absentKey(String)
        case repeatedKey(String)
        /// A text, or a number written out, that cannot be read as what it is meant to be.
        case conversionFailed(String, to: ConversionTarget)
        case costExceeded
        /// A number or a count of days that has to be whole.
        case notWhole
        /// The least or greatest of nothing.
        case emptyAggregate
        /// Two values without an order, or a value that cannot be a key.
        case notComparable
        /// A value of a kind that the operation has no meaning for.
        case wrongKind(ValueKind)
    }

    package enum ConversionTarget: String, Sendable, Hashable, CaseIterable {
        case whole, number, date, duration, pattern, rounding, places
    }

    package var problem: Problem
    /// The smallest expression that failed.
    package var expression: Expression

    package init(problem: Problem, expression: Expression) {
        self.problem = problem
        self.expression = expression
    }
}

/// The kinds that values have when an expression is evaluated.
package enum ValueKind: String, Sendable, Hashable, CaseIterable {
    case flag, number, text, date, duration, list, map, record
}

extension Value {
    package var kind: ValueKind {
        switch self {
        case .flag: .flag
        case .number: .number
        case .text: .text
        case .date: .date
        case .duration: .duration
        case .list: .list
        case .map: .map
        case .record: .record
        }
    }
}
