extension Int64 {
    /// Reads a length of time such as `1h30m`, `-45s` or `2d` in whole seconds, as CEL and Go write it.
    package init?(duration text: String) {
        let isNegative = text.hasPrefix("-")
        var rest = text.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
        guard !rest.isEmpty else { return nil }
        // The one length that needs no unit.
        if rest == "0" { rest = "0s" }
        var total = Rational.zero
        while !rest.isEmpty {
            let number = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
            let unit = rest[number.endIndex...].prefix { !("0"..."9").contains($0) && $0 != "." }
            rest = rest[unit.endIndex...]
            guard
                let count = Rational(String(number)), let length = Int64.length(ofUnit: unit),
                let part = count.multiplied(by: length), let sum = total.adding(part)
            else { return nil }
            total = sum
        }
        guard let seconds = (isNegative ? total.negated : total)?.whole else { return nil }
        self = Int64(seconds)
    }

    /// The seconds in a unit of time.
    private static func length(ofUnit unit: Substring) -> Rational? {
        switch unit {
        case "d": Rational(86_400)
        case "h": Rational(3600)
        case "m": Rational(60)
        case "s": Rational(1)
        case "ms": Rational(1, over: 1000)
        case "us", "µs": Rational(1, over: 1_000_000)
        case "ns": Rational(1, over: 1_000_000_000)
        default: nil
        }
    }
}
