import RuleEngine
import RuleModel

/// Puts the verdict of a row together in whole units of points, where missing data, exclusions and criteria that do not
/// apply are in the way.
///
/// The rules are those of `VerdictAssembly`, which judges every row that is harder: one with points that are no whole
/// units, or with more parts that may or may not count than there are ways to try.
struct RowAssembly: Sendable {
    /// What is the same for all rows, behind one reference.
    private final class Rules: Sendable {
        let pack: RulePack
        let cells: CellIndex
        let totals: TotalTable
        let unit: Int
        let classes: ClassRules
        /// The cells of the indicators of each criterion, which stand one after the other.
        let indicators: [Range<Int>]
        /// The maxima of indicators, by cell, and the sum of them by criterion.
        let maxima: [Int32]
        let sums: [Int32]
        /// By criterion, the most points that it gives.
        let criteriaMaxima: [Rational]
        /// Points by their number of units.
        let points: [Rational]
        /// Whether points are ever taken away.
        let hasDeductions: Bool
        let unverified: Int
        /// By criterion, its own items but its indicators.
        let unverifiedOwn: [Int]
        /// By criterion, what it comes to where it does not apply.
        let leftOut: [Part]
        /// How many of its items that are not verified take no part then.
        let unverifiedLeftOut: [Int]
        let maximum: Rational

        init(_ program: Program, _ cells: CellIndex, _ totals: TotalTable) {
            pack = program.pack
            unit = program.unit
            self.cells = cells
            self.totals = totals
            classes = ClassRules(program.pack)
            indicators = cells.indicators.map { ($0.first ?? 0)..<(($0.last ?? -1) + 1) }
            var maxima: [Int32] = Array(repeating: 0, count: program.cells.count)
            for (cells, row) in zip(cells.indicators, totals.maxima) {
                for (cell, maximum) in zip(cells, row) { maxima[cell] = maximum }
            }
            self.maxima = maxima
            sums = totals.maxima.map { $0.reduce(0, &+) }
            let (unit, pack) = (program.unit, program.pack)
            criteriaMaxima = pack.criteria.map(\.maximum)
            points = totals.classes.indices.map { Rational(units: $0, per: unit) }
            hasDeductions = pack.deductions != nil || pack.criteria.contains { $0.deductions != nil }
            unverified = program.pack.unverifiedItems
            unverifiedOwn = program.pack.criteria.map(\.unverifiedOwnItems)
            let leftOut = pack.criteria.map { Part(leftOut: $0, per: unit) }
            self.leftOut = leftOut
            unverifiedLeftOut = zip(pack.criteria, leftOut).map { criterion, part in
                let all = criterion.unverifiedOwnItems + criterion.indicators.count { !$0.isVerified }
                return part.inclusion == .yes && !criterion.isVerified ? all - 1 : all
            }
            maximum = program.pack.maximum
        }
    }

    private let rules: Rules
    private var found: [MissingDatum] = []
    private var parts: [Part] = []

    init(_ program: Program, _ cells: CellIndex, _ totals: TotalTable) {
        rules = Rules(program, cells, totals)
    }

    private var pack: RulePack { rules.pack }
    private var cells: CellIndex { rules.cells }
    private var totals: TotalTable { rules.totals }
    private var unit: Int { rules.unit }
    /// How many figures of the pack are not verified.
    var unverifiedItems: Int { rules.unverified }

    /// What one criterion came to.
    private struct Part: Sendable {
        var points = Bounds.zero
        /// The same in units, where nothing was scaled or taken away.
        var least: Int32 = 0
        var most: Int32 = 0
        var isWhole = false
        /// Whether it counts.
        var inclusion = Truth.no
        var floor: Truth?
        /// Whether it does not apply; no item of it is looked at then.
        var isLeftOut = false
        /// Whether missing data decide if it applies.
        var mayNotApply = false
        var isOpen: Bool { floor == .unknown || inclusion == .unknown || !points.isCertain }

        init() {}

        /// That of a criterion that does not apply.
        init(leftOut criterion: Criterion, per unit: Int) {
            let result = CriterionResult.leftOut(criterion, reads: Reads())
            points = result.points
            inclusion = result.inclusion
            isLeftOut = true
            guard let units = result.points.least.units(per: unit) else { return }
            (least, most, isWhole) = (units, units, true)
        }
    }

