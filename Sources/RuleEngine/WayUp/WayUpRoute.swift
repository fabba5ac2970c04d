import RuleModel

/// The search for one rank while what is left out stays as it is.
///
/// It looks through the components one by one and chooses how to change each, or not to. The table says how small
/// a change could finish a choice; what is not smaller than what was found is left out.
struct WayUpRoute {
    /// One way to change a component.
    private struct Choice {
        var count: Int
        var worth: Int
        var option: WayUpOption
        /// Whether it only says how much can come of it.
        var isSketch: Bool
        let size: Double

        init(count: Int, worth: Int, option: WayUpOption, isSketch: Bool) {
            (self.count, self.worth, self.option, self.isSketch) = (count, worth, option, isSketch)
            size = option.size.approximation
        }
    }

    /// Changes that were chosen already.
    struct Draft {
        var options: [WayUpOption] = []
        var size = Rational.zero
        var bound = 0.0
        var worth: [Int: Rational] = [:]
        var components: [Int] = []
    }

    private let course: WayUpCourse
    /// By index in the terrain, those that have to be changed first.
    private let components: [Int]
    private let isNeeded: [Bool]
    private var choices: [[Choice]]
    private var table: WayUpTable
    /// By component, what it and the later ones can give to a criterion below its floor.
    private let later: [[Int: Rational]]
    private let isHopeless: Bool

    /// More choices of one component than these are not scored before the bounds ask for them.
    private static let fewChoices = 150

    /// Prepares the search.
    ///
    /// - Parameters:
    ///   - course: What is lacking.
    ///   - terrain: The components.
    ///   - fixed: Components that are not changed any more.
    ///   - count: The most data that may change.
    ///   - fronts: Their choices.
    init(
        _ course: WayUpCourse, in terrain: WayUpTerrain, without fixed: Set<Int>, count: Int,
        _ fronts: inout WayUpFronts
    ) {
        self.course = course
        var found:
            [(index: Int, isNeeded: Bool, choices: [Choice], worths: [Rational], most: [Int: Rational])] = []
        var isHopeless = false
        for (index, component) in terrain.components.enumerated() where !fixed.contains(index) {
            let isNeeded = !course.admits(component.now, of: component)
            let most = course.mostWorth(of: component)
            // Where more points can be worse, fewer may be the way.
            let mayBeWorthless = isNeeded || !terrain.isRising
            guard mayBeWorthless || most > .zero else { continue }
            var choices: [Choice] = []
            var worths: [Rational] = []
            for changed in 1...max(component.levers.count, 1) where changed <= max(count, 1) {
                let extent = fronts.extent(of: index, changing: changed)
                if extent.choices > Self.fewChoices {
                    let sketches =
                        extent.sets <= Self.fewChoices
                        ? fronts.subsets(of: index, changed).map { fronts.sketch(of: index, $0) }
                        : [component.sketch(of: changed, in: terrain)].compactMap(\.self)
                    for sketch in sketches {
                        let worth = course.worth(of: sketch.effect, in: component)
                        guard mayBeWorthless || worth > .zero else { continue }
                        worths.append(worth)
                        choices.append(Choice(count: changed, worth: 0, option: sketch, isSketch: true))
                    }
                    continue
                }
                for option in fronts.options(of: index, changing: changed)
                where course.admits(option.effect, of: component) {
                    let worth = course.worth(of: option.effect, in: component)
                    guard mayBeWorthless || worth > .zero else { continue }
                    worths.append(worth)
                    choices.append(Choice(count: changed, worth: 0, option: option, isSketch: false))
                }
            }
            if isNeeded, choices.isEmpty { isHopeless = true }
            guard !choices.isEmpty else { continue }
            let top = WayUpEffect(sums: component.most, gates: [], inclusions: [])
            found.append((index, isNeeded, choices, worths, course.worthByCriterion(of: top, in: component)))
        }
        let floors = Set(course.floors.keys)
        found.sort { left, right in
            if left.isNeeded != right.isNeeded { return left.isNeeded }
            let (low, high) = (
                left.most.keys.contains(where: floors.contains),
                right.most.keys.contains(where: floors.contains)
            )
            return low != high ? low : left.index < right.index
        }
        components = found.map(\.index)
        isNeeded = found.map(\.isNeeded)
        table = WayUpTable(
            needed: course.needed, worths: found.flatMap(\.worths),
            found.map { entry in
                (zip(entry.choices, entry.worths).map { ($0.count, $0.size, $1) }, entry.isNeeded)
            })
        let table = table
        choices = found.map { entry in
            zip(entry.choices, entry.worths).map { choice, worth in
                var choice = choice
                choice.worth = table.steps(of: worth)
                return choice
            }
        }
        var later = [[Int: Rational]()]
        for entry in found.reversed() {
            later.insert(later[0].merging(entry.most) { $0.adding($1) ?? $0 }, at: 0)
        }
        self.later = later
        self.isHopeless = isHopeless
    }

