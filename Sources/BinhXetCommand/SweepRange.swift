import ArgumentParser
import RuleModel

/// The values of a parameter that are tried one after the other: `pass_mark=70..90/5`.
struct SweepRange: ExpressibleByArgument {
    let parameter: String
    private let least: Rational
    private let most: Rational
    private let step: Rational
    /// Whether the numbers are written with `%`.
    private let hasPercent: Bool

    /// More values than this take longer than anybody waits.
    private static let mostValues = 200

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, let dots = parts[1].firstRange(of: "..") else {
            return nil
        }
        let rest = parts[1][dots.upperBound...].split(separator: "/", omittingEmptySubsequences: false)
        guard rest.count == 2 else { return nil }
        let texts = [String(parts[1][..<dots.lowerBound]), String(rest[0]), String(rest[1])]
        let numbers = texts.compactMap { Rational($0.hasSuffix("%") ? String($0.dropLast()) : $0) }
        guard numbers.count == 3, numbers[0] <= numbers[1], numbers[2] > .zero else { return nil }
        parameter = parts[0]
        (least, most, step) = (numbers[0], numbers[1], numbers[2])
        hasPercent = texts.contains { $0.hasSuffix("%") }
        guard let width = most.subtracting(least)?.divided(by: step), width < Rational(SweepRange.mostValues)
        else { return nil }
    }

    /// The values, each with its spelling in a pack.
    ///
    /// Of a parameter that its pack writes with `%`, numbers above 1 are percentages.
    func values(isPercent: Bool) -> [(value: Rational, text: String)] {
        let isHundredfold = hasPercent || (isPercent && most > .one)
        var values: [(value: Rational, text: String)] = []
        var next: Rational? = least
        while let number = next, number <= most {
            let value = isHundredfold ? number.divided(by: Rational(100)) ?? number : number
            values.append((value, number.description + (isHundredfold ? "%" : "")))
            next = number.adding(step)
        }
        return values
    }
}

/// A share of records: `0.5%`, or `0.005`.
struct ShareLimit: ExpressibleByArgument {
    let share: Rational

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        guard let number = Rational(isPercent ? String(argument.dropLast()) : argument),
            let share = isPercent ? number.divided(by: Rational(100)) : number, share >= .zero, share <= .one
        else { return nil }
        self.share = share
    }
}
