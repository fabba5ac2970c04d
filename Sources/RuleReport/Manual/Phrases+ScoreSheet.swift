import RuleDiagnostics

// Headings and blanks of the sheet that is filled in by hand.

extension Phrases {
    static let committee = LocalizedText(vi: "Ban bình xét chấm", en: "Committee")
    static let committeeJudged = LocalizedText(vi: "Ban bình xét", en: "Committee")
    static let committeeSigns = LocalizedText(
        vi: "Ban bình xét (ký, ghi rõ họ tên)", en: "For the committee (name and signature)")
    static let content = LocalizedText(vi: "Nội dung", en: "Item")
    static let judgedOne = LocalizedText(
        vi: "Đại diện được xét (ký, ghi rõ họ tên)", en: "For who is judged (name and signature)")
    static let met = LocalizedText(vi: "Đạt", en: "Met")
    static let most = LocalizedText(vi: "Điểm tối đa", en: "Most")
    static let noLevel = LocalizedText(vi: "Chưa đạt mức độ nào", en: "No level")
    static let notMet = LocalizedText(vi: "Không đạt", en: "Not met")
    static let number = LocalizedText(vi: "Mục", en: "No.")
    static let placeAndDay = LocalizedText(
        vi: "……………………, ngày …… tháng …… năm ………", en: "Place and day: ………………………………")
    static let recordID = LocalizedText(vi: "Mã hồ sơ", en: "Id of the record")
    static let remarks = LocalizedText(vi: "Nhận xét", en: "Remarks")
    static let selfAssessed = LocalizedText(vi: "Tự chấm", en: "Own marks")
    static let selfJudged = LocalizedText(vi: "Tự đánh giá", en: "Own view")
    static let targetsMet = LocalizedText(vi: "Số chỉ tiêu đạt", en: "Targets met")
    static let total = LocalizedText(vi: "Tổng điểm", en: "Total")
    static let yearAssessed = LocalizedText(vi: "Năm đánh giá", en: "Year assessed")

    static func scoreSheet(of title: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Phiếu chấm điểm “\(title.vi)”", en: "Score sheet “\(title.en)”")
    }

    static func targetSheet(of title: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Phiếu đánh giá “\(title.vi)”", en: "Assessment sheet “\(title.en)”")
    }
}
