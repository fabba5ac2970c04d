import RuleModel

// Conversions between kinds, and the parts of texts and dates.

extension Value {
    /// What `string()` gives: numbers as exact decimals or fractions, dates as `2025-12-31`.
    var written: String {
        get throws(EvaluationFault.Problem) {
            switch self {
            case .flag(let isTrue): String(isTrue)
            case .number(let number): number.description
            case .text(let text): text
            case .date(let day): day.description
            case .duration(let seconds): "\(seconds)s"
            case .list, .map, .record: throw .wrongKind(kind)
            }
        }
    }

    /// What `int()` gives: numbers without what follows the point, and texts of whole numbers.
    var truncated: Rational {
        get throws(EvaluationFault.Problem) {
            guard case .text(let text) = self else {
                let number = try asNumber
                return Rational(Int(number.numerator / number.denominator))
            }
            guard let whole = Int(text) else { throw .conversionFailed(text, to: .whole) }
            return Rational(whole)
        }
    }

    /// What `decimal()` gives.
    var convertedToNumber: Rational {
        get throws(EvaluationFault.Problem) {
            guard case .text(let text) = self else { return try asNumber }
            guard let number = Rational(text) else { throw .conversionFailed(text, to: .number) }
            return number
        }
    }

    /// What `date()` gives.
    var convertedToDay: Day {
        get throws(EvaluationFault.Problem) {
            guard case .text(let text) = self else { return try asDay }
            guard let day = Day(text) else { throw .conversionFailed(text, to: .date) }
            return day
        }
    }

    /// What `duration()` gives.
    var convertedToDuration: Int64 {
        get throws(EvaluationFault.Problem) {
            guard case .text(let text) = self else { return try asSeconds }
            guard let seconds = Int64(duration: text) else { throw .conversionFailed(text, to: .duration) }
            return seconds
        }
    }
}

extension Day {
    /// The day of the week, 0 for Sunday.
    var dayOfWeek: Int {
        // Day 0 was a Thursday.
        let day = (number + 4) % 7
        return day < 0 ? day + 7 : day
    }

    /// The day of the year, 0 for 1 January.
    var dayOfYear: Int {
        // Every year that a day can be in has a first day.
        guard let first = Day(year: parts.year, month: 1, day: 1) else { return 0 }
        return number - first.number
    }
}

extension String {
    var asciiLowercased: String { mapBytes { (0x41...0x5A).contains($0) ? $0 + 32 : $0 } }

    var asciiUppercased: String { mapBytes { (0x61...0x7A).contains($0) ? $0 - 32 : $0 } }

    private func mapBytes(_ change: (UInt8) -> UInt8) -> String {
        // Bytes of other letters are all above ASCII.
        String(decoding: utf8.map(change), as: UTF8.self)
    }

    /// The text without the white space, of any script, around it.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }

    /// Whether another text stands somewhere in this one, scalar for scalar, in time linear in both.
    ///
    /// Knuth, Morris and Pratt: `falls[n]` is how much of the part's beginning its first `n + 1` bytes
    /// end with.
    func hasPart(_ part: String) -> Bool {
        let part = Array(part.utf8)
        guard !part.isEmpty else { return true }
        var falls = [0]
        for byte in part.dropFirst() {
            falls.append(part.matched(after: falls[falls.count - 1], byte, falls))
        }
        var matched = 0
        for byte in utf8 {
            matched = part.matched(after: matched, byte, falls)
            if matched == part.count { return true }
        }
        return false
    }
}

extension [UInt8] {
    /// How many of the first bytes are matched once one more byte was read.
    fileprivate func matched(after matched: Int, _ byte: UInt8, _ falls: [Int]) -> Int {
        var matched = matched
        while matched > 0, self[matched] != byte { matched = falls[matched - 1] }
        return self[matched] == byte ? matched + 1 : 0
    }
}
