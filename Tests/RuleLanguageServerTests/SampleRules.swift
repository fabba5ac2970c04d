/// Small rules with a use of every kind of name, for the pack `dong-ho-hoc-tap/vi-du`.
enum SampleRules {
    static let pack = "dong-ho-hoc-tap/vi-du/pack.yaml"
    static let overlay = "dong-ho-hoc-tap/vi-du/vinh-long.overlay.yaml"
    static let tests = "dong-ho-hoc-tap/vi-du/tests.yaml"
    static let shared = "fields/dong-ho.yaml"

    static let sharedText = """
        fields:
          workers: { type: count, max: 10000, label: { vi: Số người lao động, en: Workers } }
          citizens: { type: count, max: workers, label: { vi: Số Công dân học tập, en: Learning citizens } }

        """

    static let packText = """
        pack: dong-ho-hoc-tap/vi-du
        title: { vi: Dòng họ học tập, en: Learning clan }
        subject: clan
        in-force: { from: 2020-01-01, to: 2024-12-31 }
        model: points
        sources:
          vd: { vi: Văn bản ví dụ, en: Example document, issued: 2019-12-01 }
          moi: { vi: Quyết định mới, en: New decision }
        include: [dong-ho]
        fields:
          registered: { type: flag, label: { vi: Đã đăng ký, en: Registered } }
          families: { type: count, min: 1, label: { vi: Số gia đình, en: Families } }
          learning: { type: count, max: families, label: { vi: Số Gia đình học tập, en: Learning families } }
          region:
            type: choice
            of: { normal: { vi: Bình thường, en: Normal }, far: { vi: Miền núi, en: Mountains } }
            label: { vi: Vùng, en: Region }
          people:
            type: list
            label: { vi: Thành viên, en: Members }
            of:
              age: { type: count, max: 120, label: { vi: Tuổi, en: Age } }
              enrolled: { type: flag, label: { vi: Đang đi học, en: At school } }
          guests:
            type: list
            label: { vi: Khách, en: Guests }
            of:
              age: { type: count, max: 120, label: { vi: Tuổi, en: Age } }
              enrolled: { type: flag, label: { vi: Đang đi học, en: At school } }
        parameters:
          pass_mark:
            label: { vi: Điểm đạt, en: Pass mark }
            values: { 2020-01-01: 50, 2022-01-01: { value: 60, source: { ref: moi, at: Điều 2, verified: true } } }
            source: { ref: vd, at: Điều 6, verified: true }
          least_age: { by: region, of: { normal: 6, far: 5 }, source: { ref: vd, verified: true } }
        values:
          pupils:
            label: { vi: Trẻ em, en: Children }
            value: people.filter(p, p.age >= least_age && p.age < 18)
          at_school: pupils.filter(c, c.enrolled)
        applies: registered
        prerequisites:
          - id: gia-dinh
            label: { vi: Ít nhất một nửa là Gia đình học tập, en: At least half }
            source: { ref: vd, at: Điều 1, verified: true }
            require: share(learning, families) >= 1 / 2
        criteria:
          - id: "1"
            label: { vi: Gia đình học tập, en: Learning families }
            max: 60
            indicators:
              - id: "1.1"
                label: { vi: Tỉ lệ Gia đình học tập, en: Share of learning families }
                source: { ref: vd, at: Điều 2, verified: true }
                max: 40
                award: { share: { part: learning, whole: families }, scale: proportional }
              - id: "1.2"
                label: { vi: Trẻ em đi học, en: Children at school }
                source: { ref: vd, at: Điều 3, verified: true }
                max: 20
                award:
                  share: { part: size(at_school), whole: size(pupils) }
                  scale: all-or-nothing
                  when-empty: full
          - id: "2"
            label: { vi: Vùng, en: Region }
            max: 40
            indicators:
              - id: "2.1"
                label: { vi: Theo vùng, en: By region }
                source: { ref: vd, at: Điều 4, verified: true }
                max: 20
                award: { choice: region, points: { normal: 10, far: 20 } }
              - id: "2.2"
                label: { vi: Công dân học tập, en: Learning citizens }
                source: { ref: vd, at: Điều 5, verified: true }
                max: 20
                award: { when: "citizens > 0 && region == 'far' || guests.all(g, g.age > 0 && g.enrolled)" }
        classification:
          - { id: dat, label: { vi: Đạt, en: Recognised }, points: ">= pass_mark", recognised: true }
          - { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: "< pass_mark", recognised: false }

        """

    static let overlayText = """
        extends: dong-ho-hoc-tap/vi-du
        place: { code: "86", name: Vĩnh Long }
        in-force: { from: 2021-01-01, to: 2024-12-31 }
        sources:
          vl: { vi: Quyết định của tỉnh, en: The province's decision }
        source: { ref: vl, at: Điều 2, verified: true }
        set:
          parameters.pass_mark: 80
          indicators.2.1.max: 10
          indicators.2.1.award: { choice: region, points: { normal: 5, far: 10 } }
        add:
          fields: { meetings: { type: count, max: 12, label: { vi: Số buổi họp, en: Meetings } } }
          indicators:
            "2":
              - id: "2.3"
                label: { vi: Họp đều, en: Meets often }
                source: { ref: vl, at: Điều 3, verified: true }
                max: 10
                award: { each: meetings, points: 5 }

        """

    static let testsText = """
        pack: pack.yaml
        cases:
          - name: đủ điểm
            record: { registered: true, families: 4, learning: 4, region: far, citizens: 1, people: [{ age: 7 }] }
            class: dat
            because: { "1.1": 40, "2.1": 20 }
            missing: ["people[0].enrolled"]
            barred: []
          - name: ở tỉnh
            place: "86"
            record: { period: 2022, registered: true, families: 4, learning: 1, meetings: 2 }
            because: { "2.3": 10 }
            barred: [gia-dinh]
        tables:
          - name: Ngưỡng
            record: { registered: true, families: 40 }
            columns: [record.learning, because.1.1, least]
            rows:
              - [20, 20, 30]
          - name: Chồng lên
            columns: [record, because]
            rows:
              - [{ families: 2, learning: 1 }, { "1.1": 20 }]

        """

    /// An editor with all of these open; where it stays busy, nobody looks at the findings.
    static func opened(_ editor: Editor, isBusy: Bool = true) throws -> Editor {
        var editor = editor
        editor.isBusy = true
        try editor.open(shared, sharedText)
        try editor.open(pack, packText)
        try editor.open(overlay, overlayText)
        editor.isBusy = isBusy
        try editor.open(tests, testsText)
        return editor
    }
}

extension String {
    /// The text with a mark in a piece of it: `"part: learn⟦⟧ing"` marks that piece of the text.
    func marked(_ piece: String) -> String {
        let plain = piece.replacing("⟦⟧", with: "")
        guard let range = firstRange(of: plain) else { preconditionFailure("`\(plain)` is not in the text") }
        return replacingCharacters(in: range, with: piece)
    }

    private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
