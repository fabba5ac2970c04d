package import RuleModel

/// The least and the most points that missing data leave open.
package struct Bounds: Sendable, Hashable {
    package var least: Rational
    package var most: Rational

    package init(least: Rational, most: Rational) {
        self.least = least
        self.most = most
    }

    /// Points that nothing can change.
    package init(_ points: Rational) {
        self.init(least: points, most: points)
    }

    package static let zero = Bounds(.zero)

    package var isCertain: Bool { least == most }

    /// How many points are at stake; none if the difference does not fit.
    package var width: Rational { most.subtracting(least) ?? .zero }

    /// The smallest bounds that hold both.
    package func union(_ other: Bounds) -> Bounds {
        Bounds(least: min(least, other.least), most: max(most, other.most))
    }

    /// Brings both ends into a range.
    package func clamped(from low: Rational, to high: Rational) -> Bounds {
        Bounds(least: min(max(least, low), high), most: min(max(most, low), high))
    }

    /// Both ends changed by one rising function; fails where its result does not fit.
    package func mapped(_ change: (Rational) -> Rational?) -> Bounds? {
        guard let least = change(least), let most = change(most) else { return nil }
        return Bounds(least: least, most: most)
    }

    package func adding(_ other: Bounds) -> Bounds? {
        guard let least = least.adding(other.least), let most = most.adding(other.most) else { return nil }
        return Bounds(least: least, most: most)
    }

    /// Takes away points: the most taken from the least, the least from the most.
    package func subtracting(_ other: Bounds) -> Bounds? {
        guard let least = least.subtracting(other.most), let most = most.subtracting(other.least) else {
            return nil
        }
        return Bounds(least: least, most: most)
    }

    /// Whether the points reach a limit, as far as is known.
    package func reach(_ limit: Rational) -> Truth {
        if least >= limit { return .yes }
        return most < limit ? .no : .unknown
    }
}
