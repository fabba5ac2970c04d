package import RuleModel

extension Record {
    package func value(at path: DataPath) -> Value? {
        switch path {
        case .field(let slot): return values[slot]
        case .item(let list, let index, let slot):
            guard case .list(let items)? = values[list], case .record(let item) = items[index] else {
                return nil
            }
            return item.values[slot]
        case .mark(let index): return marks[index].map { .number($0) }
        case .place: return place.map { .text($0) }
        }
    }

    /// The same record with another value, or none, in one place.
    package func with(_ value: Value?, at path: DataPath) -> Record {
        var record = self
        record.set(value, at: path)
        return record
    }

    /// Another value, or none, in one place.
    struct Change: Equatable {
        var path: DataPath
        var value: Value?
    }

    mutating func make(_ changes: [Change]) {
        for change in changes { set(change.value, at: change.path) }
    }

    /// Puts another value, or none, in one place.
    mutating func set(_ value: Value?, at path: DataPath) {
        switch path {
        case .field(let slot): values[slot] = value
        case .item(let list, let index, let slot):
            guard case .list(var items)? = values[list], case .record(var item) = items[index] else { return }
            // Without the list and the item in two places they are not copied.
            values[list] = nil
            items[index] = .flag(false)
            item.values[slot] = value
            items[index] = .record(item)
            values[list] = .list(items)
        case .mark(let index): marks[index] = value?.number
        case .place: break
        }
    }
}

extension Expression {
    /// The data of a record that the expression may read, whatever their values.
    ///
    /// - Parameters:
    ///   - record: The record, for the items of its lists.
    ///   - pack: The pack, for the derived values.
    ///   - owner: The item whose limits are read, which goes by the first variable.
    /// - Returns: Where the data stand.
    package func data(in record: Record, of pack: RulePack, owner: Item? = nil) -> Set<DataPath> {
        var data: Set<DataPath> = []
        for (place, expression) in [self].withValues(among: pack.derived).enumerated() {
            // Derived values are about no item.
            let owner = place == 0 ? owner : nil
            expression.walk { part in
                switch part.kind {
                case .field(let slot): data.insert(.field(slot))
                case .member(let base, let slot, _):
                    if case .local = base.kind, let owner, let list = owner.list {
                        data.insert(.item(list, owner.index, slot))
                    } else if case .record(let shape) = base.type {
                        data.formUnion(record.items(shapedAs: shape, in: pack.schema, slot: slot))
                    }
                case .context(.place): data.insert(.place)
                case .literal, .context, .parameter, .derived, .local, .index, .isPresent, .not, .negate,
                    .and, .or, .binary, .conditional, .call, .matches, .comprehension, .list, .map:
                    break
                }
            }
        }
        return data
    }
}

extension Expression {
    /// Whether a datum is among those that the expression may read.
    func mayRead(_ path: DataPath, in record: Record, of pack: RulePack) -> Bool {
        names(path, in: record, of: pack)
            || [self].values(among: pack.derived).contains {
                pack.derived[$0].expression.names(path, in: record, of: pack)
            }
    }

    /// Whether it reads a datum itself, not through derived values.
    private func names(_ path: DataPath, in record: Record, of pack: RulePack) -> Bool {
        contains { part in
            switch (part.kind, path) {
            case (.field(let slot), .field(let own)): return slot == own
            case (.context(.place), .place): return true
            case (.member(let base, let slot, _), .item(let list, let index, let own)):
                guard slot == own, case .record(let shape) = base.type,
                    case .list(let fields) = pack.schema.fields[list].kind, shape.fits(fields),
                    case .list(let items)? = record.values[list]
                else { return false }
                return items.indices.contains(index)
            default: return false
            }
        }
    }
}

extension Record {
    /// One field of all items of the lists whose items have a shape.
    func items(shapedAs shape: RecordShape, in schema: RecordSchema, slot: Int) -> [DataPath] {
        schema.fields.indices.flatMap { list -> [DataPath] in
            guard case .list(let fields) = schema.fields[list].kind, shape.fits(fields),
                case .list(let items)? = values[list]
            else { return [] }
            return items.indices.map { .item(list, $0, slot) }
        }
    }
}

extension Award {
    /// The data that the award may read.
    func data(in record: Record, of pack: RulePack) -> Set<DataPath> {
        switch self {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .choice(let expression, _), .points(let expression, _):
            expression.data(in: record, of: pack)
        case .share(let share):
            share.part.data(in: record, of: pack).union(share.whole.data(in: record, of: pack))
        case .parts(let parts):
            parts.reduce(into: []) { $0.formUnion($1.award.data(in: record, of: pack)) }
        case .assessed(let mark): [.mark(mark)]
        }
    }
}
