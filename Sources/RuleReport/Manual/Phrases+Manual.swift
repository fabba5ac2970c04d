package import RuleDiagnostics
import RuleModel

// Headings and lines of the manual of a pack.

extension Phrases {
    static func manual(of title: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Sổ tay bình xét danh hiệu “\(title.vi)”", en: "Manual of the title “\(title.en)”")
    }

    // MARK: - Head

    static let allPoints = LocalizedText(vi: "Tổng điểm", en: "Points in all")
    static let changedBy = LocalizedText(vi: "Có thay đổi của địa phương", en: "With the changes of")
    static let figuresOf = LocalizedText(vi: "Số liệu của bộ tiêu chí tính đến", en: "Figures as of")
    static let figuresSince = LocalizedText(
        vi: "Số liệu của bộ tiêu chí áp dụng từ", en: "Figures that hold since")
    static let judged = LocalizedText(vi: "Đối tượng được xét", en: "Who is judged")
    static let judgedAtAll = LocalizedText(vi: "diện được xét", en: "whether it is judged")
    static let judgedOnlyIf = LocalizedText(vi: "Chỉ xét khi", en: "Judged only if")

    static func day(_ day: Day) -> LocalizedText {
        LocalizedText(vi: "ngày \(day.slashed)", en: day.description)
    }

    /// Who is judged, by the word of the pack; a word of a place's own stands for itself.
    static func subject(_ word: String) -> LocalizedText {
        switch word {
        case "citizen": LocalizedText(vi: "công dân", en: "citizens")
        case "city": LocalizedText(vi: "thành phố", en: "cities")
        case "clan": LocalizedText(vi: "dòng họ", en: "clans")
        case "commune": LocalizedText(vi: "xã, phường, đặc khu", en: "communes and wards")
        case "commune-unit": LocalizedText(vi: "đơn vị thuộc xã", en: "units managed by communes")
        case "community": LocalizedText(vi: "cộng đồng thôn, bản, tổ dân phố", en: "hamlets and quarters")
        case "household": LocalizedText(vi: "hộ gia đình", en: "households")
        case "unit": LocalizedText(vi: "cơ quan, đơn vị", en: "agencies and units")
        default: LocalizedText(same: word)
        }
    }

    static let missingStaysOpen = LocalizedText(
        vi:
            "Thiếu số liệu không bị tính là 0 điểm hay không đạt: khi số liệu còn thiếu có thể làm thay đổi kết quả "
            + "thì chưa kết luận, trừ những mục ghi rõ cách tính khác.",
        en:
            "Missing data do not count as 0 points or as missed: while they could change the result, nothing is "
            + "concluded, except where an item says otherwise.")

    // MARK: - Verification

    static let notVerified = LocalizedText(
        vi: "Những nội dung chưa đối chiếu văn bản", en: "What was not checked against the documents")
    static let unverifiedMark = LocalizedText(vi: "[chưa đối chiếu]", en: "[not checked]")
    static let restsOnParameter = LocalizedText(
        vi: "Có con số lấy từ tham số chưa đối chiếu.", en: "It rests on a parameter that was not checked.")

    static func unverifiedItems(_ count: Int) -> LocalizedText {
        LocalizedText(
            vi:
                "\(count) nội dung mang dấu \(unverifiedMark.vi): con số chưa được đọc trong chính văn bản. Danh sách "
                + "ở cuối sổ tay; cần đối chiếu trước khi áp dụng.",
            en:
                "\(count) \(count == 1 ? "item bears" : "items bear") the mark \(unverifiedMark.en): the figure was "
                + "not read in the document itself. They are listed at the end; check them before use.")
    }

