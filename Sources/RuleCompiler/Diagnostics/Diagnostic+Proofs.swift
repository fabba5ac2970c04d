import RuleDiagnostics
import RuleEngine
import RuleModel

// E344 and P523 onwards: what is proved of every record, or shown by one. In alphabetical order.

extension Diagnostic {
    static func bandsNotMonotone(_ lower: Band, _ higher: Band, asPercent isPercent: Bool) -> Diagnostic {
        func example(_ band: Band) -> String {
            let interval = band.test.intervals[0]
            // No share is less than nothing, or more than all.
            let shares = interval.intersection(Interval(lower: .closed(.zero), upper: .closed(.one)))
            let known = isPercent && !shares.isEmpty ? shares : interval
            return known.example.written(asPercent: isPercent)
        }
        let (small, great) = (example(lower), example(higher))
        return Diagnostic(
            .bandsNotMonotone, severity: .warning,
            message: LocalizedText(
                vi:
                    "điểm không đi theo một chiều: \(small) được \(lower.points) điểm, \(great) được \(higher.points)",
                en:
                    "the points do not go one way: \(small) gives \(lower.points), \(great) gives \(higher.points)"
            ),
            at: Label(higher.span), secondary: [Label(lower.span, .neighbour)])
    }

    static func classesNotMonotone(_ higher: ClassBand, below lower: ClassBand, isListing: Bool) -> Diagnostic
    {
        let (small, great) = (lower.test.intervals[0].example, higher.test.intervals[0].example)
        let words =
            isListing
            ? LocalizedText(
                vi: "\(great) điểm xếp `\(higher.id)`, \(small) điểm xếp `\(lower.id)`, trái với thứ tự viết",
                en:
                    "\(great) points are `\(higher.id)` and \(small) are `\(lower.id)`, against the order listed"
            )
            : LocalizedText(
                vi:
                    "\(small) điểm (`\(lower.id)`) được công nhận mà \(great) điểm (`\(higher.id)`) thì không",
                en:
                    "\(small) points (`\(lower.id)`) earn the title and \(great) points (`\(higher.id)`) do not"
            )
        return Diagnostic(
            .classesNotMonotone, severity: .warning, message: words, at: Label(higher.span),
            secondary: [Label(lower.span, .neighbour)])
    }

    static func constantHere(
        _ holds: Bool, at span: SourceSpan, notes: [LocalizedText] = []
    ) -> Diagnostic {
        Diagnostic(
            .constantCondition, severity: .warning,
            message: LocalizedText(
                vi: holds
                    ? "ở chỗ này điều kiện luôn đúng, do các điều kiện quanh nó"
                    : "ở chỗ này điều kiện luôn sai, do các điều kiện quanh nó",
                en: holds
                    ? "this condition always holds here, by the conditions around it"
                    : "this condition never holds here, by the conditions around it"),
            at: Label(span), notes: notes
        )
        .claiming()
    }

    static func floorUnreachable(_ floor: Spanned<Rational>, most: Rational) -> Diagnostic {
        Diagnostic(
            .floorUnreachable,
            message: LocalizedText(
                vi: "không hồ sơ nào tới được điểm sàn `\(floor.value)`: nhiều nhất là \(most) điểm",
                en: "no record reaches the floor of `\(floor.value)`: the most is \(most) points"),
            at: Label(floor.span))
    }

    static func idleDeduction(_ span: SourceSpan, id: String) -> Diagnostic {
        Diagnostic(
            .idleDeduction, severity: .warning,
            message: LocalizedText(
                vi: "điểm trừ `\(id)` không bao giờ trừ điểm nào",
                en: "the deduction `\(id)` never takes anything"),
            at: Label(span)
        )
        .claiming()
    }

