import RuleModel

extension ReasonSample {
    static let shares = [
        ReasonSample(
            name: "proportion", award: { try share($0, .proportional(step)) },
            values: ["part": .whole(38), "whole": .whole(40)], code: "P",
            vi: "Trẻ đi học: 38/40 = 95%, được 9,5/10 điểm (theo tỉ lệ, bước 0,5, làm tròn xuống)",
            en:
                "Children at school: 38/40 = 95%, 9.5/10 points (in proportion, in steps of 0.5, rounded down)"
        ),
        ReasonSample(
            name: "proportion without a step", award: { try share($0, .proportional(nil)) },
            values: ["part": .whole(2), "whole": .whole(3)], code: "P",
            vi: "Trẻ đi học: 2/3 ≈ 66,67%, được 20/3 (≈ 6,67) trên 10 điểm (theo tỉ lệ)",
            en: "Children at school: 2/3 ≈ 66.67%, 20/3 (≈ 6.67) out of 10 points (in proportion)"),
        ReasonSample(
            name: "all", award: { try share($0, .allOrNothing) },
            values: ["part": .whole(3), "whole": .whole(3)], code: "F",
            vi: "Trẻ đi học: 3/3 = 100%, đủ toàn bộ nên được 10/10 điểm",
            en: "Children at school: 3/3 = 100%, the full share, so 10/10 points"),
        ReasonSample(
            name: "nothing", award: { try share($0, .allOrNothing) },
            values: ["part": .whole(2), "whole": .whole(3)], code: "N",
            vi: "Trẻ đi học: 2/3 ≈ 66,67%, chưa đủ toàn bộ nên được 0/10 điểm",
            en: "Children at school: 2/3 ≈ 66.67%, less than the full share, so 0/10 points"),
        ReasonSample(
            name: "share in a band", award: { try share($0, .bands(bands)) },
            values: ["part": .whole(1), "whole": .whole(4)], code: "P2",
            vi: "Trẻ đi học: 1/4 = 25%, thuộc mức “trên 0% và dưới 50%”, được 4/10 điểm",
            en: "Children at school: 1/4 = 25%, in the band “over 0% and under 50%”, 4/10 points"),
        ReasonSample(
            name: "share in no band", award: { try share($0, .bands(bands)) },
            values: ["part": .whole(0), "whole": .whole(4)], code: "N",
            vi: "Trẻ đi học: 0/4 = 0%, không thuộc mức nào có điểm, được 0/10 điểm",
            en: "Children at school: 0/4 = 0%, in no band that gives points, 0/10 points"),
        ReasonSample(
            name: "empty and full", award: { try share($0, .allOrNothing, whenEmpty: .full) },
            values: ["part": .whole(0), "whole": .whole(0)], code: "FE",
            vi: "Tổng số trẻ bằng 0 nên không có gì để tính tỉ lệ; theo quy định được 10/10 điểm",
            en: "Children: 0, so there is no share to take; the rule then says 10/10 points"),
        ReasonSample(
            name: "empty and zero", award: { try share($0, .allOrNothing, whenEmpty: .zero) },
            values: ["part": .whole(0), "whole": .whole(0)], code: "NE",
            vi: "Tổng số trẻ bằng 0 nên không có gì để tính tỉ lệ; theo quy định được 0/10 điểm",
            en: "Children: 0, so there is no share to take; the rule then says 0/10 points"),
        ReasonSample(
            name: "empty and left out", award: { try share($0, .allOrNothing, whenEmpty: .notApplicable) },
            values: ["part": .whole(0), "whole": .whole(0)], code: "XE",
            vi:
                "Tổng số trẻ bằng 0 nên không xét; mục này được bỏ ra và các mục còn lại được tính lại theo tỉ lệ",
            en: "Children: 0, so it does not apply; it is left out and the rest is scaled up"),
    ]