    /// The verdict of a row; none where it is harder.
    ///
    /// - Parameters:
    ///   - digests: What the cells came to, by cell.
    ///   - isBrief: Whether to say nothing of what is waited for.
    ///   - missing: What a cell lacks.
    /// - Returns: The verdict with what it waits for.
    mutating func verdict(
        _ digests: [ResultDigest], isBrief: Bool, missing: (Int) -> [DataPath]
    ) -> RowVerdict? {
        found.removeAll(keepingCapacity: true)
        let gate = cells.gate.map { digests[$0].kind } ?? .plain
        guard totals.isExact, gate == .plain || gate == .undecided,
            cells.prerequisites.allSatisfy({ digests[$0].kind != .hard })
        else { return nil }
        parts.removeAll(keepingCapacity: true)
        for index in rules.indicators.indices {
            guard let part = part(index, digests) else { return nil }
            parts.append(part)
        }
        guard let points = total(of: parts, digests) else { return nil }
        var verdict = RowVerdict.blank
        verdict.points = points
        verdict.criteria = parts.map(\.points)
        rules.classes.judge(
            &verdict, gates: gates(&verdict.bars, parts, digests), mayNotApply: gate == .undecided)
        if !isBrief, hasOpenParts(parts, digests) { wait(for: parts, points, digests, missing) }
        verdict.missing = found
        verdict.unverified = unverified(parts, digests)
        return verdict
    }

    // MARK: - Sums

    private func part(_ index: Int, _ digests: [ResultDigest]) -> Part? {
        let gate = cells.criterionGates[index].map { digests[$0].kind } ?? .plain
        switch gate {
        case .plain, .undecided: break
        case .leftOut: return rules.leftOut[index]
        case .excluded, .open, .outside, .hard: return nil
        }
        guard var part = sum(ofCriterion: index, digests),
            let rest = rules.hasDeductions
                ? less(part.points, cells.deductions[index], pack.criteria[index].deductions, digests)
                : part.points
        else { return nil }
        part.points = rest
        part.floor = pack.criteria[index].floor.map { !part.inclusion || rest.reach($0) }
        if gate == .undecided, let applicability = pack.criteria[index].applicability {
            (part.points, part.inclusion) = applicability.open(
                part.points, part.inclusion, maximum: rules.criteriaMaxima[index])
            part.floor = part.floor.map { $0 || .unknown }
            (part.isWhole, part.mayNotApply) = (false, true)
        }
        return part
    }

    /// What the indicators of a criterion come to, over every way in which those may turn out that may not count.
    private func sum(ofCriterion index: Int, _ digests: [ResultDigest]) -> Part? {
        let cap = totals.caps[index]
        var part = Part()
        var undecided = 0
        for cell in rules.indicators[index] {
            switch digests[cell].kind {
            case .outside, .leftOut, .hard: return nil
            case .excluded: break
            case .undecided: undecided += 1
            case .plain, .open: part.inclusion = .yes
            }
        }
        guard undecided <= PointSum.mostOpenExclusions else { return nil }
        part.isWhole = !rules.hasDeductions && undecided == 0
        if undecided > 0 { part.inclusion = part.inclusion || .unknown }
        var union: Bounds?
        for way in 0..<(1 << undecided) {
            // One bit for each indicator that may be left out, from the lowest.
            var bits = way
            var (least, most, left, isEmpty): (Int32, Int32, Int32, Bool) = (0, 0, 0, true)
            for cell in rules.indicators[index] {
                let item = digests[cell]
                if item.kind == .excluded { continue }
                if item.kind == .undecided {
                    defer { bits >>= 1 }
                    if bits & 1 != 0 { continue }
                }
                least += item.least
                most += item.most
                left += rules.maxima[cell]
                isEmpty = false
            }
            // What is left is nothing: then the criterion does not count.
            guard !isEmpty else { continue }
            (part.least, part.most) = (min(least, cap), min(most, cap))
            part.isWhole = part.isWhole && min(left, cap) == min(rules.sums[index], cap)
            guard let points = points(part.least, part.most, ofCriterion: index, left: left) else {
                return nil
            }
            union = union?.union(points) ?? points
        }
        part.points = union ?? .zero
        return part
    }

    /// What a criterion comes to of which some but not all is left out, in a pack that takes no points away.
    ///
    /// - Parameters:
    ///   - index: The criterion.
    ///   - least: What its indicators come to at the least, in units, no more than its cap.
    ///   - most: The same at the most.
    ///   - leftOut: The sum of the maxima of what is left out.
    /// - Returns: Its points and whether its floor is reached; nothing where this is no such criterion.
    func reduced(_ index: Int, _ least: Int32, _ most: Int32, leftOut: Int32) -> ReducedParts.Part? {
        guard !rules.hasDeductions, leftOut < rules.sums[index],
            let points = points(least, most, ofCriterion: index, left: rules.sums[index] - leftOut)
        else { return nil }
        let floor = pack.criteria[index].floor.map { points.reach($0) }
        return ReducedParts.Part(points, floor: floor ?? .yes)
    }

