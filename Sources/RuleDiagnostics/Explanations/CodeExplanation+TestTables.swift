// T804 onwards: worked cases that check nothing, and tables of cases.

extension CodeExplanation {
    static let caseWithoutExpectation = CodeExplanation(
        .caseWithoutExpectation,
        title: LocalizedText(vi: "trường hợp không chờ đợi gì", en: "case that expects nothing"),
        meaning: LocalizedText(
            vi:
                """
                Trường hợp kiểm thử có hồ sơ mà không nói phải ra kết quả gì, nên lúc nào cũng đạt. Hãy thêm \
                ít nhất một kết quả, hoặc chạy `binhxet test --update` để ghi kết quả hiện có rồi đọc lại.
                """,
            en:
                """
                The case has a record and does not say what must come out, so it would always pass. Add what \
                is expected, or let `binhxet test --update` write down what comes out, and read it.
                """),
        wrong: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
            """),
        right: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
            """),
        related: [.unboundExpectation])

    static let tableRowLength = CodeExplanation(
        .tableRowLength,
        title: LocalizedText(vi: "dòng của bảng thiếu hoặc thừa ô", en: "row of a table with another length"),
        meaning: LocalizedText(
            vi:
                """
                Mỗi dòng của bảng có đúng số ô như số cột. Ô không có gì để nói được viết `~` (trong CSV: để \
                trống).
                """,
            en:
                """
                Every row of a table has as many cells as there are columns. A cell with nothing to say is \
                written `~` (in CSV: left empty).
                """),
        wrong: .tests(
            """
            pack: pack.yaml
            tables:
              - name: kế hoạch
                columns: [record.plan, points]
                rows:
                  - [true]
                  - [false, 0]
            """),
        right: .tests(
            """
            pack: pack.yaml
            tables:
              - name: kế hoạch
                columns: [record.plan, points]
                rows:
                  - [true, 20]
                  - [false, 0]
            """),
        related: [.rowLength, .caseWithoutExpectation])

    static let tableWithoutRows = CodeExplanation(
        .tableWithoutRows,
        title: LocalizedText(vi: "bảng không có dòng nào", en: "table without rows"),
        meaning: LocalizedText(
            vi:
                """
                Bảng lấy các trường hợp từ `columns` và `rows`, hoặc từ một tệp `csv` cạnh tệp kiểm thử. Ở đây \
                không có gì trong hai, có cả hai, hoặc tệp CSV không đọc được.
                """,
            en:
                """
                A table takes its cases from `columns` and `rows`, or from a `csv` file beside the test file. \
                This one has neither, or both, or its CSV file cannot be read.
                """),
        wrong: .tests(
            """
            pack: pack.yaml
            tables:
              - name: kế hoạch
                columns: [record.plan, points]
            """),
        right: .tests(
            """
            pack: pack.yaml
            tables:
              - name: kế hoạch
                columns: [record.plan, points]
                rows: [[true, 20]]
            """),
        related: [.emptyList, .tableRowLength])

    static let packOfCasesUnknown = CodeExplanation(
        .packOfCasesUnknown,
        title: LocalizedText(vi: "không có bộ tiêu chí để kiểm thử", en: "pack of the cases unknown"),
        meaning: LocalizedText(
            vi:
                """
                `pack` nói các trường hợp thuộc bộ tiêu chí nào: tên tệp hoặc thư mục, tính từ thư mục của tệp \
                kiểm thử. Ở đó không có gì, nên không trường hợp nào chạy được.
                """,
            en:
                """
                `pack` says which pack the cases are about: a file or a folder, seen from the folder of the test \
                file. Nothing is there, so that no case can be run.
                """),
        wrong: .tests(
            """
            pack: pakc.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
            """),
        right: .tests(
            """
            pack: pack.yaml
            cases:
              - name: có kế hoạch
                record: { plan: true }
                points: 20
            """),
        related: [.unboundExpectation, .packOfOverlayUnknown])
}
