// P523 and P526 to P530: what records can and cannot reach.

extension CodeExplanation {
    static let maximumUnreachable = CodeExplanation(
        .maximumUnreachable,
        title: LocalizedText(vi: "điểm tối đa không ai đạt được", en: "maximum that no record reaches"),
        meaning: LocalizedText(
            vi:
                """
                Theo các mức điểm và giới hạn của trường, không hồ sơ nào đạt được điểm tối đa đã \
                ghi. Hãy đối chiếu điểm tối đa và các mức với văn bản.
                """,
            en:
                """
                By its points and the limits of its fields, no record can reach the maximum as \
                written. Compare the maximum and the points with the document.
                """),
        wrong: .indicator(
            """
            max: 20
            award: { choice: kind, points: { agency: 15, school: 10 } }
            """),
        right: .indicator(
            """
            max: 20
            award: { choice: kind, points: { agency: 20, school: 10 } }
            """),
        related: [.maximumMismatch, .unreachableClass])

    static let prerequisitesContradict = CodeExplanation(
        .prerequisitesContradict,
        title: LocalizedText(
            vi: "các điều kiện tiên quyết trái nhau", en: "prerequisites that contradict each other"),
        meaning: LocalizedText(
            vi:
                """
                Không hồ sơ nào qua được các điều kiện tiên quyết này cùng lúc, nên không ai được \
                công nhận. Hãy xem lại chiều so sánh và con số.
                """,
            en:
                """
                No record can meet these prerequisites together, so nobody could earn the title. \
                Look at the directions of the comparisons and at the figures.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Từ 100 thành viên, en: At least 100 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members >= 100
              - id: dk-2
                label: { vi: Dưới 50 thành viên, en: Fewer than 50 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members < 50
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Từ 100 thành viên, en: At least 100 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members >= 100
              - id: dk-2
                label: { vi: Từ 50 người đã bồi dưỡng, en: At least 50 trained }
                source: { ref: mau, at: Điều 2, verified: true }
                require: trained >= 50
            """),
        related: [.constantCondition, .prerequisiteBarsTitle])

    static let redundantPrerequisite = CodeExplanation(
        .redundantPrerequisite,
        title: LocalizedText(
            vi: "điều kiện tiên quyết thừa", en: "prerequisite that follows from others"),
        meaning: LocalizedText(
            vi:
                """
                Hồ sơ nào qua các điều kiện kia thì cũng qua điều kiện này, nên nó không loại thêm ai. \
                Thường là con số hay chiều so sánh bị viết nhầm.
                """,
            en:
                """
                Whatever meets the other prerequisites meets this one too, so it bars nobody more. \
                Most often a figure or the direction of a comparison is wrong.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Từ 100 người đã bồi dưỡng, en: At least 100 trained }
                source: { ref: mau, at: Điều 2, verified: true }
                require: trained >= 100
              - id: dk-2
                label: { vi: Từ 50 thành viên, en: At least 50 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members >= 50
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Từ 100 người đã bồi dưỡng, en: At least 100 trained }
                source: { ref: mau, at: Điều 2, verified: true }
                require: trained >= 100
              - id: dk-2
                label: { vi: Từ 500 thành viên, en: At least 500 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members >= 500
            """),
        related: [.prerequisitesContradict, .constantCondition])