    /// The points of a criterion of whose maxima so much is left, scaled up to all of them.
    private func points(_ least: Int32, _ most: Int32, ofCriterion index: Int, left: Int32) -> Bounds? {
        let cap = totals.caps[index]
        return bounds(least, most, times: min(rules.sums[index], cap), over: min(left, cap))
    }

    /// Points in units, scaled up to what is left out.
    private func bounds(_ least: Int32, _ most: Int32, times: Int32, over: Int32) -> Bounds? {
        if times == over {
            guard rules.points.indices.contains(Int(least)), rules.points.indices.contains(Int(most)) else {
                guard let low = Rational(Int(least), over: unit), let high = Rational(Int(most), over: unit)
                else { return nil }
                return Bounds(least: low, most: high)
            }
            return Bounds(least: rules.points[Int(least)], most: rules.points[Int(most)])
        }
        guard over > 0 else { return .zero }
        guard let low = Rational(Int(least) * Int(times), over: unit * Int(over)) else { return nil }
        guard least != most else { return Bounds(low) }
        guard let high = Rational(Int(most) * Int(times), over: unit * Int(over))
        else { return nil }
        return Bounds(least: low, most: high)
    }

    private func less(
        _ points: Bounds, _ cells: [Int], _ deductions: Deductions?, _ digests: [ResultDigest]
    ) -> Bounds? {
        guard let deductions, !cells.isEmpty else { return points }
        var rest = points
        for cell in cells {
            let item = digests[cell]
            guard item.kind == .plain || item.kind == .open,
                let taken = bounds(item.least, item.most, times: 1, over: 1),
                let less = rest.subtracting(taken)
            else { return nil }
            rest = less
        }
        guard !deductions.mayGoBelowZero else { return rest }
        return Bounds(
            least: max(rest.least, min(points.least, .zero)), most: max(rest.most, min(points.most, .zero)))
    }

    private func total(of parts: [Part], _ digests: [ResultDigest]) -> Bounds? {
        guard
            let sum = parts.contains(where: { $0.inclusion != .yes })
                ? scaledTotal(of: parts) : sum(of: parts)
        else { return nil }
        return less(sum, cells.totalDeductions, pack.deductions, digests)
    }

    /// The sum of all criteria, none of which is left out.
    private func sum(of parts: [Part]) -> Bounds? {
        if parts.allSatisfy(\.isWhole) {
            let most = Int32(truncatingIfNeeded: rules.points.count - 1)
            return bounds(
                min(parts.reduce(0) { $0 + $1.least }, most), min(parts.reduce(0) { $0 + $1.most }, most),
                times: 1, over: 1)
        }
        var sum = Bounds.zero
        for part in parts {
            guard let least = sum.least.adding(part.points.least) else { return nil }
            guard !sum.isCertain || !part.points.isCertain else {
                sum = Bounds(least)
                continue
            }
            guard let most = sum.most.adding(part.points.most) else { return nil }
            sum = Bounds(least: least, most: most)
        }
        return clamped(sum)
    }

    /// A total that is no more than the pack can give.
    func clamped(_ sum: Bounds) -> Bounds {
        sum.clamped(from: min(sum.least, .zero), to: rules.maximum)
    }

    private func scaledTotal(of parts: [Part]) -> Bounds? {
        let terms = zip(rules.criteriaMaxima, parts).map { maximum, part in
            PointSum.Term(points: part.points, maximum: maximum, inclusion: part.inclusion)
        }
        let sum = try? PointSum(maximum: rules.maximum, of: pack.id).total(terms)
        // With every criterion left out nothing is reached.
        return parts.contains { $0.inclusion == .yes } ? sum : sum?.union(.zero)
    }

    // MARK: - Gates

    /// Whether every gate holds; adds those that fail.
    private func gates(_ bars: inout [Bar], _ parts: [Part], _ digests: [ResultDigest]) -> Truth {
        var gates = Truth.yes
        for (index, cell) in cells.prerequisites.enumerated() {
            let item = digests[cell]
            let holds = item.kind == .open ? Truth.unknown : Truth(item.least == 0)
            gates = gates && holds
            if holds == .no { bars.append(.prerequisite(index)) }
        }
        for (index, part) in parts.enumerated() {
            if let floor = part.floor { gates = gates && floor }
            if part.floor == .no { bars.append(.criterionFloor(index)) }
            guard !part.isLeftOut else { continue }
            for cell in rules.indicators[index] {
                guard let floor = floor(of: cell, in: part, digests) else { continue }
                gates = gates && floor
                guard floor == .no else { continue }
                bars.append(.indicatorFloor(index, cell - rules.indicators[index].lowerBound))
            }
        }
        return gates
    }

