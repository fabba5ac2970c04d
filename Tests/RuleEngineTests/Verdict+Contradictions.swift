import RuleEngine
import RuleModel

// How a verdict with more data may differ from one with fewer.

extension Bounds {
    fileprivate func holds(_ other: Bounds) -> Bool {
        least <= other.least && other.most <= most
    }
}

extension Truth? {
    /// Whether a truth that is known stays as it is; what does not apply any more contradicts nothing.
    fileprivate func allows(_ later: Truth?) -> Bool {
        guard let self, let later, self != .unknown else { return true }
        return self == later
    }
}

extension Verdict {
    /// What of this verdict an earlier one, on fewer data, has ruled out.
    func contradiction(to open: Verdict) -> String? {
        if open.status != .pending, open.status != status { return "\(open.status) became \(status)" }
        if status == .notApplicable { return nil }
        if !open.points.holds(points) { return "points \(points) outside of \(open.points)" }
        if let classIndex = open.classIndex, classIndex != self.classIndex {
            return "class \(classIndex) became \(self.classIndex.map(String.init) ?? "none")"
        }
        if !Set(possibleClasses).isSubset(of: open.possibleClasses) {
            return "class outside of those possible"
        }
        if !Set(open.bars).isSubset(of: bars) { return "a bar was lifted" }
        for (index, pair) in zip(open.prerequisites, prerequisites).enumerated()
        where !Truth?.some(pair.0.holds).allows(pair.1.holds) {
            return "prerequisite \(index) turned"
        }
        for (index, pair) in zip(open.deductions, deductions).enumerated()
        where !pair.0.points.holds(pair.1.points) {
            return "deduction \(index) outside of its bounds"
        }
        for (index, pair) in zip(open.criteria, criteria).enumerated() {
            if let problem = pair.1.contradiction(to: pair.0) { return "criterion \(index): \(problem)" }
        }
        return nil
    }

    /// What is open although nothing is missing.
    var loosePart: String? {
        if status == .pending { return "pending although nothing is missing" }
        if !points.isCertain { return "points \(points) although nothing is missing" }
        let indicators = criteria.flatMap(\.indicators)
        if criteria.contains(where: {
            !$0.points.isCertain || $0.inclusion == .unknown || $0.floor == .unknown
        }) {
            return "open criterion although nothing is missing"
        }
        if indicators.contains(where: {
            $0.outcome == .open || $0.inclusion == .unknown || !$0.missing.isEmpty
        }) {
            return "open indicator although nothing is missing"
        }
        return missing.isEmpty ? nil : "missing although nothing is missing"
    }

    /// Whether no datum can change its points, its gates or its status.
    var isSettled: Bool {
        points.isCertain && status != .pending && prerequisites.allSatisfy { $0.holds != .unknown }
            && criteria.allSatisfy { criterion in
                criterion.floor != .unknown && criterion.indicators.allSatisfy { $0.floor != .unknown }
            }
    }

    /// What a committee asks for first.
    var summary: String {
        "\(status) \(points) \(classIndex.map(String.init) ?? "-") \(possibleClasses)"
    }
}

extension CriterionResult {
    fileprivate func contradiction(to open: CriterionResult) -> String? {
        if !Truth?.some(open.inclusion).allows(inclusion) { return "inclusion \(open.inclusion) turned" }
        if inclusion != .no, !open.points.holds(points) { return "\(points) outside of \(open.points)" }
        if !open.floor.allows(floor) { return "floor turned" }
        for (index, pair) in zip(open.deductions, deductions).enumerated()
        where !pair.0.points.holds(pair.1.points) {
            return "deduction \(index) outside of its bounds"
        }
        for (index, pair) in zip(open.indicators, indicators).enumerated() {
            if let problem = pair.1.contradiction(to: pair.0) { return "indicator \(index): \(problem)" }
        }
        return nil
    }
}

extension IndicatorResult {
    fileprivate func contradiction(to open: IndicatorResult) -> String? {
        if !Truth?.some(open.inclusion).allows(inclusion) { return "inclusion \(open.inclusion) turned" }
        if inclusion == .no { return nil }
        if !open.points.holds(points) { return "\(points) outside of \(open.points)" }
        if !open.floor.allows(floor) { return "floor turned" }
        return open.outcome == .open || open.outcome == outcome ? nil : "\(open.outcome) became \(outcome)"
    }
}
