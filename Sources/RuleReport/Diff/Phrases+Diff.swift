import RuleDiagnostics
import RuleModel

// What rules are called, and what they say, where two packs are compared.

extension Phrases {
    static let allTargets = LocalizedText(vi: "mọi chỉ tiêu áp dụng", en: "every target that applies")
    static let wholePack = LocalizedText(vi: "cả bộ tiêu chí", en: "the whole pack")

    static func name(of aspect: RuleAspect) -> LocalizedText {
        switch aspect {
        case .title: LocalizedText(vi: "tên danh hiệu", en: "title")
        case .subject: LocalizedText(vi: "đối tượng", en: "subject")
        case .model: LocalizedText(vi: "cách xét", en: "model")
        case .label: LocalizedText(vi: "tên gọi", en: "label")
        case .name: LocalizedText(vi: "tên văn bản", en: "name")
        case .issued: LocalizedText(vi: "ngày ban hành", en: "issued")
        case .url: LocalizedText(vi: "địa chỉ", en: "link")
        case .inForce: LocalizedText(vi: "hiệu lực", en: "in force")
        case .applies: LocalizedText(vi: "áp dụng khi", en: "applies when")
        case .notApplicable: LocalizedText(vi: "khi không áp dụng", en: "where it does not apply")
        case .criterion, .grouping: LocalizedText(vi: "thuộc tiêu chí", en: "criterion")
        case .type: LocalizedText(vi: "kiểu dữ liệu", en: "type")
        case .min: LocalizedText(vi: "nhỏ nhất", en: "least")
        case .max: LocalizedText(vi: "tối đa", en: "most")
        case .pattern: LocalizedText(vi: "mẫu chữ", en: "pattern")
        case .aliases: LocalizedText(vi: "tên cột khác", en: "other names")
        case .personal: LocalizedText(vi: "dữ liệu cá nhân", en: "personal")
        case .fixed: LocalizedText(vi: "không ai thay đổi được", en: "nobody can change it")
        case .floor: LocalizedText(vi: "điểm sàn", en: "floor")
        case .value: LocalizedText(vi: "giá trị", en: "value")
        case .expression: LocalizedText(vi: "cách tính", en: "expression")
        case .by: LocalizedText(vi: "theo trường", en: "by field")
        case .require: LocalizedText(vi: "yêu cầu", en: "requires")
        case .award: LocalizedText(vi: "cách cho điểm", en: "award")
        case .when: LocalizedText(vi: "điều kiện", en: "condition")
        case .part: LocalizedText(vi: "phần đạt", en: "part")
        case .whole: LocalizedText(vi: "tổng số", en: "whole")
        case .scale: LocalizedText(vi: "cách tính tỉ lệ", en: "scale")
        case .whenEmpty: LocalizedText(vi: "khi tổng số bằng 0", en: "where the whole is 0")
        case .number: LocalizedText(vi: "số được xét", en: "number")
        case .count: LocalizedText(vi: "số trường hợp", en: "count")
        case .choice: LocalizedText(vi: "lựa chọn được xét", en: "choice")
        case .pointsEach: LocalizedText(vi: "điểm cho từng trường hợp", en: "points for each")
        case .bands: LocalizedText(vi: "các mức", en: "bands")
        case .formula: LocalizedText(vi: "công thức điểm", en: "formula")
        case .step: LocalizedText(vi: "bước điểm", en: "step")
        case .target: LocalizedText(vi: "điều phải đạt", en: "target")
        case .points: LocalizedText(vi: "điểm", en: "points")
        case .need: LocalizedText(vi: "số chỉ tiêu phải đạt", en: "targets needed")
        case .rank: LocalizedText(vi: "thứ bậc", en: "rank")
        case .after: LocalizedText(vi: "phải có trước", en: "needed before")
        case .validFor: LocalizedText(vi: "thời hạn bảo lưu", en: "valid for")
        case .recognised: LocalizedText(vi: "được công nhận", en: "recognised")
        case .belowZero: LocalizedText(vi: "điểm được phép âm", en: "may fall below 0")
        case .missing: LocalizedText(vi: "khi thiếu dữ liệu", en: "where data are missing")
        case .source: LocalizedText(vi: "căn cứ", en: "source")
        case .verified: LocalizedText(vi: "đối chiếu văn bản", en: "checked against the document")
        case .note: LocalizedText(vi: "ghi chú", en: "note")
        case .evidence: LocalizedText(vi: "minh chứng", en: "evidence")
        case .order: LocalizedText(vi: "thứ tự", en: "order")
        }
    }

    static func section(_ section: RuleItem.Section) -> LocalizedText {
        switch section {
        case .pack: pack
        case .sources: LocalizedText(vi: "Văn bản", en: "Documents")
        case .fields: LocalizedText(vi: "Trường dữ liệu", en: "Fields")
        case .parameters: LocalizedText(vi: "Tham số", en: "Parameters")
        case .values: LocalizedText(vi: "Giá trị tính được", en: "Values")
        case .prerequisites: prerequisites
        case .criteria: LocalizedText(vi: "Tiêu chí", en: "Criteria")
        case .indicators: LocalizedText(vi: "Chỉ tiêu", en: "Indicators")
        case .deductions: deductions
        case .classification: LocalizedText(vi: "Xếp loại", en: "Classification")
        case .levels: levels
        }
    }

    // MARK: - What rules say

    static func verified(_ isVerified: Bool) -> LocalizedText {
        isVerified
            ? LocalizedText(vi: "đã đối chiếu", en: "checked")
            : LocalizedText(vi: "chưa đối chiếu", en: "not checked")
    }