    /// Whether the floor of an indicator is reached: one binds only what applies.
    private func floor(of cell: Int, in part: Part, _ digests: [ResultDigest]) -> Truth? {
        part.mayNotApply ? digests[cell].floor.map { $0 || .unknown } : digests[cell].floor
    }

    private func unverified(_ parts: [Part], _ digests: [ResultDigest]) -> Int {
        var count = rules.unverified
        for (index, part) in parts.enumerated() {
            guard !part.isLeftOut else {
                count -= rules.unverifiedLeftOut[index]
                continue
            }
            for cell in rules.indicators[index]
            where digests[cell].kind == .excluded && !digests[cell].isVerified { count -= 1 }
            // With all its indicators left out, nothing of a criterion takes part.
            if part.inclusion == .no { count -= rules.unverifiedOwn[index] }
        }
        return count
    }

    // MARK: - What is waited for

    private func hasOpenParts(_ parts: [Part], _ digests: [ResultDigest]) -> Bool {
        // A floor can be open though the points are certain: where nobody knows whether the item applies.
        digests.contains { $0.isOpen || $0.floor == .unknown }
            || parts.contains { $0.floor == .unknown }
    }

    private mutating func wait(
        for parts: [Part], _ points: Bounds, _ digests: [ResultDigest], _ missing: (Int) -> [DataPath]
    ) {
        let isOpen = !points.isCertain
        if let gate = cells.gate, digests[gate].kind == .undecided {
            note(missing(gate), .zero, isGate: true, isOpen)
        }
        for cell in cells.prerequisites where digests[cell].kind == .open {
            note(missing(cell), .zero, isGate: true, isOpen)
        }
        for (index, part) in parts.enumerated() where part.inclusion != .no && !part.isLeftOut {
            wait(for: part, index, isOpen, digests, missing)
        }
        waitForDeductions(cells.totalDeductions, isGate: false, isOpen, digests, missing)
        guard found.count > 1 else { return }
        found.sort {
            if $0.isGate != $1.isGate { return $0.isGate }
            return $0.points != $1.points ? $0.points > $1.points : $0.path < $1.path
        }
    }

    /// Notes what a criterion waits for.
    private mutating func wait(
        for part: Part, _ index: Int, _ isOpen: Bool, _ digests: [ResultDigest],
        _ missing: (Int) -> [DataPath]
    ) {
        let isGate = part.floor == .unknown
        // What decides over the whole criterion is counted with it, and not with its indicators.
        var deciding: [DataPath] = []
        if part.mayNotApply, let gate = cells.criterionGates[index] {
            deciding = missing(gate)
            let hasOpenFloor =
                isGate || rules.indicators[index].contains { floor(of: $0, in: part, digests) == .unknown }
            if part.isOpen || hasOpenFloor {
                let stake = part.inclusion == .unknown ? rules.criteriaMaxima[index] : part.points.width
                note(deciding, stake, isGate: hasOpenFloor, isOpen)
            }
        }
        if part.isOpen {
            waitForDeductions(cells.deductions[index], isGate: isGate, isOpen, digests, missing)
        }
        for cell in rules.indicators[index] {
            let (item, floor) = (digests[cell], floor(of: cell, in: part, digests))
            guard item.isOpen || item.floor == .unknown else { continue }
            // All of its points are at stake where it may not count.
            let isWhole = part.mayNotApply || item.kind == .undecided
            let units = isWhole ? rules.maxima[cell] : item.most - item.least
            guard floor == .unknown || (part.isOpen && units > 0) else { continue }
            let paths = missing(cell)
            note(
                deciding.isEmpty ? paths : paths.filter { !deciding.contains($0) },
                bounds(0, units, times: 1, over: 1)?.most ?? .zero, isGate: isGate || floor == .unknown,
                isOpen)
        }
    }

    private mutating func waitForDeductions(
        _ cells: [Int], isGate: Bool, _ isOpen: Bool, _ digests: [ResultDigest],
        _ missing: (Int) -> [DataPath]
    ) {
        for cell in cells {
            let item = digests[cell]
            guard item.kind == .open else { continue }
            let stake = bounds(0, item.most - item.least, times: 1, over: 1)?.most ?? .zero
            note(missing(cell), stake, isGate: isGate, isOpen)
        }
    }

    private mutating func note(_ paths: [DataPath], _ points: Rational, isGate: Bool, _ isOpen: Bool) {
        guard isGate || isOpen else { return }
        for path in paths {
            if let index = found.firstIndex(where: { $0.path == path }) {
                found[index].points = found[index].points.adding(points) ?? found[index].points
                found[index].isGate = found[index].isGate || isGate
            } else {
                found.append(MissingDatum(path: path, points: points, isGate: isGate))
            }
        }
    }
}