    /// Looks for all sets of so many data, smallest first as far as is known.
    mutating func search(
        count: Int, from draft: Draft, in terrain: WayUpTerrain, _ fronts: inout WayUpFronts,
        _ finds: inout WayUpFinds
    ) {
        guard !isHopeless else { return }
        table.grow(to: count)
        descend(0, count, table.neededSteps, draft, terrain, &fronts, &finds)
    }

    private func descend(
        _ position: Int, _ count: Int, _ lacking: Int, _ draft: Draft, _ terrain: WayUpTerrain,
        _ fronts: inout WayUpFronts, _ finds: inout WayUpFinds
    ) {
        fronts.spend(1)
        guard fronts.remaining > 0 else { return }
        guard draft.bound + table.least(from: position, count: count, steps: lacking) < finds.limit else {
            return
        }
        guard reachesFloors(draft, from: position) else { return }
        if count == 0 {
            // What is left has to stay as it is.
            return finish(draft, &fronts, &finds)
        }
        guard position < components.count else { return }
        var nexts: [(bound: Double, choice: Choice?)] = []
        if !isNeeded[position] {
            nexts.append((table.least(from: position + 1, count: count, steps: lacking), nil))
        }
        for choice in choices[position] where choice.count <= count {
            let rest = table.least(
                from: position + 1, count: count - choice.count, steps: lacking - choice.worth)
            nexts.append((choice.size + rest, choice))
        }
        nexts.sort { $0.bound < $1.bound }
        for (bound, choice) in nexts {
            guard draft.bound + bound < finds.limit else { return }
            guard let choice else {
                descend(position + 1, count, lacking, draft, terrain, &fronts, &finds)
                continue
            }
            for option in options(choice, at: position, terrain, &fronts) {
                let (next, worth) = extend(draft, option, at: position, terrain)
                guard !finds.hold(within: next.options) else { continue }
                let steps = choice.isSketch ? table.steps(of: worth) : choice.worth
                descend(position + 1, count - choice.count, lacking - steps, next, terrain, &fronts, &finds)
            }
        }
    }

    private func options(
        _ choice: Choice, at position: Int, _ terrain: WayUpTerrain, _ fronts: inout WayUpFronts
    ) -> [WayUpOption] {
        guard choice.isSketch else { return [choice.option] }
        let component = terrain.components[components[position]]
        let options =
            choice.option.levers.isEmpty
            ? fronts.options(of: components[position], changing: choice.count)
            : fronts.front(of: components[position], choice.option.levers)
        return options.filter { course.admits($0.effect, of: component) }
    }

    private func extend(
        _ draft: Draft, _ option: WayUpOption, at position: Int, _ terrain: WayUpTerrain
    ) -> (Draft, Rational) {
        let component = terrain.components[components[position]]
        let worth = course.worthByCriterion(of: option.effect, in: component)
        var next = draft
        next.options.append(option)
        next.size.add(option.size)
        next.bound += option.size.approximation
        next.worth.merge(worth) { $0.adding($1) ?? $0 }
        next.components.append(components[position])
        return (next, worth.values.map(\.self).sum)
    }

    private func reachesFloors(_ draft: Draft, from position: Int) -> Bool {
        course.floors.allSatisfy { index, floor in
            let most = (draft.worth[index] ?? .zero).adding(later[position][index] ?? .zero)
            return most.map { $0 >= floor } ?? true
        }
    }

    private func finish(_ draft: Draft, _ fronts: inout WayUpFronts, _ finds: inout WayUpFinds) {
        guard course.mayReach(with: draft.worth) else { return }
        finds.score(draft.options, draft.size, &fronts)
    }
}

extension WayUpComponent {
    /// What so many of its data can give at the most; none where they are not so many.
    fileprivate func sketch(of count: Int, in terrain: WayUpTerrain) -> WayUpOption? {
        let sizes = levers.compactMap { terrain.levers[$0].options.first?.size }.sorted()
        guard sizes.count >= count else { return nil }
        let effect = WayUpEffect(sums: most, gates: now.gates.map { _ in true }, inclusions: [])
        return WayUpOption(levers: [], values: [], size: sizes.prefix(count).map(\.self).sum, effect: effect)
    }
}

extension Rational {
    /// Near enough to compare sums; never used for what is shown.
    var approximation: Double { Double(numerator) / Double(denominator) }
}
