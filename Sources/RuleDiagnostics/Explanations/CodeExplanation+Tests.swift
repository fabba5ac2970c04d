// T8xx: worked cases beside the packs.

extension CodeExplanation {
    static let duplicateCase = CodeExplanation(
        .duplicateCase,
        title: LocalizedText(vi: "hai trường hợp cùng tên", en: "cases of one name"),
        meaning: LocalizedText(
            vi:
                """
                Hai trường hợp kiểm thử cùng tên, nên báo cáo không cho biết trường hợp nào sai. Hãy đặt \
                tên nói rõ điều mỗi trường hợp kiểm tra.
                """,
            en:
                """
                Two cases have one name, so a report could not say which of them failed. Let each name say \
                what its case is about.
                """),
        wrong: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
              - name: có kế hoạch
                record: { plan: false }
                points: 0
            """),
        right: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
              - name: không có kế hoạch
                record: { plan: false }
                points: 0
            """),
        related: [.duplicateID, .recordDuplicateID])

    static let unboundExpectation = CodeExplanation(
        .unboundExpectation,
        title: LocalizedText(
            vi: "kết quả chờ đợi không có trong bộ tiêu chí",
            en: "expectation about something that is not there"),
        meaning: LocalizedText(
            vi:
                """
                Trường hợp kiểm thử chờ đợi điểm của một chỉ tiêu, một xếp loại hoặc một điều kiện mà bộ \
                tiêu chí không có. Hãy sửa mã theo bộ tiêu chí.
                """,
            en:
                """
                The case expects something of an indicator, a class or a prerequisite that the pack does \
                not have. Take the id from the pack.
                """),
        wrong: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
                because: { "1.2": 20 }
            """),
        right: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
                because: { "1.1": 20 }
            """),
        related: [.unknownName, .duplicateCase])
}
