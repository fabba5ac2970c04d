import RuleModel

// `+ - * / %` and the functions of numbers.

extension Value {
    func adding(_ other: Value) throws(EvaluationFault.Problem) -> Value {
        switch (self, other) {
        case (.number(let left), .number(let right)): .number(try left.adding(right).orOverflow)
        case (.text(let left), .text(let right)): .text(normalizing: left + right)
        case (.list(let left), .list(let right)): .list(left + right)
        case (.date(let day), .duration(let seconds)), (.duration(let seconds), .date(let day)):
            .date(try day.adding(seconds: seconds))
        case (.duration(let left), .duration(let right)):
            .duration(try fitting(left.addingReportingOverflow(right)))
        case (.flag, _), (.map, _), (.record, _): throw .wrongKind(kind)
        case (.number, _), (.text, _), (.date, _), (.duration, _), (.list, _): throw .wrongKind(other.kind)
        }
    }

    func subtracting(_ other: Value) throws(EvaluationFault.Problem) -> Value {
        switch (self, other) {
        case (.number(let left), .number(let right)): .number(try left.subtracting(right).orOverflow)
        case (.date(let left), .date(let right)):
            .duration(Int64(left.number - right.number) * Day.seconds)
        case (.date(let day), .duration(let seconds)):
            .date(try day.adding(seconds: fitting(Int64(0).subtractingReportingOverflow(seconds))))
        case (.duration(let left), .duration(let right)):
            .duration(try fitting(left.subtractingReportingOverflow(right)))
        case (.flag, _), (.text, _), (.list, _), (.map, _), (.record, _): throw .wrongKind(kind)
        case (.number, _), (.date, _), (.duration, _): throw .wrongKind(other.kind)
        }
    }

    func multiplied(by other: Value) throws(EvaluationFault.Problem) -> Value {
        .number(try asNumber.multiplied(by: other.asNumber).orOverflow)
    }

    func divided(by other: Value) throws(EvaluationFault.Problem) -> Value {
        let (left, right) = (try asNumber, try other.asNumber)
        guard right != .zero else { throw .divisionByZero }
        return .number(try left.divided(by: right).orOverflow)
    }

    /// The remainder of whole numbers, with the sign of the dividend, as in CEL.
    func remainder(by other: Value) throws(EvaluationFault.Problem) -> Value {
        let (left, right) = (try wholeNumber, try other.wholeNumber)
        guard right != 0 else { throw .divisionByZero }
        // The one remainder whose quotient does not fit is 0, as it is for every other dividend.
        return .number(Rational(right == -1 ? 0 : left % right))
    }

    var negated: Value {
        get throws(EvaluationFault.Problem) {
            if case .duration(let seconds) = self {
                return .duration(try fitting(Int64(0).subtractingReportingOverflow(seconds)))
            }
            return .number(try asNumber.negated.orOverflow)
        }
    }

    var magnitude: Value {
        get throws(EvaluationFault.Problem) {
            try asNumber.isNegative ? try negated : self
        }
    }

    /// The number at a number of decimal places, 0 unless given, by a way of rounding, half up unless given.
    func rounded(_ options: ArraySlice<Value>) throws(EvaluationFault.Problem) -> Rational {
        var options = options
        let places = try options.popFirst()?.wholeNumber ?? 0
        guard (0...15).contains(places) else { throw .conversionFailed(String(places), to: .places) }
        let name = try options.popFirst()?.asText ?? Rounding.halfUp.rawValue
        guard let rounding = Rounding(rawValue: name) else { throw .conversionFailed(name, to: .rounding) }
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        let step = try Rational(1, over: scale).orOverflow
        return try asNumber.rounded(toStep: step, rounding).orOverflow
    }
}

extension Value {
    /// The number of elements, or of a text's Unicode scalars.
    var size: Int {
        get throws(EvaluationFault.Problem) {
            switch self {
            case .text(let text): text.unicodeScalars.count
            case .list(let elements): elements.count
            case .map(let entries): entries.count
            case .flag, .number, .date, .duration, .record: throw .wrongKind(kind)
            }
        }
    }

    var countOfTrue: Int {
        get throws(EvaluationFault.Problem) {
            var count = 0
            for element in try asElements {
                guard case .flag(let isTrue) = element else { throw .wrongKind(element.kind) }
                if isTrue { count += 1 }
            }
            return count
        }
    }

    var sum: Rational {
        get throws(EvaluationFault.Problem) {
            var sum = Rational.zero
            for element in try asElements { sum = try sum.adding(element.asNumber).orOverflow }
            return sum
        }
    }

    /// The least or the greatest of several values, or of one list.
    static func extreme(
        of operands: [Value], isGreatest: Bool
    ) throws(EvaluationFault.Problem) -> Value {
        let candidates =
            if operands.count == 1, case .list(let elements) = operands[0] { elements } else { operands }
        guard var extreme = candidates.first else { throw .emptyAggregate }
        for candidate in candidates {
            let (left, right) = isGreatest ? (extreme, candidate) : (candidate, extreme)
            if try left.isLess(than: right) { extreme = candidate }
        }
        return extreme
    }
}

extension Day {
    fileprivate static let seconds: Int64 = 86_400

    /// The day so many seconds later, which have to be whole days.
    fileprivate func adding(seconds: Int64) throws(EvaluationFault.Problem) -> Day {
        guard seconds % Day.seconds == 0 else { throw .notWhole }
        let day = Day(number: number + Int(seconds / Day.seconds))
        guard (1...9999).contains(day.parts.year) else { throw .overflow }
        return day
    }
}

extension Rational? {
    /// The number, or the fault that it does not fit.
    fileprivate var orOverflow: Rational {
        get throws(EvaluationFault.Problem) {
            guard let self else { throw .overflow }
            return self
        }
    }
}

/// The exact sum or difference, or the fault that it does not fit.
private func fitting(
    _ result: (partialValue: Int64, overflow: Bool)
) throws(EvaluationFault.Problem) -> Int64 {
    guard !result.overflow else { throw .overflow }
    return result.partialValue
}