    static let others = [
        ReasonSample(
            name: "flag", award: { .condition(try $0.expression("ready")) }, values: ["ready": .flag(true)],
            code: "F", vi: "Có góc học tập: có, được 10/10 điểm", en: "Has a study corner: yes, 10/10 points"),
        ReasonSample(
            name: "condition", award: { .condition(try $0.expression("whole >= 5")) },
            values: ["whole": .whole(3)], code: "N",
            vi: "Điều kiện “Tổng số trẻ từ 5 trở lên” không được đáp ứng, được 0/10 điểm",
            en: "The condition “Children: at least 5” does not hold: 0/10 points"),
        ReasonSample(
            name: "percentage in a band", award: { .bands(try $0.expression("rate"), bands) },
            values: ["rate": .number(Rational(1).halved)], code: "F1",
            vi: "Tỉ lệ chuyên cần: 50%, thuộc mức “từ 50% trở lên”, được 10/10 điểm",
            en: "Attendance: 50%, in the band “at least 50%”, 10/10 points"),
        ReasonSample(
            name: "sum of percentages in a band", award: { .bands(try $0.expression("rate + rate"), bands) },
            values: ["rate": .number(Rational(1).halved)], code: "F1",
            vi: "Tỉ lệ chuyên cần + tỉ lệ chuyên cần: 100%, thuộc mức “từ 50% trở lên”, được 10/10 điểm",
            en: "Attendance + attendance: 100%, in the band “at least 50%”, 10/10 points"),
        ReasonSample(
            name: "number in no band", award: { .bands(try $0.expression("whole"), bands) },
            values: ["whole": .whole(0)], code: "N",
            vi: "Tổng số trẻ: 0, không thuộc mức nào có điểm, được 0/10 điểm",
            en: "Children: 0, in no band that gives points, 0/10 points"),
        ReasonSample(
            name: "each", award: { .each(try $0.expression("part"), points: Rational(4)) },
            values: ["part": .whole(2)], code: "P",
            vi: "Trẻ đi học: 2, mỗi trường hợp 4 điểm, được 8/10 điểm",
            en: "Children at school: 2, 4 points for each, 8/10 points"),
        ReasonSample(
            name: "each, capped", award: { .each(try $0.expression("part"), points: Rational(4)) },
            values: ["part": .whole(3)], code: "F",
            vi: "Trẻ đi học: 3, mỗi trường hợp 4 điểm, được 10/10 điểm (đã tới mức tối đa)",
            en: "Children at school: 3, 4 points for each, 10/10 points (the most there is)"),
        ReasonSample(
            name: "choice",
            award: {
                .choice(try $0.expression("rank"), [ChoicePoints(code: "good", points: Rational(10))])
            }, values: ["rank": .text("good")], code: "F", vi: "Hạnh kiểm: Tốt, được 10/10 điểm",
            en: "Conduct: Good, 10/10 points"),
        ReasonSample(
            name: "mark", award: { .assessed($0.mark("1.1", maximum: Rational(10), "Nền nếp", "Habits")) },
            values: [:], mark: Rational(15).halved, code: "P", vi: "Ban bình xét chấm, được 7,5/10 điểm",
            en: "By the committee's mark: 7.5/10 points"),
        ReasonSample(
            name: "formula", award: { .points(try $0.expression("part * 1.3"), step) },
            values: ["part": .whole(3)], code: "P",
            vi: "Tính theo công thức của bộ tiêu chí: 3,9, được 3,5/10 điểm (bước 0,5, làm tròn xuống)",
            en: "By the formula of the pack: 3.9, 3.5/10 points (in steps of 0.5, rounded down)"),
        ReasonSample(
            name: "not applicable, full", award: { .condition(try $0.expression("ready")) },
            values: ["whole": .whole(0)], applies: ("whole > 0", .full), code: "XF",
            vi:
                "Không áp dụng vì điều kiện “Tổng số trẻ trên 0” không được đáp ứng; theo quy định tính đủ, được 10/10 điểm",
            en: "Does not apply because the condition “Children: more than 0” does not hold; "
                + "the rule counts it in full: 10/10 points"),
        ReasonSample(
            name: "not applicable, zero", award: { .condition(try $0.expression("whole > 0")) },
            values: ["ready": .flag(false)], applies: ("ready", .zero), code: "XZ",
            vi:
                "Không áp dụng vì điều kiện “Có góc học tập” không được đáp ứng; theo quy định được 0/10 điểm",
            en:
                "Does not apply because the condition “Has a study corner” does not hold; the rule then says 0/10 points"
        ),
        ReasonSample(
            name: "not applicable, left out", award: { .condition(try $0.expression("whole > 0")) },
            values: ["ready": .flag(false)], applies: ("ready", .exclude), code: "XE",
            vi: "Không áp dụng vì điều kiện “Có góc học tập” không được đáp ứng; "
                + "mục này được bỏ ra và các mục còn lại được tính lại theo tỉ lệ",
            en: "Does not apply because the condition “Has a study corner” does not hold; "
                + "it is left out and the rest is scaled up"),
        ReasonSample(
            name: "open", award: { try share($0, .proportional(nil)) }, values: [:], code: "O",
            vi:
                "Chưa đủ căn cứ, còn thiếu dữ liệu: trẻ đi học; tổng số trẻ; có thể được từ 0 đến 10 trên 10 điểm",
            en:
                "Open until all data are known: children at school; children; for now between 0 and 10 of 10 points"
        ),
        ReasonSample(
            name: "missing counts as nothing", award: { .condition(try $0.expression("ready")) },
            values: [:], missing: .zero, code: "NM",
            vi: "Chưa có dữ liệu (có góc học tập); theo quy định, chưa có thì chưa tính, được 0/10 điểm",
            en: "Not in the record (has a study corner); the rule counts that as nothing: 0/10 points"),
    ]
}
