import RuleDiagnostics
import RuleModel

// D6xx: packs by day and place, and figures that change with them. In alphabetical order.

extension Diagnostic {
    static func figureByField(_ name: Spanned<String>, field: String, declared: SourceSpan) -> Diagnostic {
        Diagnostic(
            .figureByField,
            message: LocalizedText(
                vi: "`\(name.value)` thay đổi theo trường `\(field)`, ở đây cần một con số cố định",
                en: "`\(name.value)` differs by the field `\(field)`, and a fixed figure is needed here"),
            at: Label(name.span), secondary: [Label(declared, .declared)],
            notes: [
                LocalizedText(
                    vi: "tham số có `by` chỉ dùng được trong biểu thức",
                    en: "a parameter with `by` can be used in expressions only")
            ])
    }

    /// A dated value that begins after the pack has ended, or that another replaces before it begins.
    static func figureNeverHolds(_ from: Spanned<Day>, because other: Spanned<Day>, hasEnded: Bool)
        -> Diagnostic
    {
        let why =
            hasEnded
            ? LocalizedText(
                vi: "bộ tiêu chí hết hiệu lực ngày \(other.value.slashed)",
                en: "the pack is in force until \(other.value)")
            : LocalizedText(
                vi: "giá trị này thay nó trước khi bộ tiêu chí có hiệu lực",
                en: "this value replaces it before the pack is in force")
        return Diagnostic(
            .figureNeverHolds, severity: .warning,
            message: LocalizedText(
                vi: "giá trị từ ngày \(from.value.slashed) không áp dụng ngày nào",
                en: "the value from \(from.value) holds on no day"),
            at: Label(from.span), secondary: [Label(other.span, why)])
    }

    static func figureStartsLate(_ from: Spanned<Day>, start: Spanned<Day>) -> Diagnostic {
        Diagnostic(
            .figureStartsLate,
            message: LocalizedText(
                vi: "tham số chưa có giá trị nào trước ngày \(from.value.slashed)",
                en: "the parameter has no value before \(from.value)"),
            at: Label(from.span),
            secondary: [
                Label(
                    start.span,
                    LocalizedText(
                        vi: "có hiệu lực từ \(start.value.slashed)", en: "in force from \(start.value)"))
            ])
    }

