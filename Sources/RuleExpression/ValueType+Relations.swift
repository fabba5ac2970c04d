import RuleDiagnostics
import RuleModel

extension ValueType {
    /// Whether a value of this type may stand where `other` is asked for.
    ///
    /// A choice is a text; a type known only in evaluation fits everywhere.
    func fits(_ other: ValueType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.choice, .text): true
        case (.choice(let codes), .choice(let others)): codes.map(\.code) == others.map(\.code)
        case (.list(let item), .list(let wanted)): item.fits(wanted)
        case (.map(let key, let value), .map(let wantedKey, let wantedValue)):
            key.fits(wantedKey) && value.fits(wantedValue)
        default: self == other
        }
    }

    /// The narrowest type that holds the values of both, or `nil` where there is none.
    ///
    /// In a pack only an empty list has items of unknown type, so the other type is the answer; in `eval` the
    /// items may be anything, and stay so.
    func joined(with other: ValueType, isDynamic: Bool) -> ValueType? {
        if self == other { return self }
        switch (self, other) {
        case (.any, let known), (let known, .any): return isDynamic ? .any : known
        case (.choice, .choice), (.choice, .text), (.text, .choice):
            return fits(other) && other.fits(self) ? self : .text
        case (.list(let item), .list(let otherItem)):
            return item.joined(with: otherItem, isDynamic: isDynamic).map { .list($0) }
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            guard
                let keys = key.joined(with: otherKey, isDynamic: isDynamic),
                let values = value.joined(with: otherValue, isDynamic: isDynamic)
            else { return nil }
            return .map(keys, values)
        default: return isDynamic ? .any : nil
        }
    }

    /// Whether `==` says something about two values of the type: items of a list field have no identity.
    var isComparable: Bool {
        switch self {
        case .flag, .number, .text, .choice, .date, .duration, .any: true
        case .list(let item): item.isComparable
        case .map(let key, let value): key.isComparable && value.isComparable
        case .record: false
        }
    }

    /// Whether `<` orders the values of the type.
    var isOrdered: Bool {
        switch self {
        case .number, .text, .choice, .date, .duration, .any: true
        case .flag, .list, .map, .record: false
        }
    }

    var isText: Bool {
        switch self {
        case .text, .choice, .any: true
        case .flag, .number, .date, .duration, .list, .map, .record: false
        }
    }

    var choices: [Choice]? {
        if case .choice(let choices) = self { choices } else { nil }
    }
}

// MARK: - Names of types

extension ValueType {
    /// The type in the words of the reader.
    var words: LocalizedText {
        switch self {
        case .flag: LocalizedText(vi: "có/không", en: "yes/no")
        case .number: LocalizedText(vi: "số", en: "number")
        case .text: LocalizedText(vi: "văn bản", en: "text")
        case .choice: LocalizedText(vi: "lựa chọn", en: "choice")
        case .date: LocalizedText(vi: "ngày", en: "date")
        case .duration: LocalizedText(vi: "khoảng thời gian", en: "duration")
        case .list(.any): LocalizedText(vi: "danh sách", en: "list")
        case .list(let item):
            LocalizedText(vi: "danh sách \(item.words.vi)", en: "list of \(item.pluralEnglish)")
        case .map(.any, .any): LocalizedText(vi: "bảng tra", en: "map")
        case .map(let key, let value):
            LocalizedText(
                vi: "bảng tra từ \(key.words.vi) ra \(value.words.vi)",
                en: "map from \(key.words.en) to \(value.words.en)")
        case .record: LocalizedText(vi: "mục gồm nhiều trường", en: "item with fields")
        case .any: LocalizedText(vi: "kiểu chưa biết", en: "unknown type")
        }
    }

    private var pluralEnglish: String {
        switch self {
        case .flag: "yes/no values"
        case .number: "numbers"
        case .text: "texts"
        case .choice: "choices"
        case .date: "dates"
        case .duration: "durations"
        case .list: "lists"
        case .map: "maps"
        case .record: "items with fields"
        case .any: "values"
        }
    }
}