    static let prerequisiteBarsTitle = CodeExplanation(
        .prerequisiteBarsTitle,
        title: LocalizedText(
            vi: "điều kiện tiên quyết loại mọi danh hiệu", en: "prerequisite that leaves no title"),
        meaning: LocalizedText(
            vi:
                """
                Hồ sơ nào qua được điều kiện này thì không đủ điểm cho mức nào được công nhận, nên \
                không ai được công nhận. Thường là điều kiện bị viết ngược.
                """,
            en:
                """
                A record that meets this prerequisite cannot reach the points of any recognised \
                class, so nobody could earn the title. Usually the condition is the wrong way \
                round.
                """),
        wrong: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Chưa có kế hoạch, en: Has no plan }
                source: { ref: mau, at: Điều 2, verified: true }
                require: "!plan"
            """),
        right: .pack(
            """
            prerequisites:
              - id: dk-1
                label: { vi: Từ 5 thành viên, en: At least 5 members }
                source: { ref: mau, at: Điều 2, verified: true }
                require: members >= 5
            """),
        related: [.prerequisitesContradict, .unreachableClass])

    static let idleIndicator = CodeExplanation(
        .idleIndicator,
        title: LocalizedText(
            vi: "chỉ tiêu không đổi được xếp loại", en: "indicator that never changes the class"),
        meaning: LocalizedText(
            vi:
                """
                Các chỉ tiêu khác cho bao nhiêu điểm thì xếp loại vẫn như nhau, dù chỉ tiêu này \
                được 0 điểm hay điểm tối đa. Điều này được thử với mọi tổng điểm có thể có. Hãy \
                đối chiếu điểm tối đa và ranh giới các mức với văn bản.
                """,
            en:
                """
                Whatever the other indicators give, the class is the same whether this one gives \
                nothing or its maximum. This was tried with every total that can arise. Compare \
                the maximum and the borders of the classes with the document.
                """),
        wrong: .pack(
            """
            criteria:
              - id: "1"
                label: { vi: Kết quả học tập, en: Learning results }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch, en: Has a plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 18
                    award: { when: plan }
                  - id: "1.2"
                    label: { vi: Là trường học, en: Is a school }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 2
                    award: { when: kind == 'school' }
            """),
        right: .pack(
            """
            criteria:
              - id: "1"
                label: { vi: Kết quả học tập, en: Learning results }
                max: 20
                indicators:
                  - id: "1.1"
                    label: { vi: Có kế hoạch, en: Has a plan }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: plan }
                  - id: "1.2"
                    label: { vi: Là trường học, en: Is a school }
                    source: { ref: mau, at: Điều 3, verified: true }
                    max: 10
                    award: { when: kind == 'school' }
            """),
        related: [.sameAward, .idleFloor])

    static let idleFloor = CodeExplanation(
        .idleFloor,
        title: LocalizedText(vi: "điểm sàn không loại ai", en: "floor that bars nobody"),
        meaning: LocalizedText(
            vi:
                """
                Mọi hồ sơ đều được ít nhất bằng điểm sàn, nên điểm sàn không có tác dụng. Hãy đối \
                chiếu con số với văn bản.
                """,
            en:
                """
                Every record gets at least the floor, so the floor does nothing. Compare the \
                figure with the document.
                """),
        wrong: .indicator(
            """
            max: 20
            floor: 5
            award: { choice: kind, points: { agency: 20, school: 10 } }
            """),
        right: .indicator(
            """
            max: 20
            floor: 15
            award: { choice: kind, points: { agency: 20, school: 10 } }
            """),
        related: [.floorUnreachable, .floorAboveMaximum])

    static let floorUnreachable = CodeExplanation(
        .floorUnreachable,
        title: LocalizedText(vi: "điểm sàn không ai tới được", en: "floor that no record reaches"),
        meaning: LocalizedText(
            vi:
                """
                Điểm sàn không cao hơn điểm tối đa, nhưng cách cho điểm không bao giờ cho nhiều \
                đến thế, nên không ai được công nhận. Hãy đối chiếu các con số với văn bản.
                """,
            en:
                """
                The floor is not above the maximum, but the award never gives that much, so nobody \
                could earn the title. Compare the figures with the document.
                """),
        wrong: .indicator(
            """
            max: 20
            floor: 18
            award: { choice: kind, points: { agency: 15, school: 10 } }
            """),
        right: .indicator(
            """
            max: 20
            floor: 18
            award: { choice: kind, points: { agency: 20, school: 10 } }
            """),
        related: [.floorAboveMaximum, .maximumUnreachable])
}
