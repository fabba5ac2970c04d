package import RuleDiagnostics
import RuleModel

// N4xx: names and what they stand for; D6xx: dates and sources. In alphabetical order.

extension Diagnostic {
    static func aliasClash(_ name: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .aliasClash,
            message: LocalizedText(
                vi: "hai trường cùng nhận cột tên `\(name.value)`",
                en: "two fields claim the column `\(name.value)`"),
            at: Label(name.span), secondary: [.firstHere(first)])
    }

    static func duplicateID(_ id: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateID,
            message: LocalizedText(vi: "mã `\(id.value)` đã được dùng", en: "the id `\(id.value)` is taken"),
            at: Label(id.span), secondary: [.firstHere(first)])
    }

    static func labelClash(_ label: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .aliasClash, severity: .warning,
            message: LocalizedText(
                vi: "nhãn `\(label.value)` cũng là tên cột của trường khác; cột đó không thuộc trường này",
                en: "the label `\(label.value)` is a column of another field too, and does not fill this one"),
            at: Label(label.span), secondary: [.firstHere(first)])
    }

    static func nameClash(_ name: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .nameClash,
            message: LocalizedText(
                vi: "tên `\(name.value)` chỉ hai thứ khác nhau",
                en: "the name `\(name.value)` stands for two things"),
            at: Label(name.span), secondary: [.firstHere(first)],
            notes: [
                LocalizedText(
                    vi: "trường, tham số và giá trị tính dùng chung một không gian tên",
                    en: "fields, parameters and values share their names")
            ])
    }

    static func parameterNotNumber(_ name: Spanned<String>, declared: SourceSpan) -> Diagnostic {
        Diagnostic(
            .expectedNumber,
            message: LocalizedText(
                vi: "tham số `\(name.value)` không phải là số",
                en: "the parameter `\(name.value)` is not a number"),
            at: Label(name.span), secondary: [Label(declared, .declared)])
    }

    static func parameterNotScale(
        _ name: Spanned<String>, known: [String], declared: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .unknownKeyword,
            message: LocalizedText(
                vi: "tham số `\(name.value)` không chọn giữa \(known.quoted(or: "và"))",
                en: "the parameter `\(name.value)` does not choose between \(known.quoted(or: "and"))"),
            at: Label(name.span), secondary: [Label(declared, .declared)])
    }

    static func reservedName(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .reservedName,
            message: LocalizedText(
                vi: "`\(name.value)` có sẵn trong mọi hồ sơ, không thể đặt lại",
                en: "`\(name.value)` stands in every record and cannot be declared"),
            at: Label(name.span))
    }

    static func reversedDates(from: Spanned<Day>, to: Spanned<Day>) -> Diagnostic {
        Diagnostic(
            .reversedDates,
            message: LocalizedText(
                vi: "ngày hết hiệu lực \(to.value.slashed) trước ngày bắt đầu \(from.value.slashed)",
                en: "the last day \(to.value) comes before the first day \(from.value)"),
            at: Label(to.span),
            secondary: [Label(from.span, LocalizedText(vi: "bắt đầu ở đây", en: "starts here"))])
    }

    static func sourceAfterForce(_ document: DocumentSyntax, start: Spanned<Day>) -> Diagnostic {
        let issued = document.issued
        return Diagnostic(
            .sourceAfterForce, severity: .warning,
            message: LocalizedText(
                vi: "`\(document.key.value)` ban hành sau ngày bộ tiêu chí bắt đầu có hiệu lực",
                en: "`\(document.key.value)` was issued after the pack comes into force"),
            at: Label(issued?.span ?? document.key.span),
            secondary: [
                Label(
                    start.span,
                    LocalizedText(
                        vi: "có hiệu lực từ \(start.value.slashed)", en: "in force from \(start.value)"))
            ])
    }

    static func unknownFieldOfTable(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownName,
            message: LocalizedText(
                vi: "không có trường nào tên là `\(name.value)`", en: "there is no field `\(name.value)`"),
            at: Label(name.span), help: FixIt.nearest(name, known: known))
    }

    static func unknownInclude(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownInclude,
            message: LocalizedText(
                vi:
                    "không có tệp trường dùng chung `\(SharedFieldsFile.folder)/\(name.value)\(SharedFieldsFile.ending)`",
                en:
                    "there is no file of shared fields `\(SharedFieldsFile.folder)/\(name.value)\(SharedFieldsFile.ending)`"
            ),
            at: Label(name.span), help: FixIt.nearest(name, known: known))
    }

    static func unknownParameter(_ name: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownName,
            message: LocalizedText(
                vi: "không có tham số nào tên là `\(name.value)`", en: "there is no parameter `\(name.value)`"
            ),
            at: Label(name.span), help: FixIt.nearest(name, known: known))
    }

    static func unknownSource(_ ref: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unknownSource,
            message: LocalizedText(
                vi: "không có văn bản nào tên là `\(ref.value)` ở `sources`",
                en: "there is no document `\(ref.value)` under `sources`"),
            at: Label(ref.span), help: FixIt.nearest(ref, known: known))
    }

    static func unusedField(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .unusedField, severity: .warning,
            message: LocalizedText(
                vi: "không quy tắc nào đọc trường `\(name.value)`",
                en: "no rule reads the field `\(name.value)`"),
            at: Label(name.span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "bỏ trường, hoặc thêm `informative: true` nếu chỉ để người đọc nhận biết",
                        en: "remove it, or add `informative: true` if it is only for people"))
            ]
        )
        .claiming()
    }

    static func unusedParameter(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .unusedName, severity: .warning,
            message: LocalizedText(
                vi: "không quy tắc nào dùng tham số `\(name.value)`",
                en: "no rule uses the parameter `\(name.value)`"),
            at: Label(name.span)
        )
        .claiming()
    }

    static func unusedValue(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .unusedName, severity: .warning,
            message: LocalizedText(
                vi: "không quy tắc nào dùng giá trị `\(name.value)`",
                en: "no rule uses the value `\(name.value)`"),
            at: Label(name.span)
        )
        .claiming()
    }

    /// A parameter is a figure; of anything else it may be the wording alone that nobody read.
    static func unverifiedFigure(
        _ source: LegalSource, document: LocalizedText, isParameter: Bool
    ) -> Diagnostic {
        let message =
            isParameter
            ? LocalizedText(
                vi: "con số này chưa được đối chiếu với \(document.vi)",
                en: "this figure was not compared with \(document.en)")
            : LocalizedText(
                vi: "nội dung hoặc con số của mục này chưa được đối chiếu với \(document.vi)",
                en: "the wording or the figures of this item were not compared with \(document.en)")
        return Diagnostic(
            .unverifiedFigure, severity: .note, message: message, at: Label(source.span),
            notes: [source.note].compactMap(\.self))
    }

    static func valueCycle(_ loop: [Spanned<String>]) -> Diagnostic {
        let names = loop.map { "`\($0.value)`" } + ["`\(loop[0].value)`"]
        let path = names.joined(separator: " → ")
        return Diagnostic(
            .valueCycle,
            message: LocalizedText(
                vi: "các giá trị đọc lẫn nhau thành vòng: \(path)",
                en: "values read one another in a loop: \(path)"),
            at: Label(loop[0].span),
            secondary: loop.dropFirst().map {
                Label($0.span, LocalizedText(vi: "nằm trong vòng", en: "part of the loop"))
            })
    }
}

extension Label {
    /// The place where something was written the first time.
    package static func firstHere(_ span: SourceSpan) -> Label {
        Label(span, LocalizedText(vi: "lần đầu ở đây", en: "first here"))
    }
}

extension LocalizedText {
    static let declared = LocalizedText(vi: "khai báo ở đây", en: "declared here")
}