    /// "xếp loại Khá".
    package static func `class`(_ label: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "xếp loại \(label.vi)", en: "class \(label.en)")
    }

    // MARK: - Rules

    static let allMustHold = LocalizedText(
        vi: "Phải đạt mọi điều kiện dưới đây; các điều kiện này không cho điểm.",
        en: "All of these must hold; they give no points.")
    static let anythingElse = LocalizedText(vi: "Mọi trường hợp còn lại", en: "Anything else")
    static let appliesIf = LocalizedText(vi: "Chỉ áp dụng khi", en: "Applies only if")
    static let criteriaAndIndicators = LocalizedText(
        vi: "Tiêu chí, chỉ tiêu và cách cho điểm", en: "Criteria, indicators and points")
    static let criteriaAndTargets = LocalizedText(vi: "Tiêu chí và chỉ tiêu", en: "Criteria and targets")
    static let criterion = LocalizedText(vi: "Tiêu chí", en: "Criterion")
    static let earnsTitle = LocalizedText(vi: "Được công nhận danh hiệu", en: "Earns the title")
    static let elsewhere = LocalizedText(vi: "Khi không áp dụng", en: "Where it does not apply")
    static let everyLevel = LocalizedText(vi: "Mọi mức độ", en: "Every level")
    static let floorName = LocalizedText(vi: "Điểm sàn", en: "Floor")
    static let mayGoBelowZero = LocalizedText(
        vi: "Sau khi trừ, số điểm có thể âm.", en: "After this the points may be below 0.")
    static let neverBelowZero = LocalizedText(
        vi: "Trừ nhiều nhất đến 0 điểm, không thành điểm âm.", en: "No more is taken away than there is.")
    static let requires = LocalizedText(vi: "Yêu cầu", en: "Requires")
    static let whereMissing = LocalizedText(vi: "Khi thiếu số liệu", en: "Where data are missing")

    static func atMost(_ points: Rational) -> LocalizedText {
        let points = self.points(points)
        return LocalizedText(vi: "tối đa \(points.vi)", en: "at most \(points.en)")
    }

    /// What a failed prerequisite or floor does.
    static func gatesComeFirst(prerequisites: Bool, floors: Bool) -> LocalizedText {
        let gates = [
            prerequisites ? LocalizedText(vi: "điều kiện tiên quyết", en: "a prerequisite") : nil,
            floors ? LocalizedText(vi: "điểm sàn", en: "a floor") : nil,
        ].compactMap(\.self).alternatives
        return LocalizedText(
            vi: "Không đạt \(gates.vi) thì không được công nhận, dù tổng điểm là bao nhiêu.",
            en: "Where \(gates.en) is missed, the title is not given, whatever the points.")
    }

    static func countsAsNothing(isTarget: Bool) -> LocalizedText {
        isTarget
            ? LocalizedText(vi: "tính là không đạt", en: "it counts as missed")
            : LocalizedText(vi: "tính là không có điểm", en: "it counts as no points")
    }

    static func deduction(_ label: LocalizedText) -> LocalizedText {
        let label = label.midSentence
        return LocalizedText(vi: "Trừ điểm: \(label.vi)", en: "Deduction: \(label.en)")
    }

    static func floorMeaning(_ floor: Rational) -> LocalizedText {
        let points = self.points(floor)
        return LocalizedText(
            vi: "phải được ít nhất \(points.vi), nếu không thì không được công nhận",
            en: "at least \(points.en) are needed for the title")
    }

    static func whereNotApplicable(_ otherwise: Applicability.Otherwise) -> LocalizedText {
        switch otherwise {
        case .full: LocalizedText(vi: "được tính đủ điểm tối đa", en: "it counts in full")
        case .exclude:
            LocalizedText(
                vi: "không xét, điểm của phần còn lại được tính lại theo tỉ lệ",
                en: "it is left out, and the points of the rest are scaled up")
        case .zero: LocalizedText(vi: "0 điểm", en: "0 points")
        }
    }

    // MARK: - Levels

    static func allTargets(of count: Int) -> LocalizedText {
        LocalizedText(
            vi: "mọi chỉ tiêu áp dụng, trong số \(count) chỉ tiêu của mức độ này",
            en: "every one that applies of the \(count) targets of this level")
    }

    static func atLeastTargets(_ least: Int, of count: Int) -> LocalizedText {
        LocalizedText(
            vi: "ít nhất \(least) trong \(count) chỉ tiêu của mức độ này",
            en: "at least \(least) of the \(count) targets of this level")
    }

    // MARK: - Data

    static let changedRule = LocalizedText(vi: "Nội dung", en: "Rule")
    static let dataToFill = LocalizedText(vi: "Số liệu cần khai", en: "Data to fill in")
    static let datum = LocalizedText(vi: "Số liệu", en: "Datum")
    static let everyRecordHas = LocalizedText(
        vi: "Hồ sơ nào cũng có mã hồ sơ và năm đánh giá; mã địa bàn khi biết.",
        en: "Every record has an id and the year assessed, and the code of the place where it is known.")
    static let exampleCase = LocalizedText(vi: "Trường hợp", en: "Case")
    static let examples = LocalizedText(vi: "Ví dụ", en: "Worked examples")
    static let howToFill = LocalizedText(vi: "Cách ghi", en: "How to fill it in")
    static let listOfItems = LocalizedText(
        vi: "danh sách, mỗi mục gồm các dòng dưới", en: "a list; each item has the lines below")
    static let locally = LocalizedText(vi: "Địa phương quy định", en: "The place says")
    static let mayDiffer = LocalizedText(
        vi: "Các con số mà quy định có thể thay đổi theo ngày hoặc theo địa phương.",
        en: "Figures that may differ by day or by place.")
    static let nationally = LocalizedText(vi: "Bộ tiêu chí gốc", en: "The pack itself says")
    static let papersToBring = LocalizedText(vi: "Minh chứng cần chuẩn bị", en: "Papers to bring")
    static let parameter = LocalizedText(vi: "Tham số", en: "Parameter")
    static let usedFor = LocalizedText(vi: "Dùng cho", en: "Used for")
    static let value = LocalizedText(vi: "Giá trị", en: "Value")
    static let valueName = LocalizedText(vi: "Tên gọi", en: "Name")

    static func issued(_ day: Day) -> LocalizedText {
        LocalizedText(vi: "ban hành ngày \(day.slashed)", en: "issued on \(day)")
    }

    static func least(_ limit: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "từ \(limit.vi) trở lên", en: "at least \(limit.en)")
    }

    static func most(_ limit: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "không quá \(limit.vi)", en: "at most \(limit.en)")
    }

    static func onOrAfter(_ day: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "từ \(day.vi) trở đi", en: "on or after \(day.en)")
    }

    static func onOrBefore(_ day: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "đến hết \(day.vi)", en: "on or before \(day.en)")
    }

    static func matching(_ pattern: String) -> LocalizedText {
        LocalizedText(vi: "viết theo mẫu \(pattern)", en: "written as \(pattern)")
    }

    static func moreExamples(_ count: Int) -> LocalizedText {
        LocalizedText(
            vi: "Còn \(count) trường hợp khác trong tệp kiểm thử bên cạnh bộ tiêu chí.",
            en: "\(count) more in the file of worked cases beside the pack.")
    }

    static func ways(_ ways: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "các cách: \(ways.vi)", en: "the ways: \(ways.en)")
    }
}
