extension PatternParser {
    /// What a backslash and the scalars after it mean.
    enum Escape {
        case scalar(Unicode.Scalar)
        case set(ScalarSet)
        case assertion(PatternAssertion)
    }

    /// Reads a class after its `[`.
    mutating func parseClass(from start: Int) throws(PatternFault) -> ScalarSet {
        var items: [ScalarSet] = []
        let isNegated = take("^")
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            let itemStart = position
            let item = try parseClassItem()
            guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                items.append(item.set)
                continue
            }
            position += 1
            let last = try parseClassItem()
            guard case .scalar(let lower) = item, case .scalar(let upper) = last, lower <= upper else {
                throw fault(.badRange, at: itemStart)
            }
            items.append(ScalarSet([lower.value...upper.value]))
        }
        guard take("]") else { throw fault(.unclosedClass, at: start) }
        var set = ScalarSet(union: items)
        set.isNegated = isNegated
        return set
    }

    private mutating func parseClassItem() throws(PatternFault) -> Escape {
        let start = position
        let scalar = scalars[position]
        position += 1
        if scalar == "[", next == ":" { throw fault(.unsupported, at: start) }
        guard scalar == "\\" else { return .scalar(scalar) }
        let escape = try parseEscape(from: start)
        if case .assertion = escape { throw fault(.badEscape, at: start) }
        return escape
    }

    /// Reads an escape after its backslash.
    mutating func parseEscape(from start: Int) throws(PatternFault) -> Escape {
        guard let scalar = next else { throw fault(.badEscape, at: start) }
        position += 1
        switch scalar {
        case "d": return .set(.digits)
        case "D": return .set(ScalarSet.digits.complement)
        case "w": return .set(.wordScalars)
        case "W": return .set(ScalarSet.wordScalars.complement)
        case "s": return .set(.spaces)
        case "S": return .set(ScalarSet.spaces.complement)
        case "b": return .assertion(.wordBoundary)
        case "B": return .assertion(.noWordBoundary)
        case "A": return .assertion(.start)
        case "z": return .assertion(.end)
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "f": return .scalar("\u{C}")
        case "v": return .scalar("\u{B}")
        case "x": return .scalar(try parseHexadecimal(from: start))
        case "p": return .set(try parseProperty(isNegated: false, from: start))
        case "P": return .set(try parseProperty(isNegated: true, from: start))
        // Backreferences, bytes and quoted runs, which other dialects have.
        case "1"..."9", "k", "g", "C", "Q", "G", "Z": throw fault(.unsupported, at: start)
        default: break
        }
        // Letters and digits may get a meaning one day; marks and signs stand for themselves.
        guard scalar.isASCII, !ScalarSet.wordScalars.contains(scalar) || scalar == "_" else {
            throw fault(.badEscape, at: start)
        }
        return .scalar(scalar)
    }

    /// Reads `HH` or `{H…}`.
    private mutating func parseHexadecimal(from start: Int) throws(PatternFault) -> Unicode.Scalar {
        var digits = ""
        if take("{") {
            while let digit = next, digit != "}" {
                digits.unicodeScalars.append(digit)
                position += 1
            }
            guard take("}") else { throw fault(.badEscape, at: start) }
        } else {
            while let digit = next, digits.unicodeScalars.count < 2 {
                digits.unicodeScalars.append(digit)
                position += 1
            }
            guard digits.unicodeScalars.count == 2 else { throw fault(.badEscape, at: start) }
        }
        // The number parser would also take a sign.
        guard
            digits.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit),
            let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number)
        else { throw fault(.badEscape, at: start) }
        return scalar
    }

    /// Reads `L` or `{Lu}`.
    private mutating func parseProperty(isNegated: Bool, from start: Int) throws(PatternFault) -> ScalarSet {
        var name = ""
        let isBraced = take("{")
        while let scalar = next, scalar != "}", isBraced || name.isEmpty {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard !isBraced || take("}") else { throw fault(.badEscape, at: start) }
        guard let category = ScalarCategory(rawValue: name) else { throw fault(.unsupported, at: start) }
        return ScalarSet(properties: [ScalarSet.Property(category: category, isNegated: isNegated)])
    }
}

extension PatternParser.Escape {
    fileprivate var set: ScalarSet {
        switch self {
        case .scalar(let scalar): ScalarSet(scalar)
        case .set(let set): set
        case .assertion: ScalarSet()
        }
    }
}
