/// Something that a person could have written, right or wrong, as the program would read it.
package enum Example: Sendable, Hashable {
    /// Whole top-level sections of a pack, which replace or join those of the base pack.
    case pack(String)
    /// The whole text of a pack file.
    case packFile(String)
    /// The bytes of a pack file that are no UTF-8 text.
    case bytes([UInt8])
    /// An expression for `binhxet eval`, with the JSON object that holds its variables.
    case expression(String, input: String? = nil)
    /// A file of records for the base pack with some sections, and a sheet of list items beside it.
    case records(pack: String = "", format: RecordForm, text: String, list: ListSheet? = nil)
    /// Several files of one folder of rules, looked at on a day.
    case rules([RuleFile], asOf: String? = nil)
    /// A file of worked cases for the base pack.
    case tests(String)

    /// How the records of an example are written.
    package enum RecordForm: String, Sendable, Hashable {
        case ndjson, csv
    }
}

/// One file of an example with several.
package struct RuleFile: Sendable, Hashable {
    package let path: String
    /// The whole text, or of a pack the sections that replace or join those of the base pack.
    package let sections: String

    init(_ path: String, _ sections: String) {
        self.path = path
        self.sections = sections
    }

    /// The whole text of the file.
    package var text: String {
        guard path.hasSuffix("pack.yaml") else { return sections + "\n" }
        return PackSections(CodeExplanation.basePack).merged(with: PackSections(sections)).text
    }
}

/// The items of one list field in a sheet of their own.
package struct ListSheet: Sendable, Hashable {
    package let field: String
    package let text: String
}

extension Example {
    /// Longer texts are shown without their middle, which only repeats something.
    private static let shownLimit = 1000
    private static let shownEnd = 60

    /// The text of the pack that the example is or belongs to; none for an expression and for bytes.
    package var packText: String? {
        switch self {
        case .pack(let sections), .records(pack: let sections, _, _, _):
            PackSections(CodeExplanation.basePack).merged(with: PackSections(sections)).text
        case .packFile(let text): text
        case .tests: CodeExplanation.basePack
        case .expression, .bytes, .rules: nil
        }
    }

    /// The example as it is shown to people.
    package var shown: String {
        switch self {
        case .pack(let text), .packFile(let text), .tests(let text): Example.abridged(text)
        case .expression(let text, let input): text + (input.map { "\n\n--input: \($0)" } ?? "")
        case .records(let pack, _, let text, let list):
            ([pack, Example.abridged(text)] + [list.map { "\($0.field):\n\($0.text)" }].compactMap(\.self))
                .filter { !$0.isEmpty }.joined(separator: "\n\n")
        case .rules(let files, let day):
            (files.map { "# \($0.path)\n\($0.sections)" } + [day.map { "--as-of: \($0)" }].compactMap(\.self))
                .joined(separator: "\n\n")
        case .bytes(let bytes): Example.readable(bytes)
        }
    }

    private static func abridged(_ text: String) -> String {
        guard text.utf8.count > shownLimit else { return text }
        return "\(text.prefix(shownEnd)) … \(text.suffix(shownEnd))"
    }

    /// What a program that expects UTF-8 makes of the bytes.
    private static func readable(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
            text.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }

    /// An example about the award of an indicator, from the line `max` on.
    static func indicator(_ lines: String) -> Example {
        .pack(criteria(lines))
    }

    /// The section `criteria` with one indicator, from the line `max` on.
    static func criteria(_ lines: String) -> String {
        let indented = lines.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n")
        return """
            criteria:
              - id: "1"
                label: { vi: Kết quả học tập, en: Learning results }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Thành viên học tập thường xuyên, en: Members who keep learning }
                    source: { ref: mau, at: Điều 3, verified: true }
            \(indented)
            """
    }
}