    static func idleFloor(_ floor: Spanned<Rational>, least: Rational) -> Diagnostic {
        Diagnostic(
            .idleFloor, severity: .warning,
            message: LocalizedText(
                vi: "điểm sàn `\(floor.value)` không loại ai: ít nhất cũng được \(least) điểm",
                en: "the floor of `\(floor.value)` bars nobody: the least is \(least) points"),
            at: Label(floor.span)
        )
        .claiming(
            LocalizedText(
                vi: "điểm sàn này không loại ai",
                en: "this floor bars nobody"))
    }

    static func idleIndicator(_ id: String, most: Rational, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .idleIndicator, severity: .warning,
            message: LocalizedText(
                vi: "chỉ tiêu `\(id)` không bao giờ đổi được xếp loại, dù được 0 hay \(most) điểm",
                en: "the indicator `\(id)` never changes the class, whether it gives 0 points or \(most)"),
            at: Label(span)
        )
        .claiming(
            LocalizedText(
                vi: "chỉ tiêu `\(id)` không bao giờ đổi được xếp loại",
                en: "the indicator `\(id)` never changes the class"))
    }

    static func maximumUnreachable(_ maximum: Spanned<Rational>, most: Rational) -> Diagnostic {
        Diagnostic(
            .maximumUnreachable, severity: .warning,
            message: LocalizedText(
                vi: "không hồ sơ nào đạt điểm tối đa `\(maximum.value)`: nhiều nhất là \(most) điểm",
                en: "no record reaches the maximum of `\(maximum.value)`: the most is \(most) points"),
            at: Label(maximum.span)
        )
        .claiming(
            LocalizedText(
                vi: "không hồ sơ nào đạt điểm tối đa này",
                en: "no record reaches this maximum"))
    }

    static func mayFail(_ fault: EvaluationFault, example: CounterExample) -> Diagnostic {
        let words: LocalizedText =
            switch fault.problem {
            case .divisionByZero: LocalizedText(vi: "số chia có thể bằng 0", en: "the divisor can be 0")
            case .emptyAggregate, .indexOutOfRange(_, 0):
                LocalizedText(vi: "danh sách có thể rỗng", en: "the list can be empty")
            case .indexOutOfRange(_, let count):
                LocalizedText(
                    vi: "danh sách có thể chỉ có \(count) mục",
                    en: "the list may hold only \(count) \(count == 1 ? "item" : "items")")
            case .absentKey(let key):
                LocalizedText(vi: "khoá `\(key)` có thể không có", en: "the key `\(key)` may not be there")
            case .overflow, .repeatedKey, .conversionFailed, .costExceeded, .notWhole, .notComparable,
                .wrongKind:
                LocalizedText(vi: "biểu thức này có thể gặp lỗi", en: "this expression can fail")
            }
        let isAboutList =
            switch fault.problem {
            case .emptyAggregate, .indexOutOfRange: true
            case .divisionByZero, .absentKey, .overflow, .repeatedKey, .conversionFailed, .costExceeded,
                .notWhole, .notComparable, .wrongKind:
                false
            }
        return Diagnostic(
            .mayFail, severity: .warning, message: words, at: Label(fault.expression.failingPart),
            notes: [example.note],
            help: [
                FixIt(
                    isAboutList
                        ? LocalizedText(
                            vi: "xét `size(…)` trước, bằng `… ? … : …` hoặc `&&`",
                            en: "ask for `size(…)` first, with `… ? … : …` or `&&`")
                        : LocalizedText(
                            vi: "xét trước bằng `… ? … : …` hoặc `&&`, hoặc đặt `min` cho trường",
                            en: "guard it with `… ? … : …` or `&&`, or give the field a `min`"))
            ])
    }

    static func needlessHalf(
        _ span: SourceSpan, holds: Bool, notes: [LocalizedText] = [], fix: [FixIt]
    ) -> Diagnostic {
        Diagnostic(
            .constantCondition, severity: .warning,
            message: LocalizedText(
                vi: holds
                    ? "vế này luôn đúng khi vế kia đúng" : "vế này luôn sai khi vế kia sai",
                en: holds
                    ? "this half always holds where the other half does"
                    : "this half never holds where the other half does not"),
            at: Label(span), notes: notes, help: fix
        )
        .claiming()
    }

    static func partExceedsWhole(_ share: ShareAward, in pack: RulePack, example: CounterExample)
        -> Diagnostic
    {
        var words = LocalizedText(
            vi: "phần có thể lớn hơn tổng, tỉ lệ sẽ vượt 100%",
            en: "the part may exceed the whole, a share above 100%")
        var (secondary, help): ([Label], [FixIt]) = (
            [Label(share.whole.span, LocalizedText(vi: "tổng", en: "the whole"))], []
        )
        if case .field(let slot) = share.part.kind, case .field(let wholeSlot) = share.whole.kind {
            let (field, whole) = (pack.schema.fields[slot], pack.schema.fields[wholeSlot].name)
            words = LocalizedText(
                vi: "`\(field.name)` có thể lớn hơn `\(whole)`, tỉ lệ sẽ vượt 100%",
                en: "`\(field.name)` may exceed `\(whole)`, a share above 100%")
            secondary = [Label(field.span, .declared)]
            help = [
                FixIt(
                    LocalizedText(
                        vi: "thêm `max: \(whole)` vào trường `\(field.name)`",
                        en: "add `max: \(whole)` to the field `\(field.name)`"))
            ]
        }
        return Diagnostic(
            .partExceedsWhole, severity: .warning, message: words, at: Label(share.part.span),
            secondary: secondary, notes: [example.note], help: help)
    }

    static func prerequisiteBarsTitle(_ span: SourceSpan, most: Rational) -> Diagnostic {
        Diagnostic(
            .prerequisiteBarsTitle,
            message: LocalizedText(
                vi:
                    "hồ sơ nào qua điều kiện này thì không còn mức nào được công nhận: nhiều nhất là \(most) điểm",
                en: "a record that meets this can reach no recognised class: the most is \(most) points"),
            at: Label(span))
    }

    static func prerequisitesContradict(_ span: SourceSpan, first: SourceSpan?) -> Diagnostic {
        Diagnostic(
            .prerequisitesContradict,
            message: LocalizedText(
                vi: "không hồ sơ nào qua được điều kiện này cùng với các điều kiện trước",
                en: "no record meets this together with the prerequisites before it"),
            at: Label(span),
            secondary: first.map {
                [Label($0, LocalizedText(vi: "trái với điều kiện này", en: "it contradicts this"))]
            } ?? [])
    }

    static func presenceNeverFalse(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .presenceNeverFalse, severity: .warning,
            message: LocalizedText(
                vi: "`has` ở đây không bao giờ sai: thiếu số liệu thì kết quả để ngỏ, không thành `false`",
                en: "`has` here is never false: where the value is missing the result is open, not `false`"),
            at: Label(span),
            help: [
                FixIt(
                    LocalizedText(
                        vi: "hỏi chính giá trị, thêm một mục có/không, hoặc ghi `missing: zero` cho chỉ tiêu",
                        en: "ask for the value itself, add a yes/no field, or write `missing: zero`"))
            ]
        )
        .claiming()
    }

    static func redundantPrerequisite(_ span: SourceSpan, from others: [Prerequisite]) -> Diagnostic {
        let names = others.map { "`\($0.id)`" }.joined(separator: ", ")
        return Diagnostic(
            .redundantPrerequisite, severity: .warning,
            message: LocalizedText(
                vi: "hồ sơ nào qua \(names) thì cũng qua điều kiện này, nên nó không loại thêm hồ sơ nào",
                en: "whatever meets \(names) meets this too, so it bars no record more"),
            at: Label(span),
            secondary: others.map {
                Label($0.condition.span, LocalizedText(vi: "suy ra từ đây", en: "it follows from this"))
            },
            help: [
                FixIt(
                    LocalizedText(
                        vi: "bỏ điều kiện này, hoặc sửa nếu nó định đòi hỏi điều khác",
                        en: "leave it out, or mend it if it is meant to ask for more"))
            ]
        )
        .claiming()
    }

    static func sameAward(_ id: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .sameAward, severity: .warning,
            message: LocalizedText(
                vi: "chỉ tiêu này tính cùng một điều với chỉ tiêu `\(id)`, có thể bị tính hai lần",
                en: "this indicator counts the same as the indicator `\(id)`, perhaps twice over"),
            at: Label(span), secondary: [.firstHere(first)]
        )
        .claiming()
    }
}