    static func otherwise(_ otherwise: Applicability.Otherwise) -> LocalizedText {
        switch otherwise {
        case .full: LocalizedText(vi: "tính đủ điểm", en: "counts in full")
        case .exclude:
            LocalizedText(
                vi: "bỏ ra, phần còn lại tính lại theo tỉ lệ", en: "is left out, the rest scaled up")
        case .zero: LocalizedText(vi: "không có điểm", en: "gives nothing")
        }
    }

    static func missing(_ policy: Indicator.MissingPolicy) -> LocalizedText {
        switch policy {
        case .pending: LocalizedText(vi: "chưa kết luận", en: "stays open")
        case .zero: LocalizedText(vi: "tính là không đạt", en: "counts as nothing")
        }
    }

    static func whenEmpty(_ meaning: ShareAward.EmptyWhole) -> LocalizedText {
        switch meaning {
        case .full: LocalizedText(vi: "tính đủ điểm", en: "counts in full")
        case .zero: LocalizedText(vi: "không có điểm", en: "gives nothing")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "does not apply")
        }
    }

    static func days(_ days: InForce) -> LocalizedText {
        guard let to = days.to else {
            return LocalizedText(vi: "từ \(days.from.slashed)", en: "from \(days.from)")
        }
        return LocalizedText(
            vi: "từ \(days.from.slashed) đến \(to.slashed)", en: "from \(days.from) to \(to)")
    }

    static func figure(_ value: LocalizedText, from day: Day) -> LocalizedText {
        LocalizedText(vi: "từ \(day.slashed): \(value.vi)", en: "from \(day): \(value.en)")
    }

    static func model(isTargets: Bool) -> LocalizedText {
        isTargets
            ? LocalizedText(vi: "theo chỉ tiêu và mức độ", en: "by targets and levels")
            : LocalizedText(vi: "theo điểm", en: "by points")
    }

    static func type(_ kind: Field.Kind) -> LocalizedText {
        switch kind {
        case .flag: LocalizedText(vi: "có hoặc không", en: "yes or no")
        case .count: LocalizedText(vi: "số đếm", en: "count")
        case .whole: LocalizedText(vi: "số nguyên", en: "whole number")
        case .decimal(let places):
            LocalizedText(vi: "số thập phân, \(places) chữ số", en: "decimal with \(places) places")
        case .percent: LocalizedText(vi: "phần trăm", en: "percentage")
        case .choice(let choices): choices.map(\.label).joined(separator: " / ")
        case .text: LocalizedText(vi: "chữ", en: "text")
        case .date: LocalizedText(vi: "ngày", en: "date")
        case .list(let fields):
            LocalizedText(vi: "danh sách", en: "list").followed(by: " (", fields.map(\.label), ")")
        }
    }

    static func named(_ id: String, _ label: LocalizedText) -> LocalizedText {
        label.mapped { "\(id) \($0)" }
    }

    // MARK: - Awards

    static func way(of award: Award) -> LocalizedText {
        switch award {
        case .condition:
            LocalizedText(vi: "điểm tối đa khi đạt điều kiện", en: "the most where a condition holds")
        case .share: LocalizedText(vi: "theo tỉ lệ đạt", en: "by a share")
        case .bands: LocalizedText(vi: "theo mức của một số", en: "by the band of a number")
        case .each: LocalizedText(vi: "theo số trường hợp", en: "for each of a count")
        case .choice: LocalizedText(vi: "theo lựa chọn", en: "by a choice")
        case .parts: LocalizedText(vi: "cộng điểm các phần", en: "the sum of parts")
        case .assessed: LocalizedText(vi: "ban bình xét chấm", en: "the committee's mark")
        case .points: LocalizedText(vi: "theo công thức", en: "by a formula")
        }
    }

    static func scale(_ scale: ShareAward.Scale) -> LocalizedText {
        switch scale {
        case .proportional: LocalizedText(vi: "theo tỉ lệ", en: "in proportion")
        case .allOrNothing: LocalizedText(vi: "đủ toàn bộ hoặc không có điểm", en: "all or nothing")
        case .bands: LocalizedText(vi: "theo mức", en: "by bands")
        }
    }

    static func gives(_ points: Rational, for what: LocalizedText) -> LocalizedText {
        let points = self.points(points)
        return LocalizedText { "\(what[$0]): \(points[$0])" }
    }

    // MARK: - Levels

    static func asks(_ level: LocalizedText, _ what: LocalizedText) -> LocalizedText {
        LocalizedText { "\(level[$0]): \(what[$0])" }
    }

    static func atLeastTargets(_ count: Int) -> LocalizedText {
        LocalizedText(
            vi: "ít nhất \(count) chỉ tiêu", en: "at least \(count) \(count == 1 ? "target" : "targets")")
    }

    static func after(_ level: LocalizedText, months: Int) -> LocalizedText {
        LocalizedText(
            vi: "\(level.vi) ít nhất \(months) tháng", en: "\(level.en) for at least \(monthCount(months))")
    }

    static func months(_ months: Int) -> LocalizedText {
        LocalizedText(vi: "\(months) tháng", en: monthCount(months))
    }

    static func rank(above level: LocalizedText?) -> LocalizedText {
        level.map { LocalizedText(vi: "ngay trên \($0.vi)", en: "next above \($0.en)") }
            ?? LocalizedText(vi: "thấp nhất", en: "the lowest")
    }
}

extension LocalizedText {
    fileprivate func followed(by open: String, _ list: [LocalizedText], _ close: String) -> LocalizedText {
        let list = list.joined(separator: ", ")
        return LocalizedText { self[$0] + open + list[$0] + close }
    }
}
