import RuleDiagnostics

// In alphabetical order; faults of syntax are in Diagnostic+Syntax.swift.
extension Diagnostic {
    /// A value is taken from another place by its name.
    static func alias(_ place: SourceSpan, anchor: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .anchorOrAlias,
            message: LocalizedText(
                vi: "giá trị mượn bằng dấu `*` không được dùng trong tập tin quy tắc",
                en: "a value borrowed with `*` is not used in rule files"),
            at: Label(place),
            secondary: anchor.map {
                [Label($0, LocalizedText(vi: "tên được đặt ở đây", en: "the name is given here"))]
            } ?? [],
            help: [FixIt(LocalizedText(vi: "viết lại giá trị ở đây", en: "write the value out here"))])
    }

    /// A value is given a name for use elsewhere.
    static func anchor(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .anchorOrAlias,
            message: LocalizedText(
                vi: "tên đặt bằng dấu `&` không được dùng trong tập tin quy tắc",
                en: "a name given with `&` is not used in rule files"),
            at: Label(place),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "bỏ tên này, hoặc đặt cả đoạn chữ trong ngoặc kép nếu `&` thuộc về chữ",
                        en: "drop the name, or put the whole text in quotes if the `&` belongs to it"))
            ])
    }

    /// A character that no text holds, such as U+0000.
    static func controlCharacter(_ place: SourceSpan, _ character: Unicode.Scalar) -> Diagnostic {
        let digits = String(character.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return Diagnostic(
            .controlCharacter,
            message: LocalizedText(
                vi: "tập tin chứa ký tự điều khiển `\(name)`",
                en: "the file holds the control character `\(name)`"),
            at: Label(place),
            help: [
                FixIt(
                    LocalizedText(vi: "xóa ký tự này", en: "delete the character"),
                    edits: [FixIt.Edit(place, "")])
            ])
    }

    /// Two entries of a mapping have one key.
    static func duplicateKey(_ key: Node.Scalar, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateKey,
            message: LocalizedText(
                vi: "khóa `\(key.text)` được viết hai lần", en: "the key `\(key.text)` is written twice"),
            at: Label(key.span, LocalizedText(vi: "viết lại ở đây", en: "written again here")),
            secondary: [Label(first, LocalizedText(vi: "viết lần đầu ở đây", en: "first written here"))])
    }

    /// The file holds nothing but comments.
    static func emptyDocument(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .emptyDocument,
            message: LocalizedText(vi: "tập tin không có nội dung", en: "the file holds no content"),
            at: Label(place))
    }

    /// A value is forced to a type.
    static func explicitTag(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .explicitTag,
            message: LocalizedText(
                vi: "kiểu ghi bằng dấu `!` không được dùng trong tập tin quy tắc",
                en: "a type given with `!` is not used in rule files"),
            at: Label(place),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "bỏ phần này, hoặc đặt cả đoạn chữ trong ngoặc kép nếu `!` thuộc về chữ",
                        en: "drop it, or put the whole text in quotes if the `!` belongs to it"))
            ])
    }

    /// The file is larger than any rule file.
    static func fileTooLarge(_ place: SourceSpan, limit: Int, count: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge,
            message: LocalizedText(
                vi: "tập tin dài \(count) byte, quá giới hạn \(limit) byte",
                en: "the file has \(count) bytes, more than the limit of \(limit)"),
            at: Label(place))
    }

    /// Some bytes are no text in UTF-8, most often because the file has an older encoding.
    static func invalidUTF8(_ place: SourceSpan, bytes: [UInt8]) -> Diagnostic {
        let subject = bytes.count == 1 ? "the byte" : "the bytes"
        let verb = bytes.count == 1 ? "is" : "are"
        let list = bytes.map { "0x" + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
        return Diagnostic(
            .invalidUTF8,
            message: LocalizedText(
                vi: "byte `\(list)` không phải là chữ trong bảng mã UTF-8",
                en: "\(subject) `\(list)` \(verb) no text in UTF-8"),
            at: Label(place),
            help: [FixIt(LocalizedText(vi: "lưu lại tập tin bằng UTF-8", en: "save the file as UTF-8"))])
    }

    /// A value has no key before its colon.
    static func keyEmpty(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .keyNotText,
            message: LocalizedText(vi: "trước dấu `:` không có khóa", en: "no key stands before the `:`"),
            at: Label(place))
    }

    /// A key is a list or a mapping.
    static func keyNotText(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .keyNotText,
            message: LocalizedText(
                vi: "khóa là một danh sách hoặc một nhóm khóa, không phải chữ",
                en: "a key is a list or a mapping, not text"),
            at: Label(place),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "đặt khóa trong ngoặc kép nếu dấu ngoặc thuộc về chữ",
                        en: "put the key in quotes if the brackets belong to it"))
            ])
    }

    /// Entries of another mapping are merged into this one.
    static func mergeKey(_ place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .mergeKey,
            message: LocalizedText(
                vi: "khóa gộp `<<` không được dùng trong tập tin quy tắc",
                en: "the merge key `<<` is not used in rule files"),
            at: Label(place),
            help: [
                FixIt(LocalizedText(vi: "viết ra từng khóa ở đây", en: "write the keys out here"))
            ])
    }

    /// Lists and mappings lie deeper in one another than any pack needs.
    static func nestingTooDeep(_ place: SourceSpan, limit: Int) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            message: LocalizedText(
                vi: "các phần lồng nhau quá \(limit) lớp", en: "values are nested more than \(limit) deep"),
            at: Label(place))
    }

    /// A byte order mark names another encoding.
    static func notUTF8Encoded(_ place: SourceSpan, encoding: String) -> Diagnostic {
        Diagnostic(
            .notUTF8Encoded,
            message: LocalizedText(
                vi: "tập tin được lưu bằng bảng mã \(encoding), không phải UTF-8",
                en: "the file is saved as \(encoding), not as UTF-8"),
            at: Label(place),
            help: [FixIt(LocalizedText(vi: "lưu lại tập tin bằng UTF-8", en: "save the file as UTF-8"))])
    }

    /// A second document begins in the file.
    static func severalDocuments(_ place: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .severalDocuments,
            message: LocalizedText(
                vi: "tập tin có nhiều hơn một tài liệu", en: "the file holds more than one document"),
            at: Label(place, LocalizedText(vi: "tài liệu thứ hai", en: "the second document")),
            secondary: [
                Label(first.start, LocalizedText(vi: "tài liệu thứ nhất", en: "the first document"))
            ],
            help: [
                FixIt(
                    LocalizedText(
                        vi: "chuyển phần sau sang tập tin khác", en: "move what follows to a file of its own")
                )
            ])
    }

    /// The file holds more values than any pack.
    static func tooManyNodes(_ place: SourceSpan, limit: Int) -> Diagnostic {
        Diagnostic(
            .tooManyNodes,
            message: LocalizedText(
                vi: "tập tin có quá \(limit) giá trị", en: "the file holds more than \(limit) values"),
            at: Label(place))
    }
}
