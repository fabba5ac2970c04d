import RuleModel

// Values of the kind that an operation is about; any other kind is a fault.

extension Value {
    var asNumber: Rational {
        get throws(EvaluationFault.Problem) {
            guard case .number(let number) = self else { throw .wrongKind(kind) }
            return number
        }
    }

    var wholeNumber: Int {
        get throws(EvaluationFault.Problem) {
            guard let whole = try asNumber.whole else { throw .notWhole }
            return whole
        }
    }

    var asText: String {
        get throws(EvaluationFault.Problem) {
            guard case .text(let text) = self else { throw .wrongKind(kind) }
            return text
        }
    }

    var asDay: Day {
        get throws(EvaluationFault.Problem) {
            guard case .date(let day) = self else { throw .wrongKind(kind) }
            return day
        }
    }

    var asSeconds: Int64 {
        get throws(EvaluationFault.Problem) {
            guard case .duration(let seconds) = self else { throw .wrongKind(kind) }
            return seconds
        }
    }

    var asElements: [Value] {
        get throws(EvaluationFault.Problem) {
            guard case .list(let elements) = self else { throw .wrongKind(kind) }
            return elements
        }
    }

    var asPattern: Pattern {
        get throws(EvaluationFault.Problem) {
            let text = try asText
            do throws(PatternFault) {
                return try Pattern(text)
            } catch {
                throw .conversionFailed(text, to: .pattern)
            }
        }
    }
}
