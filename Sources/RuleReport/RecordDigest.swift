import RuleDiagnostics
package import RuleModel

/// The name of a record's content, by which a saved verdict can be verified.
package enum RecordDigest {
    /// `sha256:` and the digest of the record's canonical JSON in UTF-8.
    package static func name(of record: Record, in pack: RulePack) -> String {
        SHA256.name(of: Array(canonicalJSON(of: record, in: pack).utf8))
    }

    /// The record as JSON with sorted keys and exact numbers, without spaces and without what is missing.
    ///
    /// A number that no decimal writes is a text such as `"2/3"`. Texts are in normalisation form C already.
    package static func canonicalJSON(of record: Record, in pack: RulePack) -> String {
        var members: [Member] = [
            Member("id") { $0.string(record.id) },
            Member("period") { $0.raw(String(record.period)) },
        ]
        if let place = record.place { members.append(Member("place") { $0.string(place) }) }
        let marks = zip(pack.marks, record.marks).compactMap { mark, given in
            given.map { given in Member(mark.id) { $0.canonical(.number(given), []) } }
        }
        if !marks.isEmpty { members.append(Member("assessed") { $0.object(sorted: marks) }) }
        members += RecordDigest.members(of: record.values, by: pack.schema.fields)
        var json = JSONWriter()
        json.object(sorted: members)
        return json.text
    }

    fileprivate struct Member {
        let name: String
        let write: (inout JSONWriter) -> Void

        init(_ name: String, _ write: @escaping (inout JSONWriter) -> Void) {
            self.name = name
            self.write = write
        }
    }

    fileprivate static func members(of values: [Value?], by fields: [Field]) -> [Member] {
        zip(fields, values).compactMap { field, value in
            value.map { value in Member(field.name) { $0.canonical(value, field.itemFields) } }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func object(sorted members: [RecordDigest.Member]) {
        object { json in
            for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                json.member(member.name, member.write)
            }
        }
    }

    /// A value of a field; `fields` are those of the items of a list.
    fileprivate mutating func canonical(_ value: Value, _ fields: [Field]) {
        switch value {
        case .list(let items): array(of: items) { $0.canonical($1, fields) }
        case .record(let item): object(sorted: RecordDigest.members(of: item.values, by: fields))
        case .flag, .number, .text, .date, .duration, .map: brief(value)
        }
    }
}
