// Numbers and names as text, without a String in between: a million records are written in seconds.

extension [UInt8] {
    /// A whole number that is not negative, with leading zeros up to so many digits.
    mutating func appendNumber(_ number: Int, digits: Int = 1) {
        var divisor = 1
        var count = 1
        while count < digits || divisor <= number / 10 {
            divisor *= 10
            count += 1
        }
        var rest = number
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// A number of tenths as a decimal: 125 as 12.5, 120 as 12.
    mutating func appendTenths(_ tenths: Int) {
        appendNumber(tenths / 10)
        guard tenths % 10 != 0 else { return }
        append(UInt8(ascii: "."))
        appendNumber(tenths % 10)
    }

    /// A name, with its nickname in the quotes that the format needs.
    mutating func appendName(_ name: HouseholdNames.Choice, quote: String) {
        append(contentsOf: HouseholdNames.families[name.family])
        append(UInt8(ascii: " "))
        append(contentsOf: HouseholdNames.middles[name.middle])
        append(UInt8(ascii: " "))
        if name.hasNickname {
            append(contentsOf: quote.utf8)
            append(contentsOf: HouseholdNames.nickname)
            append(contentsOf: quote.utf8)
            append(UInt8(ascii: " "))
        }
        append(contentsOf: HouseholdNames.givens[name.given])
    }
}
