import RuleDiagnostics
package import RuleModel

/// Writes the JSON Schema (draft-07) of one pack's records.
///
/// It describes records as programs write them. The reader accepts more of what people type, such as `có` for
/// true or `85,5` for a number.
package enum RecordJSONSchema {
    /// The schema as text, with Vietnamese and English descriptions.
    package static func text(for pack: RulePack) -> String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("$schema", string: "http://json-schema.org/draft-07/schema#")
            json.member("title", string: "\(pack.title.vi) / \(pack.title.en): \(pack.id)")
            json.member("type", string: "object")
            json.member("additionalProperties", bool: false)
            json.member("required") { $0.array(of: ["id", "period"]) { json, name in json.string(name) } }
            json.member("properties") { json in
                json.object { json in
                    writeIdentity(into: &json)
                    for field in pack.schema.fields { json.member(field.name) { write(field, into: &$0) } }
                    if !pack.marks.isEmpty { json.member("assessed") { write(pack.marks, into: &$0) } }
                }
            }
        }
        return json.text + "\n"
    }

    private static func writeIdentity(into json: inout JSONWriter) {
        json.member("id") { json in
            json.object { json in
                json.member("description", string: "Mã hồ sơ / Id of the record")
                json.member("type") {
                    $0.array(of: ["string", "integer"]) { json, type in json.string(type) }
                }
            }
        }
        json.member("period") { json in
            json.object { json in
                json.member("description", string: "Năm đánh giá / Year assessed")
                json.member("type", string: "integer")
            }
        }
        json.member("place") { json in
            json.object { json in
                json.member("description", string: "Mã địa phương / Code of the place")
                json.member("type", string: "string")
            }
        }
    }

    private static func write(_ field: Field, into json: inout JSONWriter) {
        json.object { json in
            let unit = field.kind == .percent ? " (%)" : ""
            json.member("description", string: "\(field.label.vi)\(unit) / \(field.label.en)\(unit)")
            switch field.kind {
            case .flag: json.member("type", string: "boolean")
            case .count:
                json.member("type", string: "integer")
                writeLimits(of: field, least: .zero, into: &json)
            case .whole:
                json.member("type", string: "integer")
                writeLimits(of: field, least: nil, into: &json)
            case .decimal:
                json.member("type", string: "number")
                writeLimits(of: field, least: nil, into: &json)
            case .percent: json.member("type", string: "number")
            case .choice(let choices):
                json.member("enum") { $0.array(of: choices) { json, choice in json.string(choice.code) } }
            case .text: json.member("type", string: "string")
            case .date:
                json.member("type", string: "string")
                json.member("format", string: "date")
            case .list(let fields): writeItems(fields, into: &json)
            }
        }
    }

    /// Limits that are figures; limits that read other fields are beyond JSON Schema.
    private static func writeLimits(of field: Field, least: Rational?, into json: inout JSONWriter) {
        if let least = field.minimum?.figure ?? least { json.member("minimum", number: least) }
        if let most = field.maximum?.figure { json.member("maximum", number: most) }
    }

    private static func writeItems(_ fields: [Field], into json: inout JSONWriter) {
        json.member("type", string: "array")
        json.member("items") { json in
            json.object { json in
                json.member("type", string: "object")
                json.member("additionalProperties", bool: false)
                json.member("properties") { json in
                    json.object { json in
                        for field in fields { json.member(field.name) { write(field, into: &$0) } }
                    }
                }
            }
        }
    }

    private static func write(_ marks: [AssessedMark], into json: inout JSONWriter) {
        json.object { json in
            json.member("description", string: "Điểm do ban bình xét cho / The committee's marks")
            json.member("type", string: "object")
            json.member("additionalProperties", bool: false)
            json.member("properties") { json in
                json.object { json in
                    for mark in marks { json.member(mark.id) { write(mark, into: &$0) } }
                }
            }
        }
    }

    private static func write(_ mark: AssessedMark, into json: inout JSONWriter) {
        json.object { json in
            json.member("description", string: "\(mark.label.vi) / \(mark.label.en)")
            json.member("type", string: "number")
            json.member("minimum", int: 0)
            json.member("maximum", number: mark.maximum)
        }
    }
}

extension Expression {
    /// The number that the expression is, where it is one.
    fileprivate var figure: Rational? {
        if case .literal(.number(let number)) = kind { number } else { nil }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, number: Rational) {
        if let decimal = number.decimalText { member(name, number: decimal) }
    }
}
