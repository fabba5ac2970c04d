import RuleDiagnostics

/// Why something keeps its name.
enum RenameRefusal: Error {
    /// No name stands there.
    case nothing
    /// The rule language gave it its name, or data outside of the rules have it.
    case fixed(Symbol)
    /// Nothing of that name is known.
    case undefined(String)
    /// No name can be spelled like that.
    case badName(String, isID: Bool)
    /// The name means something else already.
    case taken(String)
    /// The file is no YAML at the moment.
    case unreadable(String)
    /// The name stands in a condition with a fault, so that nobody can tell what it means.
    case hidden(String, path: String, line: Int)
    /// With the new name something else would mean something else.
    case ambiguous(String)

    var words: LocalizedText {
        switch self {
        case .nothing:
            LocalizedText(vi: "không có tên nào ở đây", en: "no name stands here")
        case .fixed(let symbol) where symbol.kind == .code:
            LocalizedText(
                vi: "mã `\(symbol.name)` nằm trong các hồ sơ, nên không đổi được ở đây",
                en: "the code `\(symbol.name)` stands in records, so it cannot be renamed here")
        case .fixed(let symbol):
            LocalizedText(
                vi: "`\(symbol.name)` không phải là tên do bộ tiêu chí đặt",
                en: "`\(symbol.name)` is no name that the pack has given")
        case .undefined(let name):
            LocalizedText(vi: "không có `\(name)` nào được định nghĩa", en: "nothing defines `\(name)`")
        case .badName(let name, isID: true):
            LocalizedText(
                vi: "mã `\(name)` chỉ được gồm chữ cái không dấu, chữ số, `-`, `_` và `.`",
                en: "the id `\(name)` may hold only plain letters, digits, `-`, `_` and `.`")
        case .badName(let name, isID: false):
            LocalizedText(
                vi:
                    "tên `\(name)` chỉ được gồm chữ cái không dấu, chữ số, `_`, và không là từ có nghĩa riêng",
                en:
                    "the name `\(name)` may hold only plain letters, digits and `_`, and be no word of the language"
            )
        case .taken(let name):
            LocalizedText(vi: "đã có `\(name)`", en: "there is a `\(name)` already")
        case .unreadable(let path):
            LocalizedText(
                vi: "hãy sửa lỗi YAML trong \(path) trước", en: "mend the YAML of \(path) first")
        case .hidden(let name, let path, let line):
            LocalizedText(
                vi: "hãy sửa biểu thức có `\(name)` ở \(path), dòng \(line) trước",
                en: "mend the condition with `\(name)` in \(path), line \(line), first")
        case .ambiguous(let name):
            LocalizedText(
                vi: "với tên `\(name)` thì chỗ khác sẽ mang nghĩa khác",
                en: "with the name `\(name)` something else would change its meaning")
        }
    }
}