extension LocalizedText {
    fileprivate static let neighbour = LocalizedText(vi: "mức thấp hơn", en: "the lower one")
}

extension Expression {
    /// The operand that makes it fail: the divisor, the index, the list.
    fileprivate var failingPart: SourceSpan {
        switch kind {
        case .binary(.divide, _, let divisor), .binary(.remainder, _, let divisor): divisor.span
        case .index(_, let key): key.span
        case .call(.share, let operands) where operands.count == 2: operands[1].span
        case .call(.min, let operands) where operands.count == 1: operands[0].span
        case .call(.max, let operands) where operands.count == 1: operands[0].span
        default: span
        }
    }
}

extension Diagnostic {
    /// What the two sides of a comparison that never changes can be; none where there is nothing to tell.
    static func notes(onSides left: ValueRange, _ right: ValueRange) -> [LocalizedText] {
        guard let first = LocalizedText(sides: left), let second = LocalizedText(sides: right) else {
            return []
        }
        return [
            LocalizedText(
                vi: "vế trái \(first.vi), vế phải \(second.vi)",
                en: "the left side is \(first.en), the right \(second.en)")
        ]
    }

    /// For which years a finding holds that rests on when the pack is in force.
    static func notes(on years: InForce?) -> [LocalizedText] {
        guard let years else { return [] }
        let first = years.periods.lower.limit.map { "\($0)" } ?? "\(years.from.parts.year)"
        guard let last = years.periods.upper.limit else {
            return [
                LocalizedText(
                    vi: "`period` từ \(first), là các năm bộ tiêu chí có hiệu lực",
                    en: "`period` is from \(first) on, the years in which the pack is in force")
            ]
        }
        return [
            LocalizedText(
                vi: "`period` từ \(first) đến \(last), là các năm bộ tiêu chí có hiệu lực",
                en: "`period` is from \(first) to \(last), the years in which the pack is in force")
        ]
    }
}

