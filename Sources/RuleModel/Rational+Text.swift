extension Rational {
    /// Reads `12`, `-0.5`, `1.25e3`, `2/3`; `nil` for anything else or a number that does not fit.
    ///
    /// The decimal sign is a point. Readers of people's files turn commas into points themselves, because only
    /// they know what a comma means there.
    public init?(_ text: String) {
        self.init(utf8: Array(text.utf8)[...])
    }

    /// Reads a number from UTF-8 bytes, with the same forms as from text.
    public init?(utf8 text: ArraySlice<UInt8>) {
        if let slash = text.firstIndex(of: UInt8(ascii: "/")) {
            guard
                let above = Rational(decimal: text[..<slash]),
                let below = Rational(decimal: text[(slash + 1)...]),
                let quotient = above.divided(by: below)
            else { return nil }
            self = quotient
        } else if let decimal = Rational(decimal: text) {
            self = decimal
        } else {
            return nil
        }
    }

    private init?(decimal text: ArraySlice<UInt8>) {
        var position = text.startIndex
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { position += 1 }
        var digits: Int128 = 0
        var places = 0
        var seenDigit = false
        var seenPoint = false
        while position < text.endIndex {
            let byte = text[position]
            if byte == UInt8(ascii: "."), !seenPoint, seenDigit {
                seenPoint = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                seenDigit = true
                // 36 digits are far beyond what 64 bits can hold, and still fit 128.
                guard digits < 1_000_000_000_000_000_000_000_000_000_000_000_000 else { return nil }
                digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
                if seenPoint { places += 1 }
            } else {
                break
            }
            position += 1
        }
        guard seenDigit, text[position - 1] != UInt8(ascii: ".") else { return nil }
        if position < text.endIndex {
            guard
                text[position] == UInt8(ascii: "e") || text[position] == UInt8(ascii: "E"),
                let exponent = Int(String(decoding: text[(position + 1)...], as: UTF8.self)),
                (-40...40).contains(exponent)
            else { return nil }
            places -= exponent
        }
        var (above, below): (Int128, Int128) = (digits, 1)
        while places > 0, above % 10 == 0, above != 0 {
            above /= 10
            places -= 1
        }
        if above == 0 { places = 0 }
        while places != 0 {
            let scaled = (places > 0 ? below : above).multipliedReportingOverflow(by: 10)
            guard !scaled.overflow else { return nil }
            if places > 0 { below = scaled.partialValue } else { above = scaled.partialValue }
            places += places > 0 ? -1 : 1
        }
        self.init(reducing: isNegative ? -above : above, over: below)
    }

    /// The digits after the point that write the number exactly, or `nil` where no number of digits does.
    ///
    /// A fraction ends in decimals exactly if its denominator has no prime factor but 2 and 5.
    public var decimalPlaces: Int? {
        var rest = denominator
        var (twos, fives) = (0, 0)
        while rest % 2 == 0 {
            rest /= 2
            twos += 1
        }
        while rest % 5 == 0 {
            rest /= 5
            fives += 1
        }
        return rest == 1 ? max(twos, fives) : nil
    }

    /// The exact decimal such as `12.5`, or `nil` where the decimals never end or are too many.
    public var decimalText: String? {
        if denominator == 1 { return String(numerator) }
        guard let places = decimalPlaces, places <= 18 else { return nil }
        return text(places: places)
    }

    /// The exact decimal as the whole number of its last digit: 12.5 is 125 with one place.
    ///
    /// None where the decimals never end, or where the whole number does not fit.
    package var decimal: (units: Int64, places: Int)? {
        if denominator == 1 { return (numerator, 0) }
        guard let places = decimalPlaces, places <= 18 else { return nil }
        var scale: Int64 = 1
        for _ in 0..<places { scale *= 10 }
        let (units, isTooLarge) = numerator.multipliedReportingOverflow(by: scale / denominator)
        return isTooLarge ? nil : (units, places)
    }

    /// The number rounded half up to a number of decimal places, always with that many digits after the point.
    public func text(places: Int) -> String {
        let places = max(0, min(places, 18))
        var scale: UInt64 = 1
        for _ in 0..<places { scale *= 10 }
        // Points and shares are small, and 64-bit division is several times faster than 128-bit division.
        let (scaled, isLarge) = numerator.magnitude.multipliedReportingOverflow(by: scale)
        return isLarge
            ? text(UInt128(numerator.magnitude) * UInt128(scale), scale: UInt128(scale), places: places)
            : text(scaled, scale: scale, places: places)
    }

    /// The text of a numerator that was multiplied by a power of ten.
    private func text<Whole: FixedWidthInteger & UnsignedInteger>(
        _ scaled: Whole, scale: Whole, places: Int
    ) -> String {
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Whole(denominator))
        let units = rest >= Whole(denominator) - rest ? quotient + 1 : quotient
        let sign = isNegative && units != 0 ? "-" : ""
        guard places > 0 else { return sign + String(units) }
        let fraction = String(units % scale)
        let whole = sign + String(units / scale) + "."
        let zeros = places - fraction.utf8.count
        return zeros == 0 ? whole + fraction : whole + String(repeating: "0", count: zeros) + fraction
    }
}

extension Rational: CustomStringConvertible {
    /// The exact number: a decimal where one exists, else a fraction such as `2/3`.
    public var description: String {
        decimalText ?? "\(numerator)/\(denominator)"
    }
}
