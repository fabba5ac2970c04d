import RuleModel

/// A field with limits that read other data.
struct ReadingLimit {
    var path: DataPath
    var field: Field
    /// The field itself and all that its limits read.
    var data: Set<DataPath>
}

extension RulePack {
    /// The fields with limits that read data, and all that belongs to such a limit.
    func readingLimits(on record: Record) -> [ReadingLimit] {
        var found: [ReadingLimit] = []
        func look(at field: Field, _ path: DataPath, owner: Item?) {
            let data = [field.minimum, field.maximum].compactMap(\.self)
                .reduce(into: Set<DataPath>()) { $0.formUnion($1.data(in: record, of: self, owner: owner)) }
            if !data.isEmpty {
                found.append(ReadingLimit(path: path, field: field, data: data.union([path])))
            }
        }
        for (slot, field) in schema.fields.enumerated() {
            look(at: field, .field(slot), owner: nil)
            guard case .list(let members) = field.kind, case .list(let elements)? = record.values[slot] else {
                continue
            }
            for case .record(let item) in elements {
                for inner in members.indices {
                    look(at: members[inner], .item(slot, item.index, inner), owner: item)
                }
            }
        }
        return found
    }
}

extension BoundsEvaluator {
    /// Whether a field of the record lies within its limits, as far as these are known.
    mutating func keeps(_ limit: ReadingLimit) -> Bool {
        guard let value = record.value(at: limit.path) else { return true }
        return allows(value, of: limit.field, owner: record.owner(of: limit.path))
    }
}
