extension Node.Scalar {
    /// What a scalar stands for under the core schema of YAML 1.2.
    package enum Resolved: Sendable, Hashable {
        case null
        case flag(Bool)
        /// Digits as written; whoever wants a number reads them exactly.
        case number(String)
        case text
    }

    /// A plain text that other readers of YAML, or people, take for something else.
    package enum Trap: String, Sendable, Hashable, CaseIterable {
        /// `yes`, `no`, `on`, `off`, `y`, `n`: flags in YAML 1.1, texts here.
        case flagWord
        /// `01234`: a number that has lost its zeros, though most often a code.
        case leadingZero
        /// `1,5`: a text, though meant as a number.
        case decimalComma
        /// `12:30`: a number of base 60 in YAML 1.1.
        case sexagesimal
        /// `2020-09-21`: a date in YAML 1.1.
        case date
    }

    /// Quoted and block scalars are always texts.
    package var resolved: Resolved {
        guard style == .plain else { return .text }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .flag(true)
        case "false", "False", "FALSE": return .flag(false)
        default: return isNumber ? .number(text) : .text
        }
    }

    /// What a plain scalar may be mistaken for.
    package var trap: Trap? {
        guard style == .plain, text.utf8.count <= 40 else { return nil }
        if ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) { return .flagWord }
        var scan = ByteScan(text)
        scan.skip(oneOf: "+-")
        let whole = scan.skipDigits()
        guard whole > 0 else { return nil }
        if scan.isAtEnd || scan.next == UInt8(ascii: "."), whole > 1, hasLeadingZero { return .leadingZero }
        switch scan.next {
        case UInt8(ascii: ","): return endsInFraction(&scan) ? .decimalComma : nil
        case UInt8(ascii: ":"): return endsInSixties(&scan) ? .sexagesimal : nil
        case UInt8(ascii: "-"): return whole == 4 && endsInDay(&scan) ? .date : nil
        default: return nil
        }
    }

    private var hasLeadingZero: Bool {
        text.utf8.first { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") } == UInt8(ascii: "0")
    }

    private var isNumber: Bool {
        // Most texts begin with a letter; they need no scan.
        guard let first = text.utf8.first, first < UInt8(ascii: "A") else { return false }
        var scan = ByteScan(text)
        if scan.skip("0x") { return scan.skipDigits(radix: 16) > 0 && scan.isAtEnd }
        if scan.skip("0o") { return scan.skipDigits(radix: 8) > 0 && scan.isAtEnd }
        scan.skip(oneOf: "+-")
        if scan.rest([".inf", ".Inf", ".INF"]) { return true }
        if [".nan", ".NaN", ".NAN"].contains(text) { return true }
        let whole = scan.skipDigits()
        let fraction = scan.skip(".") ? scan.skipDigits() : 0
        guard whole + fraction > 0 else { return false }
        if scan.skip(oneOf: "eE") {
            scan.skip(oneOf: "+-")
            guard scan.skipDigits() > 0 else { return false }
        }
        return scan.isAtEnd
    }

    private func endsInFraction(_ scan: inout ByteScan) -> Bool {
        guard scan.skip(","), scan.skipDigits() > 0 else { return false }
        _ = scan.skip("%")
        return scan.isAtEnd
    }

    private func endsInSixties(_ scan: inout ByteScan) -> Bool {
        while scan.skip(":") {
            guard (1...2).contains(scan.skipDigits()) else { return false }
        }
        return scan.isAtEnd
    }

    private func endsInDay(_ scan: inout ByteScan) -> Bool {
        for _ in 0..<2 {
            guard scan.skip("-"), (1...2).contains(scan.skipDigits()) else { return false }
        }
        return scan.isAtEnd
    }
}

/// Walks over the bytes of a short text.
private struct ByteScan {
    private var bytes: Substring.UTF8View

    init(_ text: String) {
        bytes = text[...].utf8
    }

    var next: UInt8? {
        bytes.first
    }

    var isAtEnd: Bool {
        bytes.isEmpty
    }

    func rest(_ texts: [String]) -> Bool {
        texts.contains { bytes.elementsEqual($0.utf8) }
    }

    mutating func skip(_ text: String) -> Bool {
        guard bytes.starts(with: text.utf8) else { return false }
        bytes = bytes.dropFirst(text.utf8.count)
        return true
    }

    @discardableResult
    mutating func skip(oneOf letters: String) -> Bool {
        guard let next, letters.utf8.contains(next) else { return false }
        bytes = bytes.dropFirst()
        return true
    }

    /// Passes digits and says how many.
    mutating func skipDigits(radix: Int = 10) -> Int {
        let digits = bytes.prefix { Character(Unicode.Scalar($0)).hexDigitValue ?? radix < radix }
        bytes = bytes.dropFirst(digits.count)
        return digits.count
    }
}
