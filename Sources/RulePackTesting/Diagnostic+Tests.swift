import RuleCompiler
package import RuleDiagnostics

// T8xx: worked cases beside the packs. In alphabetical order.

extension Diagnostic {
    static func caseWithoutExpectation(_ name: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .caseWithoutExpectation,
            message: LocalizedText(
                vi: "trường hợp `\(name.value)` không chờ đợi gì", en: "case `\(name.value)` expects nothing"),
            at: Label(name.span))
    }

    static func duplicateCase(_ name: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateCase,
            message: LocalizedText(
                vi: "hai trường hợp cùng tên `\(name.value)`", en: "two cases are called `\(name.value)`"),
            at: Label(name.span),
            secondary: [.firstHere(first)])
    }

    static func duplicateColumn(_ name: Spanned<String>, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateKey,
            message: LocalizedText(
                vi: "cột `\(name.value)` có hai lần", en: "the column `\(name.value)` is there twice"),
            at: Label(name.span),
            secondary: [.firstHere(first)])
    }

    /// A file of cases whose pack is not there.
    package static func unknownPack(_ name: Spanned<String>, nearest: String? = nil) -> Diagnostic {
        Diagnostic(
            .packOfCasesUnknown,
            message: LocalizedText(
                vi: "không có bộ tiêu chí `\(name.value)` để kiểm thử",
                en: "there is no pack `\(name.value)` to test"),
            at: Label(name.span),
            help: nearest.map { [.replace(name.span, with: $0)] } ?? [])
    }

    static func skipWithoutReason(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .emptyValue,
            message: LocalizedText(
                vi: "thiếu lý do chưa chạy trường hợp này",
                en: "the reason why the case is not run is missing"),
            at: Label(span))
    }

    static func tableRowLength(at span: SourceSpan, cells: Int, columns: Int) -> Diagnostic {
        Diagnostic(
            .tableRowLength,
            message: LocalizedText(
                vi: "dòng có \(cells) ô, bảng có \(columns) cột",
                en: "the row has \(cells) cells, the table has \(columns) columns"),
            at: Label(span))
    }

    static func tableWithoutRows(at span: SourceSpan, unreadable file: String? = nil) -> Diagnostic {
        let message =
            if let file {
                LocalizedText(vi: "không đọc được tệp `\(file)`", en: "the file `\(file)` cannot be read")
            } else {
                LocalizedText(
                    vi: "bảng cần `columns` và `rows`, hoặc `csv`",
                    en: "the table needs `columns` and `rows`, or `csv`")
            }
        return Diagnostic(.tableWithoutRows, message: message, at: Label(span))
    }

    static func unboundExpectation(_ id: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .unboundExpectation,
            message: LocalizedText(
                vi: "bộ tiêu chí không có `\(id.value)` để so sánh",
                en: "the pack has no `\(id.value)` to compare with"),
            at: Label(id.span),
            help: FixIt.nearest(to: id.value, among: known, at: id.span))
    }
}
