import RuleDiagnostics

/// Writes JSON Schemas (draft-07, which every editor understands) from the tables that the reader uses.
package enum PackSchema {
    /// The schema of `pack.yaml`.
    package static var pack: String {
        schema(of: .pack, title: LocalizedText(vi: "Bộ tiêu chí BinhXet", en: "BinhXet rule pack"))
    }

    /// The schema of `tests.yaml`.
    package static var tests: String {
        schema(
            of: .tests, title: LocalizedText(vi: "Trường hợp kiểm thử BinhXet", en: "BinhXet worked cases"))
    }

    /// The schema of overlays.
    package static var overlay: String {
        schema(
            of: .overlay, title: LocalizedText(vi: "Thay đổi của địa phương BinhXet", en: "BinhXet overlay"))
    }

    /// The schema of `places/units.yaml`.
    package static var places: String {
        schema(of: .places, title: LocalizedText(vi: "Đơn vị hành chính BinhXet", en: "BinhXet places"))
    }

    /// The schema of files of shared fields, `fields/*.yaml`.
    package static var fields: String {
        schema(
            of: .sharedFields,
            title: LocalizedText(vi: "Trường dùng chung BinhXet", en: "BinhXet shared fields"))
    }

    private static func schema(of root: ShapeName, title: LocalizedText) -> String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("$schema", string: "http://json-schema.org/draft-07/schema#")
            json.member("title", string: "\(title.vi) / \(title.en)")
            json.member("$ref", string: reference(root))
            json.member("definitions") { json in
                json.object { json in
                    for name in reachable(from: root) {
                        json.member(name.rawValue) { write(MappingShape.named(name), into: &$0) }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private static func reference(_ name: ShapeName) -> String {
        "#/definitions/\(name.rawValue)"
    }

    /// The mappings that may stand in a file, so that the schema of one file says nothing of another.
    private static func reachable(from root: ShapeName) -> [ShapeName] {
        var found: Set<ShapeName> = []
        var waiting = [root]
        while let name = waiting.popLast() {
            guard found.insert(name).inserted else { continue }
            waiting += MappingShape.named(name).keys.flatMap { $0.value.mappings }
        }
        return ShapeName.allCases.filter(found.contains)
    }

    private static func write(_ shape: MappingShape, into json: inout JSONWriter) {
        json.object { json in
            json.member("type", string: "object")
            var snippet = SchemaSnippet(of: shape)
            snippet.write(into: &json)
            // A record has the fields of its pack, which the schema of packs cannot know.
            json.member("additionalProperties", bool: shape.keys.isEmpty)
            let required = shape.keys.filter(\.isRequired)
            if !required.isEmpty {
                json.member("required") { $0.array(of: required) { json, key in json.string(key.name) } }
            }
            json.member("properties") { json in
                json.object { json in
                    for key in shape.keys { json.member(key.name) { write(key, into: &$0) } }
                }
            }
        }
    }

    private static func write(_ key: KeyShape, into json: inout JSONWriter) {
        json.object { json in
            json.member("description", string: "\(key.meaning.vi) / \(key.meaning.en)")
            // Draft-07 ignores what stands beside a `$ref`, so the value is wrapped.
            json.member("allOf") { $0.array { write(key.value, into: &$0) } }
        }
    }

    private static func write(_ value: ValueShape, into json: inout JSONWriter) {
        json.object { json in
            switch value {
            case .text: json.member("type", string: "string")
            case .identifier:
                json.member("type", string: "string")
                json.member("pattern", string: "^[A-Za-z0-9_.-]+$")
            case .anything: return
            case .number: writeTypes(["number", "string"], into: &json)
            case .numberOrParameter: writeTypes(["number", "string"], into: &json)
            case .flag: json.member("type", string: "boolean")
            case .date:
                json.member("type", string: "string")
                json.member("pattern", string: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            case .label: json.member("$ref", string: reference(.label))
            case .expression: writeTypes(["string", "number", "boolean"], into: &json)
            case .unaryTest: writeTypes(["string", "number"], into: &json)
            case .keyword(let words):
                json.member("enum") { $0.array(of: words) { json, word in json.string(word) } }
            case .keywordOrParameter(let words):
                json.member("type", string: "string")
                json.member("examples") { $0.array(of: words) { json, word in json.string(word) } }
            case .mapping(let name): json.member("$ref", string: reference(name))
            case .list(let item, let mayBeEmpty):
                json.member("type", string: "array")
                if !mayBeEmpty { json.member("minItems", int: 1) }
                json.member("items") { write(item, into: &$0) }
            case .dictionary(let item):
                json.member("type", string: "object")
                json.member("additionalProperties") { write(item, into: &$0) }
            case .either(let shapes):
                json.member("anyOf") { $0.array(of: shapes) { json, shape in write(shape, into: &json) } }
            }
        }
    }

    private static func writeTypes(_ types: [String], into json: inout JSONWriter) {
        json.member("type") { $0.array(of: types) { json, type in json.string(type) } }
    }
}

extension ValueShape {
    /// The kinds of mapping that may stand in the value.
    fileprivate var mappings: [ShapeName] {
        switch self {
        case .mapping(let name): [name]
        case .label: [.label]
        case .list(let item, _), .dictionary(let item): item.mappings
        case .either(let shapes): shapes.flatMap(\.mappings)
        case .text, .identifier, .number, .numberOrParameter, .flag, .date, .expression, .unaryTest, .keyword,
            .keywordOrParameter, .anything:
            []
        }
    }
}
