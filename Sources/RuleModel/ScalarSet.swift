/// The Unicode scalars that one place of a pattern accepts.
struct ScalarSet: Sendable, Hashable {
    /// A general category, such as `\p{L}`, or its complement, such as `\P{L}`.
    struct Property: Sendable, Hashable {
        var category: ScalarCategory
        var isNegated: Bool
    }

    /// Sorted and apart from each other.
    private let ranges: [ClosedRange<UInt32>]
    private let properties: [Property]
    var isNegated = false
    var ignoresCase = false

    init(_ ranges: [ClosedRange<UInt32>] = [], properties: [Property] = []) {
        self.ranges = ScalarSet.merged(ranges)
        self.properties = properties
    }

    /// The scalars of several sets.
    init(union sets: [ScalarSet]) {
        self.init(sets.flatMap(\.ranges), properties: sets.flatMap(\.properties))
    }

    init(_ scalar: Unicode.Scalar) {
        self.init([scalar.value...scalar.value])
    }

    /// The scalars that are in none of the ranges.
    var complement: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= ScalarSet.last { gaps.append(next...ScalarSet.last) }
        return ScalarSet(gaps)
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isListed =
            lists(scalar)
            || ignoresCase
                && (lists(scalar.mapped(by: \.lowercaseMapping))
                    || lists(scalar.mapped(by: \.uppercaseMapping)))
        return isListed != isNegated
    }

    private func lists(_ scalar: Unicode.Scalar) -> Bool {
        var (lower, upper) = (0, ranges.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if ranges[middle].upperBound < scalar.value { lower = middle + 1 } else { upper = middle }
        }
        if lower < ranges.count, ranges[lower].lowerBound <= scalar.value { return true }
        return properties.contains { $0.category.contains(scalar) != $0.isNegated }
    }

    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

extension ScalarSet {
    private static let last: UInt32 = 0x10_FFFF

    /// `.`: everything but the end of a line.
    static let anyInLine = ScalarSet("\n").complement
    /// `\d`, as RE2 has it.
    static let digits = ScalarSet([0x30...0x39])
    /// `\w`, as RE2 has it.
    static let wordScalars = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\s`, as RE2 has it.
    static let spaces = ScalarSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
}

/// The general categories that `\p{…}` may name.
enum ScalarCategory: String, Sendable, Hashable, CaseIterable {
    case letter = "L"
    case uppercaseLetter = "Lu"
    case lowercaseLetter = "Ll"
    case mark = "M"
    case number = "N"
    case decimalDigit = "Nd"

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return switch self {
        case .letter:
            [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
                .contains(category)
        case .uppercaseLetter: category == .uppercaseLetter
        case .lowercaseLetter: category == .lowercaseLetter
        case .mark: [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
        case .number: [.decimalNumber, .letterNumber, .otherNumber].contains(category)
        case .decimalDigit: category == .decimalNumber
        }
    }
}

extension Unicode.Scalar {
    /// The scalar in another case, or itself where the other case takes several scalars.
    fileprivate func mapped(by mapping: KeyPath<Unicode.Scalar.Properties, String>) -> Unicode.Scalar {
        let scalars = properties[keyPath: mapping].unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return self }
        return scalar
    }
}
