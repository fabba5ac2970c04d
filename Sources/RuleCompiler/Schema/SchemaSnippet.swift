import RuleDiagnostics

/// A piece of YAML with places to fill in, which editors offer where a mapping is to be written.
///
/// It has just the keys that must be there. The places are numbered in the order of the keys, as editors step through
/// them, and hold examples that the schema itself takes.
struct SchemaSnippet {
    private let shape: MappingShape
    /// The number of the last place.
    private var places = 0

    init(of shape: MappingShape) {
        self.shape = shape
    }

    /// The keys of a mapping that a snippet writes: those that must be there, else the first, as of an award.
    private static func keys(of shape: MappingShape) -> [KeyShape] {
        let required = shape.keys.filter(\.isRequired)
        return required.isEmpty ? Array(shape.keys.prefix(1)) : required
    }

    /// Writes the snippets of a mapping; none for one whose keys are chosen by the author.
    mutating func write(into json: inout JSONWriter) {
        let keys = SchemaSnippet.keys(of: shape)
        guard !keys.isEmpty else { return }
        let meanings = keys.map(\.meaning)
        let description =
            meanings.map(\.vi).joined(separator: "; ") + " / " + meanings.map(\.en).joined(separator: "; ")
        json.member("defaultSnippets") { json in
            json.array { json in
                json.object { json in
                    json.member("label", string: keys.map(\.name).joined(separator: ", "))
                    json.member("description", string: description)
                    json.member("body") { write(shape, into: &$0) }
                }
            }
        }
    }

    private mutating func write(_ shape: MappingShape, into json: inout JSONWriter) {
        json.object { json in
            for key in SchemaSnippet.keys(of: shape) {
                json.member(key.name) { write(key.value, named: key.name, into: &$0) }
            }
        }
    }

    private mutating func write(_ value: ValueShape, named name: String, into json: inout JSONWriter) {
        switch value {
        case .text, .identifier: json.string(place(name))
        case .number, .numberOrParameter: json.string(place("10"))
        case .date: json.string(place("2025-01-01"))
        case .expression, .anything: json.string(place("true"))
        case .unaryTest: json.string(place(">= 50"))
        case .flag: json.string(choice(["true", "false"]))
        case .keyword(let words), .keywordOrParameter(let words): json.string(choice(words))
        case .label: write(MappingShape.named(.label), into: &json)
        case .mapping(let name): write(MappingShape.named(name), into: &json)
        case .list(let item, _): json.array { write(item, named: name, into: &$0) }
        case .dictionary(let item):
            json.object { json in
                json.member(place("name")) { write(item, named: name, into: &$0) }
            }
        case .either(let shapes):
            if let first = shapes.first { write(first, named: name, into: &json) }
        }
    }

    private mutating func place(_ example: String) -> String {
        places += 1
        return "${\(places):\(example)}"
    }

    private mutating func choice(_ words: [String]) -> String {
        places += 1
        return "${\(places)|\(words.joined(separator: ","))|}"
    }
}