    static func figureTableGap(_ codes: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .figureTableGap,
            message: LocalizedText(
                vi: "chưa có giá trị cho lựa chọn \(codes.quoted(or: "và"))",
                en: "there is no value for the choice \(codes.quoted(or: "and"))"),
            at: Label(span))
    }

    static func overlayConflict(_ head: OverlayHead, with other: OverlayHead) -> Diagnostic {
        Diagnostic(
            .overlayConflict,
            message: LocalizedText(
                vi: "`\(head.id)` và `\(other.id)` cùng thay đổi bộ tiêu chí cho địa phương `\(head.place)`",
                en: "`\(head.id)` and `\(other.id)` both change the pack for the place `\(head.place)`"),
            at: Label(head.span),
            secondary: [
                Label(
                    other.span,
                    LocalizedText(
                        vi: "tệp kia có hiệu lực trong thời gian này",
                        en: "the other is in force on these days"))
            ])
    }

    static func overlayNeverHolds(_ overlay: OverlayHead, pack: PackHead) -> Diagnostic {
        Diagnostic(
            .overlayNeverHolds, severity: .warning,
            message: LocalizedText(
                vi: "`\(pack.id)` không có hiệu lực ngày nào trong thời gian này",
                en: "`\(pack.id)` is in force on none of these days"),
            at: Label(overlay.span),
            secondary: [
                Label(
                    pack.span,
                    LocalizedText(vi: "bộ tiêu chí có hiệu lực khi này", en: "the pack is in force then"))
            ])
    }

    /// `nearest` is a whole path that may be meant; without one, the `known` names are listed.
    static func overlayPathUnknown(
        _ path: Spanned<String>, nearest: String?, known: [String] = []
    ) -> Diagnostic {
        Diagnostic(
            .overlayPathUnknown,
            message: LocalizedText(
                vi: "bộ tiêu chí không có `\(path.value)` để thay đổi",
                en: "the pack has no `\(path.value)` to change"),
            at: Label(path.span), help: FixIt.nearest(path, known: nearest.map { [$0] } ?? known))
    }

    /// A whole indicator or the like where only its keys can be set.
    static func overlayPathWhole(_ path: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .overlayPathUnknown,
            message: LocalizedText(
                vi: "`\(path.value)` là cả một mục, chưa nói thay đổi khóa nào",
                en: "`\(path.value)` is a whole item and does not say which of its keys changes"),
            at: Label(path.span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "thêm khóa, như `\(path.value).max`, hoặc viết `{ remove: true }`",
                        en: "add a key, such as `\(path.value).max`, or write `{ remove: true }`"))
            ])
    }

    static func packEnded(_ head: PackHead, on day: Day) -> Diagnostic {
        let last = head.inForce.to ?? day
        return Diagnostic(
            .packEnded, severity: .warning,
            message: LocalizedText(
                vi: "`\(head.id)` hết hiệu lực ngày \(last.slashed), chưa có bộ tiêu chí nào tiếp theo",
                en: "`\(head.id)` was in force until \(last), and no pack follows it"),
            at: Label(head.span),
            notes: [
                LocalizedText(
                    vi: "hồ sơ của ngày \(day.slashed) không có bộ tiêu chí để chấm",
                    en: "no pack judges records of \(day)")
            ])
    }

    static func packGap(_ gap: ClosedRange<Day>, before head: PackHead, after previous: PackHead)
        -> Diagnostic
    {
        let (first, last) = (gap.lowerBound, gap.upperBound)
        return Diagnostic(
            .packGap, severity: .warning,
            message: LocalizedText(
                vi:
                    "từ \(first.slashed) đến \(last.slashed) không bộ tiêu chí nào của `\(head.title)` có hiệu lực",
                en: "no pack of `\(head.title)` is in force from \(first) to \(last)"),
            at: Label(head.span),
            secondary: [
                Label(
                    previous.span,
                    LocalizedText(vi: "bộ trước hết hiệu lực ở đây", en: "the pack before ends here"))
            ])
    }

    static func packElsewhere(_ head: PackHead, folder: String) -> Diagnostic {
        Diagnostic(
            .packElsewhere, severity: .warning,
            message: LocalizedText(
                vi: "mã `\(head.id)` khác thư mục `\(folder)`",
                en: "the id `\(head.id)` is not the folder `\(folder)`"),
            at: Label(head.idSpan), help: [.replace(head.idSpan, with: folder)])
    }

    static func packOfOverlayUnknown(_ id: Spanned<String>, known: [String]) -> Diagnostic {
        Diagnostic(
            .packOfOverlayUnknown,
            message: LocalizedText(
                vi: "không có bộ tiêu chí `\(id.value)` ở cạnh tệp này",
                en: "there is no pack `\(id.value)` beside this file"),
            at: Label(id.span), help: FixIt.nearest(id, known: known))
    }

    static func packOverlap(_ head: PackHead, with other: PackHead) -> Diagnostic {
        Diagnostic(
            .packOverlap,
            message: LocalizedText(
                vi: "`\(head.id)` và `\(other.id)` cùng có hiệu lực ngày \(head.inForce.from.slashed)",
                en: "`\(head.id)` and `\(other.id)` are both in force on \(head.inForce.from)"),
            at: Label(head.span),
            secondary: [
                Label(
                    other.span,
                    LocalizedText(
                        vi: "bộ kia có hiệu lực trong thời gian này",
                        en: "the other is in force on these days"))
            ])
    }

    static func placeUnitOverlap(_ code: Spanned<String>, with other: SourceSpan) -> Diagnostic {
        Diagnostic(
            .placeUnitOverlap,
            message: LocalizedText(
                vi: "hai đơn vị cùng mã `\(code.value)` trong cùng thời gian",
                en: "two units have the code `\(code.value)` on the same days"),
            at: Label(code.span), secondary: [.firstHere(other)])
    }

    static func unknownPlaceUnit(_ code: Spanned<String>) -> Diagnostic {
        Diagnostic(
            .unknownPlaceUnit,
            message: LocalizedText(
                vi: "không có đơn vị nào mang mã `\(code.value)`", en: "no unit has the code `\(code.value)`"),
            at: Label(code.span))
    }
}
