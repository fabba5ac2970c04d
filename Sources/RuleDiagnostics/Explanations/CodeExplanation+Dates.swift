// D6xx: dates and legal sources.

extension CodeExplanation {
    static let reversedDates = CodeExplanation(
        .reversedDates,
        title: LocalizedText(vi: "ngày hết hiệu lực trước ngày bắt đầu", en: "last day before the first"),
        meaning: LocalizedText(
            vi:
                """
                Ngày cuối cùng có hiệu lực đứng trước ngày đầu, nên bộ tiêu chí không bao giờ có hiệu lực. \
                Hãy xem lại hai ngày trong văn bản.
                """,
            en:
                """
                The last day in force comes before the first, so the pack would never hold. Look both days \
                up in the document.
                """),
        wrong: .pack(
            """
            in-force: { from: 2021-01-01, to: 2020-12-31 }
            """),
        right: .pack(
            """
            in-force: { from: 2021-01-01, to: 2021-12-31 }
            """),
        related: [.sourceAfterForce, .reversedLimits])

    static let unverifiedFigure = CodeExplanation(
        .unverifiedFigure,
        title: LocalizedText(
            vi: "con số hoặc nội dung chưa được đối chiếu", en: "figure or wording that was not verified"),
        meaning: LocalizedText(
            vi:
                """
                Con số của tham số này, hoặc nội dung hay con số của mục này, chưa được ai đọc trong chính văn \
                bản, nên kết luận dựa vào nó mang theo lời nhắc. Ghi chú nói điều gì chưa đọc được. Khi đã đối \
                chiếu với văn bản, hãy ghi `verified: true`.
                """,
            en:
                """
                Nobody has read the figure of this parameter, or the wording or figures of this item, in the \
                document itself, so verdicts that rest on it say so. The note says what was not read. Once it \
                was compared with the document, write `verified: true`.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, at: Điều 2, verified: false }
                require: plan
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk1
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, at: Điều 2, verified: true }
                require: plan
            """),
        related: [.unknownSource, .sourceAfterForce])

    static let sourceAfterForce = CodeExplanation(
        .sourceAfterForce,
        title: LocalizedText(
            vi: "văn bản ban hành sau ngày có hiệu lực", en: "document issued after the pack is in force"),
        meaning: LocalizedText(
            vi:
                """
                Văn bản được ban hành sau ngày bộ tiêu chí bắt đầu có hiệu lực, điều hiếm khi đúng. Hãy \
                kiểm tra ngày ban hành và ngày có hiệu lực. Văn bản mà một con số áp dụng từ ngày về sau \
                dựa vào thì không bị nhắc.
                """,
            en:
                """
                The document was issued after the day on which the pack comes into force, which is rarely \
                right. Check both days. A document that only a figure of a later day rests on is not meant.
                """),
        wrong: .pack(
            """
            sources:
              mau: { vi: Văn bản mẫu, en: Sample document, issued: 2021-06-01 }
            """),
        right: .pack(
            """
            sources:
              mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
            """),
        related: [.reversedDates, .notInForce])
}
