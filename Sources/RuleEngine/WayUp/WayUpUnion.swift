import RuleModel

/// Data that belong together, by union and find.
struct WayUpUnion {
    private var parents: [DataPath: DataPath] = [:]

    func root(of path: DataPath) -> DataPath {
        var path = path
        while let parent = parents[path] { path = parent }
        return path
    }

    mutating func join(_ paths: Set<DataPath>) {
        guard let first = paths.min() else { return }
        for path in paths {
            let (left, right) = (root(of: first), root(of: path))
            if left != right { parents[max(left, right)] = min(left, right) }
        }
    }
}

extension Record {
    /// The same record without some data.
    func without(_ paths: [DataPath]) -> Record {
        var record = self
        var items: [Int: [(item: Int, slot: Int)]] = [:]
        for path in paths {
            if case .item(let list, let item, let slot) = path {
                items[list, default: []].append((item, slot))
            } else {
                record.set(nil, at: path)
            }
        }
        for (list, slots) in items {
            guard case .list(var elements)? = values[list] else { continue }
            for (index, slot) in slots {
                guard case .record(var item) = elements[index] else { continue }
                item.values[slot] = nil
                elements[index] = .record(item)
            }
            record.values[list] = .list(elements)
        }
        return record
    }
}

extension BoundsEvaluator {
    /// Looks at all that an award may read.
    mutating func read(_ award: Award) {
        switch award {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .choice(let expression, _), .points(let expression, _):
            _ = prospect(of: expression)
        case .share(let share):
            _ = prospect(of: share.part)
            _ = prospect(of: share.whole)
        case .parts(let parts): for part in parts { read(part.award) }
        case .assessed(let mark): reads?.insert(.mark(mark))
        }
    }

    /// The numbers that one datum may be, whatever else changes with it, and their unit.
    mutating func numbers(at path: DataPath) -> (NumberRange, Rational)? {
        switch path {
        case .field(let slot):
            guard let range = field(slot).numbers, let unit = schema.fields[slot].unit else { return nil }
            return (range, unit)
        case .item(let list, let index, let slot):
            guard case .list(let members) = schema.fields[list].kind,
                case .list(let items)? = record.values[list], case .record(let item) = items[index],
                let unit = members[slot].unit, let range = missing(slot, of: item, members[slot]).numbers
            else { return nil }
            return (range, unit)
        case .mark(let index):
            return (NumberRange(least: .zero, most: marks[index].maximum), marks[index].step ?? .one)
        case .place: return nil
        }
    }

    /// Whether a value lies within the limits of its field, as far as they are known.
    mutating func allows(_ value: Value, of field: Field, owner: Item?) -> Bool {
        guard let number = value.measure else { return true }
        let locals = owner.map { [Value.record($0)] } ?? []
        if let minimum = field.minimum, let limit = limit(minimum, locals).least, number < limit {
            return false
        }
        if let maximum = field.maximum, let limit = limit(maximum, locals).most, number > limit {
            return false
        }
        return true
    }

    /// Where a limit lies: exactly, if all its data are there.
    private mutating func limit(
        _ expression: Expression, _ locals: [Value]
    ) -> (least: Rational?, most: Rational?) {
        if case .known(let value)? = try? exact.evaluate(expression, locals: locals) {
            return (value.measure, value.measure)
        }
        let open = prospect(of: expression, locals: locals.map { Prospect($0) })
        let range = open.numbers ?? open.days
        return (range?.least, range?.most)
    }
}

extension Value {
    /// What limits go by: the number, or the number of the day.
    fileprivate var measure: Rational? {
        switch self {
        case .number(let number): number
        case .date(let day): Rational(day.number)
        case .flag, .text, .duration, .list, .map, .record: nil
        }
    }
}

extension RulePack {
    /// Whether some expression asks whether a datum is there.
    var readsPresence: Bool {
        let rules = WayUpItem.all(in: self).map { $0.rules(in: self) }
        let all =
            rules.flatMap { $0.awards.flatMap(\.expressions) + $0.conditions } + derived.map(\.expression)
        return all.contains { expression in
            expression.contains { if case .isPresent = $0.kind { true } else { false } }
        }
    }
}
