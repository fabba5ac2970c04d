package import RuleModel

// What each datum that may change can do.

extension WayUpTerrain {
    // MARK: - Levers

    mutating func measure(_ index: Int) {
        let isFarReaching = levers[index].items.contains { mayBeLeftOut(items[$0]) }
        if isFarReaching || open == nil { levers[index].isFarReaching = true }
        var bounds = BoundsEvaluator(pack: pack, record: openRecord)
        let domain = bounds.domain(of: levers[index].path, from: levers[index].from)
        (levers[index].domain, levers[index].isCutShort) = (domain.values, domain.isCutShort)
        guard !levers[index].isFarReaching else {
            levers[index].potential = Rational(Int(Int32.max))
            return
        }
        let potential = potentials(of: levers[index])
        levers[index].potential = potential.values.map(\.self).sum
        levers[index].options = options(of: &levers[index])
    }

    /// Whether it depends on the data whether the item counts.
    private func mayBeLeftOut(_ item: WayUpItem) -> Bool {
        guard case .indicator(let index, let inner) = item, let open else { return false }
        let (now, then) = (verdict.criteria[index], open.criteria[index])
        return now.inclusion != then.inclusion
            || now.indicators[inner].inclusion != then.indicators[inner].inclusion
    }

    /// The most points that a lever can bring, by criterion.
    func potentials(of lever: WayUpLever) -> [Int: Rational] {
        guard let open else { return [:] }
        var potentials: [Int: Rational] = [:]
        for item in lever.items {
            switch items[item] {
            case .indicator(let index, let inner):
                let now = verdict.criteria[index].indicators[inner].points.least
                let most = open.criteria[index].indicators[inner].points.most
                potentials[index, default: .zero].add(most.subtracting(now)?.multiplied(by: factors[index]))
            case .criterionDeduction(let index, let inner):
                let now = verdict.criteria[index].deductions[inner].points.most
                let least = open.criteria[index].deductions[inner].points.least
                potentials[index, default: .zero].add(now.subtracting(least)?.multiplied(by: factors[index]))
            case .deduction(let index):
                let now = verdict.deductions[index].points.most
                potentials[Self.total, default: .zero].add(
                    now.subtracting(open.deductions[index].points.least))
            case .prerequisite: break
            }
        }
        return potentials
    }

    func mayHelp(_ lever: WayUpLever) -> Bool {
        lever.potential > .zero
            || lever.items.contains { item in
                if case .prerequisite(let index) = items[item] {
                    verdict.prerequisites[index].holds != .yes
                } else {
                    false
                }
            }
    }

    /// The values of a lever that do more than any smaller change of it.
    private func options(of lever: inout WayUpLever) -> [WayUpLever.Option] {
        let order = lever.items.sorted()
        guard let base = outcome(of: order, on: record) else { return [] }
        let ceiling =
            open == nil
            ? nil : outcome(of: order, on: record.with(nil, at: lever.path), isMost: true)?.results
        var outcomes = [base.results]
        var options: [WayUpLever.Option] = []
        for value in lever.domain {
            let changed = record.with(value, at: lever.path)
            guard keepsLimits(changed), let outcome = outcome(of: order, on: changed) else { continue }
            guard !outcomes.contains(where: { $0.isNoWorse(than: outcome.results) }) else { continue }
            outcomes.append(outcome.results)
            let gains = outcome.points.merging(base.points.mapValues { $0.negated ?? .zero }) {
                $0.adding($1) ?? .zero
            }
            options.append(
                WayUpLever.Option(value: value, size: size(of: lever, value), gains: gains))
            // Nothing can do more than the most; later values are only larger changes.
            if let ceiling, outcome.results.isNoWorse(than: ceiling) {
                lever.isCutShort = false
                break
            }
        }
        return options
    }

    /// The smallest change of each lever that can be of use.
    var smallestChanges: [Rational] {
        levers.indices.map { index in
            let lever = levers[index]
            let isAlone = !levers.indices.contains { $0 != index && levers[$0].worksTogether(with: lever) }
            if isAlone, let option = lever.options.first { return option.size }
            return lever.domain.first.map { size(of: lever, $0) } ?? .zero
        }
    }

    func size(of lever: WayUpLever, _ value: Value) -> Rational {
        lever.size(of: value, isPercent: pack.schema.field(at: lever.path)?.kind == .percent)
    }

    /// What some items come to on a changed record, each the better the greater, and their points by criterion.
    ///
    /// Of what is open it is the least, or the most that missing data allow.
    private func outcome(
        of order: [Int], on record: Record, isMost: Bool = false
    ) -> (results: [Rational], points: [Int: Rational])? {
        var evaluator = ReferenceEvaluator(pack: isMost ? patient : pack, record: record)
        var results: [Rational] = []
        var points: [Int: Rational] = [:]
        do throws(ScoringFault) {
            for item in order {
                let (result, group) = try evaluator.result(of: items[item], isMost: isMost)
                results.append(result)
                guard let group else { continue }
                let factor = group == Self.total ? .one : factors[group]
                points[group, default: .zero].add(result.multiplied(by: factor))
            }
        } catch {
            return nil
        }
        return (results, points)
    }
}

extension BoundsEvaluator {
    /// The values that one datum may take, whatever else changes with it.
    mutating func domain(of path: DataPath, from: Value?) -> WayUpDomain {
        switch path {
        case .field(let slot): return WayUpDomain(of: schema.fields[slot], from: from, within: field(slot))
        case .item(let list, let index, let slot):
            guard case .list(let members) = schema.fields[list].kind,
                case .list(let items)? = record.values[list], case .record(let item) = items[index]
            else { return WayUpDomain() }
            return WayUpDomain(of: members[slot], from: from, within: missing(slot, of: item, members[slot]))
        case .mark(let index):
            let mark = marks[index]
            return WayUpDomain(
                of: NumberRange(least: .zero, most: mark.maximum), unit: mark.step ?? .one, from: from?.number
            )
        case .place: return WayUpDomain()
        }
    }

    /// Whether a value lies within the limits of its field, as far as they are known.
    mutating func allows(_ value: Value, of field: Field, owner: Item?) -> Bool {
        let locals = owner.map { [Prospect(.record($0))] } ?? []
        let given = Prospect(value)
        let range = given.numbers ?? given.days
        if let minimum = field.minimum {
            let least = prospect(of: minimum, locals: locals)
            if let limit = (least.numbers ?? least.days)?.least, let number = range?.least, number < limit {
                return false
            }
        }
        if let maximum = field.maximum {
            let most = prospect(of: maximum, locals: locals)
            if let limit = (most.numbers ?? most.days)?.most, let number = range?.least, number > limit {
                return false
            }
        }
        return true
    }
}

extension RecordSchema {
    /// The field at a place in a record; none for marks and the place.
    package func field(at path: DataPath) -> Field? {
        switch path {
        case .field(let slot): return fields[slot]
        case .item(let list, _, let slot):
            guard case .list(let members) = fields[list].kind else { return nil }
            return members[slot]
        case .mark, .place: return nil
        }
    }
}

extension [Rational] {
    /// Whether it is as good in every place.
    fileprivate func isNoWorse(than other: [Rational]) -> Bool {
        zip(self, other).allSatisfy { $0 >= $1 }
    }

    /// The sum; what does not fit is left out.
    var sum: Rational {
        reduce(.zero) { $0.adding($1) ?? $0 }
    }
}

extension Rational {
    /// Adds a number, unless there is none or the sum does not fit.
    mutating func add(_ other: Rational?) {
        if let other, let sum = adding(other) { self = sum }
    }
}
