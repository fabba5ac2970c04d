import RuleModel

/// The least size of changes that are worth so much, with so many data of the components from one on.
///
/// It knows no floors, caps or prerequisites but those of single components, so what it says is never too large.
struct WayUpTable {
    /// One way to change a component, as far as the table needs it.
    struct Entry {
        var count: Int
        var size: Double
        /// In steps of worth, rounded up.
        var worth: Int
    }

    /// More steps of worth than these are rounded up to larger ones.
    private static let mostSteps = 512

    private let steps: Int
    /// By component; the entries of one that has to be changed, and whether it has to.
    private let entries: [[Entry]]
    private let isNeeded: [Bool]
    private let step: Rational
    /// By number of changed data, then component, then steps of worth.
    private var layers: [[Double]] = []

    init(
        needed: Rational, worths: [Rational],
        _ components: [(choices: [(count: Int, size: Double, worth: Rational)], isNeeded: Bool)]
    ) {
        let step = Self.step(for: needed, worths)
        self.step = step
        steps = needed > .zero ? Int(needed.divided(by: step)?.rounded(.up) ?? 1) : 0
        let most = steps
        entries = components.map { component in
            component.choices.map { choice in
                Entry(count: choice.count, size: choice.size, worth: Self.steps(choice.worth, step, most))
            }.thinned
        }
        isNeeded = components.map(\.isNeeded)
    }

    /// A step that all worths are multiples of, or a larger one where there were too many.
    private static func step(for needed: Rational, _ worths: [Rational]) -> Rational {
        guard needed > .zero else { return .one }
        let coarse = needed.divided(by: Rational(mostSteps)) ?? .one
        var denominator: Int64 = needed.denominator
        for worth in worths {
            guard let common = denominator.commonMultiple(with: worth.denominator), common < 1 << 30 else {
                return coarse
            }
            denominator = common
        }
        var divisor: Int64 = 0
        for worth in worths + [needed] {
            divisor = divisor.commonDivisor(
                with: (worth.numerator * (denominator / worth.denominator)).magnitude64)
        }
        guard let fine = Rational(Int(max(divisor, 1)), over: Int(denominator)) else { return coarse }
        return max(fine, coarse)
    }

    /// How many steps a worth is at the most.
    func steps(of worth: Rational) -> Int {
        Self.steps(worth, step, steps)
    }

    private static func steps(_ worth: Rational, _ step: Rational, _ most: Int) -> Int {
        guard worth > .zero else { return 0 }
        return min(most, worth.divided(by: step).map { Int($0.rounded(.up)) } ?? most)
    }

    /// How many steps are lacking.
    var neededSteps: Int { steps }

    /// The least size of exactly so many changes from a component on that are worth so many steps.
    func least(from component: Int, count: Int, steps lacking: Int) -> Double {
        layers[count][component * (steps + 1) + max(lacking, 0)]
    }

    /// Makes the table know of so many changes.
    mutating func grow(to count: Int) {
        while layers.count <= count { layers.append(layer(layers.count)) }
    }

    private func layer(_ count: Int) -> [Double] {
        let width = steps + 1
        var layer = Array(repeating: Double.infinity, count: (entries.count + 1) * width)
        if count == 0 { layer[entries.count * width] = 0 }
        for component in entries.indices.reversed() {
            let row = component * width
            if !isNeeded[component] {
                for lacking in 0..<width { layer[row + lacking] = layer[row + width + lacking] }
            }
            for entry in entries[component] where entry.count <= count {
                for lacking in 0..<width {
                    let rest = (component + 1) * width + max(lacking - entry.worth, 0)
                    let below = entry.count == 0 ? layer[rest] : layers[count - entry.count][rest]
                    if below + entry.size < layer[row + lacking] { layer[row + lacking] = below + entry.size }
                }
            }
        }
        return layer
    }
}

extension [WayUpTable.Entry] {
    /// Without those that another one makes needless.
    fileprivate var thinned: [WayUpTable.Entry] {
        var kept: [WayUpTable.Entry] = []
        for entry in sorted(by: { ($0.count, $0.size, -$0.worth) < ($1.count, $1.size, -$1.worth) })
        where !kept.contains(where: {
            $0.count == entry.count && $0.size <= entry.size && $0.worth >= entry.worth
        }) {
            kept.append(entry)
        }
        return kept
    }
}

extension Int64 {
    fileprivate var magnitude64: Int64 { self == .min ? .max : abs(self) }
}
