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
        guard let first = text.utf8.first else { return .null }
        switch first {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isNumber ? .number(text) : .text
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"):
            return word
        default: return .text
        }
    }

    /// What a plain text stands for that begins like one of the words of the schema.
    private var word: Resolved {
        switch text {
        case "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .flag(true)
        case "false", "False", "FALSE": .flag(false)
        default: .text
        }
    }

    /// Whether the scalar stands for a text.
    package var isText: Bool {
        if case .text = resolved { true } else { false }
    }

    /// Whether the scalar stands for nothing.
    package var isNull: Bool {
        if case .null = resolved { true } else { false }
    }

    /// What a plain scalar may be mistaken for.
    package var trap: Trap? {
        guard style == .plain, text.utf8.count <= 40, !isPlainWholeNumber else { return nil }
        if text.utf8.count <= 3, ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) {
            return .flagWord
        }
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

    /// Whether the text is a whole number in its shortest form, as most numbers are; then it is no trap either.
    private var isPlainWholeNumber: Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && (text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0"))
    }

    private var isNumber: Bool {
        if isPlainWholeNumber { return true }
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
    private var bytes: ArraySlice<UInt8>

    init(_ text: String) {
        bytes = Array(text.utf8)[...]
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
        let count = bytes.prefix { ($0.digitValue ?? radix) < radix }.count
        bytes = bytes.dropFirst(count)
        return count
    }
}

extension UInt8 {
    /// The value of a digit of radix 16 or less.
    fileprivate var digitValue: Int? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