extension Interval {
    /// A number that lies in it, at or near its lower end where it has one.
    fileprivate var example: Rational {
        if case .closed(let low) = lower { return low }
        if case .closed(let high) = upper, lower.limit == nil { return high }
        guard let low = lower.limit else {
            return upper.limit?.subtracting(.one) ?? .zero
        }
        guard let high = upper.limit else { return low.adding(.one) ?? low }
        return low.adding(high)?.divided(by: Rational(2)) ?? low
    }
}

extension Rational {
    fileprivate func written(asPercent isPercent: Bool) -> String {
        guard isPercent, let hundredth = multiplied(by: Rational(100)) else { return "\(self)" }
        return "\(hundredth)%"
    }
}

extension LocalizedText {
    /// The numbers or days of a range in words; none where they are not limited.
    fileprivate init?(sides range: ValueRange) {
        switch range {
        case .number:
            guard range.interval != .everything else { return nil }
            self.init(range.interval)
        case .day:
            let ends = [range.order.lower, range.order.upper].map { bound in
                bound.limit?.whole.map { Day(number: $0).slashed }
            }
            switch (ends[0], ends[1]) {
            case (let first?, let last?) where first == last:
                self.init(vi: "là ngày \(first)", en: "\(first)")
            case (let first?, let last?):
                self.init(vi: "từ ngày \(first) đến ngày \(last)", en: "from \(first) to \(last)")
            case (let first?, nil): self.init(vi: "từ ngày \(first)", en: "from \(first) on")
            case (nil, let last?): self.init(vi: "đến ngày \(last)", en: "up to \(last)")
            case (nil, nil): return nil
            }
        case .truth, .codes, .text, .list, .anything: return nil
        }
    }
}
