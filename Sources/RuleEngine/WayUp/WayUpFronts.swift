import RuleModel

/// One choice of values for some data of a component.
struct WayUpOption {
    /// By index in the terrain, in order.
    var levers: [Int]
    var values: [Value]
    var size: Rational
    /// What the items of the component come to with it.
    var effect: WayUpEffect
}

/// The choices of each component that are worth a try, by how many data they change.
///
/// A choice is left out if a smaller change of the same data does as much, or a change of fewer of them.
struct WayUpFronts {
    let terrain: WayUpTerrain
    private var trial: WayUpTrial
    private var answers = WayUpAnswers()
    /// By the data that are changed.
    private var fronts: [[Int]: [WayUpOption]] = [:]
    private var sketches: [[Int]: WayUpOption] = [:]
    /// How many more choices may be scored.
    private(set) var remaining: Int

    init(terrain: WayUpTerrain, budget: Int) {
        self.terrain = terrain
        trial = terrain.trial
        remaining = budget
    }

    mutating func spend(_ steps: Int) {
        remaining -= steps * terrain.costOfStep
    }

    /// The choices that change so many data of a component.
    mutating func options(of index: Int, changing count: Int) -> [WayUpOption] {
        guard count > 0 else { return [] }
        var options: [WayUpOption] = []
        Self.eachSet(of: terrain.components[index].levers, count) { levers in
            guard remaining > 0 else { return false }
            options += front(of: index, levers)
            return true
        }
        return options
    }

    /// The sets of so many data of a component.
    func subsets(of index: Int, _ count: Int) -> [[Int]] {
        var subsets: [[Int]] = []
        Self.eachSet(of: terrain.components[index].levers, count) { levers in
            subsets.append(levers)
            return true
        }
        return subsets
    }

    /// How many choices there are that change so many data, and how many sets of data; very many are not counted.
    func extent(of index: Int, changing count: Int) -> (choices: Int, sets: Int) {
        let values = terrain.components[index].levers.map { terrain.levers[$0].options.count }
        return (Self.sums(values, count), Self.sums(values.map { _ in 1 }, count))
    }

    /// The sum of the products of so many numbers each.
    private static func sums(_ numbers: [Int], _ count: Int) -> Int {
        guard count <= numbers.count else { return 0 }
        var ways = [1] + Array(repeating: 0, count: count)
        for number in numbers {
            for size in stride(from: count, to: 0, by: -1) {
                ways[size] = min(ways[size] + ways[size - 1] * number, 1 << 30)
            }
        }
        return ways[count]
    }

    /// What some data can give at the most while all others stay as they are, and the least size of changing them.
    mutating func sketch(of index: Int, _ levers: [Int]) -> WayUpOption {
        if let sketch = sketches[levers] { return sketch }
        let component = terrain.components[index]
        var effect = WayUpEffect(
            sums: component.most, gates: component.now.gates.map { _ in true }, inclusions: [])
        if terrain.open != nil {
            spend(component.members.count)
            if let sums = mostSums(of: index, levers) { effect.sums = sums }
        }
        let size = levers.map { terrain.levers[$0].options.first?.size ?? .zero }.sum
        let sketch = WayUpOption(levers: levers, values: [], size: size, effect: effect)
        sketches[levers] = sketch
        return sketch
    }

    /// The most that a component can come to while some data are open.
    private mutating func mostSums(of index: Int, _ levers: [Int]) -> [Rational]? {
        let component = terrain.components[index]
        let paths = levers.map { terrain.levers[$0].path }
        var isTurned = false
        var parts: [[Rational]] = []
        for (number, member) in component.members.enumerated() {
            let scope = component.scope(of: member.data) {
                paths.contains($0) || terrain.record.value(at: $0) == nil
            }
            let key = WayUpAnswers.Key(
                component: index, subject: .member(number),
                levers: levers.filter { scope.contains(terrain.levers[$0].path) })
            if answers.mosts[key] == nil {
                if !isTurned { trial.turn(opening: paths) }
                isTurned = true
                answers.mosts[key] = trial.most(of: member.item)
            }
            guard let most = answers.mosts[key] else { return nil }
            parts.append(most)
        }
        return component.mostSums(of: parts)
    }

    /// Shows all sets of so many data, as long as more are wanted; says whether they still are.
    @discardableResult
    private static func eachSet(
        of levers: [Int], _ count: Int, after chosen: [Int] = [], _ take: ([Int]) -> Bool
    ) -> Bool {
        guard count > 0 else { return take(chosen) }
        for position in levers.indices.dropLast(count - 1) {
            let rest = Array(levers[(position + 1)...])
            guard eachSet(of: rest, count - 1, after: chosen + [levers[position]], take) else { return false }
        }
        return true
    }

    /// The choices of values for exactly these data.
    mutating func front(of index: Int, _ levers: [Int]) -> [WayUpOption] {
        if let front = fronts[levers] { return front }
        var combinations = WayUpCombinations(of: index, levers, in: terrain, &answers)
        var found = combinations.options(&trial, &answers, &remaining)
        found.sort { $0.size < $1.size }
        // What fewer data do is compared as far as it is known: more is left to the search, which is exact.
        let fewer =
            levers.count == 1
            ? []
            : levers.flatMap { lever in
                (fronts[levers.filter { $0 != lever }] ?? []) + (fronts[[lever]] ?? [])
            }
        var front: [WayUpOption] = []
        for option in found where !isCovered(option, index, fewer) {
            if !front.contains(where: { covers($0.effect, option.effect) }) { front.append(option) }
        }
        // What was cut off by the budget is not to be taken for all.
        if remaining > 0 { fronts[levers] = front }
        return front
    }

    private func isCovered(_ option: WayUpOption, _ index: Int, _ fewer: [WayUpOption]) -> Bool {
        covers(terrain.components[index].now, option.effect)
            || fewer.contains { covers($0.effect, option.effect) }
    }

    private func covers(_ effect: WayUpEffect, _ other: WayUpEffect) -> Bool {
        terrain.isRising ? effect.covers(other) : effect == other
    }
}
