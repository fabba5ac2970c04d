package import RuleModel

/// What number a text in a cell stands for, as people in Vietnam and elsewhere write numbers.
///
///     85,5   85.5   1 000   1.234,5   1,234.5   1.234.567     clear
///     1.234   1,234                                           either a decimal or thousands
package enum NumberReading: Hashable {
    case number(Rational)
    /// One separator before exactly three digits: nobody can tell.
    case either(decimal: Rational, thousands: Rational)
    case none

    package init(_ text: String) {
        // Most numbers are a few digits and nothing else.
        if text.utf8.count <= 18, text.utf8.allSatisfy(\.isDigit), let whole = Int(text) {
            self = .number(Rational(whole))
            return
        }
        self = .none
        guard var body = NumberReading.symbols(text)?[...] else { return }
        let isNegative = body.first == UInt8(ascii: "-")
        if isNegative || body.first == UInt8(ascii: "+") { body.removeFirst() }
        guard body.first?.isDigit == true, body.last?.isDigit == true else { return }
        let marks = body.filter { $0 == .point || $0 == .comma }
        guard let last = marks.last, let place = body.lastIndex(of: last) else {
            self = NumberReading(whole: body, groupedBy: .space, fraction: nil, isNegative)
            return
        }
        let (before, after) = (body[..<place], body[(place + 1)...])
        let hasSpaces = body.contains(.space)
        if Set(marks).count == 2 {
            let group: UInt8 = last == .point ? .comma : .point
            guard !hasSpaces else { return }
            self = NumberReading(whole: before, groupedBy: group, fraction: after, isNegative)
        } else if marks.count > 1 {
            guard !hasSpaces else { return }
            self = NumberReading(whole: body, groupedBy: last, fraction: nil, isNegative)
        } else {
            self = NumberReading(whole: before, groupedBy: .space, fraction: after, isNegative)
            // A group of thousands never starts with 0 and never follows more than three digits.
            guard !hasSpaces, after.count == 3, before.count <= 3, before.first != UInt8(ascii: "0"),
                case .number(let decimal) = self,
                case .number(let thousands) = NumberReading(
                    whole: body, groupedBy: last, fraction: nil, isNegative)
            else { return }
            self = .either(decimal: decimal, thousands: thousands)
        }
    }

    /// The text in ASCII with one kind of space and minus sign, or none if it holds anything else.
    private static func symbols(_ text: String) -> [UInt8]? {
        var symbols: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", ".", ",", " ", "-", "+": symbols.append(UInt8(ascii: scalar))
            case "\u{A0}", "\u{202F}", "\u{2009}": symbols.append(.space)
            case "\u{2212}": symbols.append(UInt8(ascii: "-"))
            default: return nil
            }
        }
        return symbols
    }

    private init(
        whole: ArraySlice<UInt8>, groupedBy group: UInt8, fraction: ArraySlice<UInt8>?, _ isNegative: Bool
    ) {
        self = .none
        let groups = whole.split(separator: group, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return }
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return }
        }
        if let fraction {
            guard !fraction.isEmpty, fraction.allSatisfy(\.isDigit) else { return }
        }
        let sign: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let digits = sign + groups.joined() + (fraction.map { [.point] + $0 } ?? [])
        if let number = Rational(utf8: digits[...]) { self = .number(number) }
    }
}
