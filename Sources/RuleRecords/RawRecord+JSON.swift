import RuleDiagnostics
import RuleModel

extension RawRecord {
    /// Adds faults of the JSON text of the record.
    mutating func add(_ faults: [JSONFault]) {
        for fault in faults {
            self.faults.append(.json(fault, at: site(fault.offset)))
        }
    }

    /// Adds the values of the JSON object that is the record.
    mutating func add(_ value: JSONValue, names: ColumnNames, schema: RecordSchema) {
        guard case .object(let members) = value.content else {
            faults.append(.notAnObject(LocalizedText(vi: "hồ sơ", en: "the record"), at: site(value.offset)))
            return
        }
        for member in members {
            if member.name == "assessed" {
                addMarks(member, names: names)
            } else if let target = names.target(of: member.name) {
                add(member, target: target, names: names, schema: schema)
            } else {
                let near = names.nearest(to: member.name)?.name
                faults.append(.unknownColumn(member.name, nearest: near, at: site(member)))
            }
        }
    }

    private mutating func add(
        _ member: JSONMember, target: ColumnTarget, names: ColumnNames, schema: RecordSchema
    ) {
        guard case .field(let slot) = target, case .list = schema.fields[slot].kind else {
            return append(target, member, .json(member.value.content))
        }
        switch member.value.content {
        case .null: break
        case .array(let items):
            append(target, member, .items(items.count))
            for (index, item) in items.enumerated() {
                addItem(item, list: slot, index: index, names: names, field: schema.fields[slot])
            }
        case .flag, .number, .text, .object: append(target, member, .json(member.value.content))
        }
    }

    private mutating func addItem(_ item: JSONValue, list: Int, index: Int, names: ColumnNames, field: Field)
    {
        let path = "\(field.name).\(index + 1)"
        guard case .object(let members) = item.content else {
            faults.append(
                .wrongKind(
                    field.label, value: nil, vi: "danh sách các đối tượng JSON `{…}`",
                    en: "a list of JSON objects `{…}`",
                    at: site(item.offset, column: path)))
            return
        }
        for member in members {
            if let target = names.itemTarget(of: member.name, list: list, index: index) {
                append(target, member, .json(member.value.content))
            } else {
                let near = names.nearestItem(to: member.name, list: list)
                faults.append(
                    .unknownColumn(
                        member.name, nearest: near, at: site(member.offset, column: "\(path).\(member.name)"))
                )
            }
        }
    }

    /// Adds the marks of `"assessed": {"2.1": 7.5}`.
    private mutating func addMarks(_ member: JSONMember, names: ColumnNames) {
        switch member.value.content {
        case .null: break
        case .object(let marks):
            for mark in marks {
                let name = "assessed." + mark.name
                let named = JSONMember(name: name, offset: mark.offset, value: mark.value)
                if let target = names.target(of: name) {
                    append(target, named, .json(mark.value.content))
                } else {
                    faults.append(
                        .unknownColumn(name, nearest: names.nearest(to: name)?.name, at: site(named)))
                }
            }
        case .flag, .number, .text, .array:
            faults.append(
                .notAnObject(
                    LocalizedText(vi: "`assessed`", en: "`assessed`"),
                    at: site(member.value.offset, column: member.name)))
        }
    }

    private mutating func append(_ target: ColumnTarget, _ member: JSONMember, _ content: RawEntry.Content) {
        entries.append(
            RawEntry(target: target, name: member.name, place: .offset(member.value.offset), content: content)
        )
    }

    private func site(_ member: JSONMember) -> RejectSite {
        site(member.offset, column: member.name)
    }

    private func site(_ offset: Int, column: String? = nil) -> RejectSite {
        RejectSite(row: row, column: column, cell: start.place(of: offset, in: text))
    }
}
