extension CodeExplanation {
    /// A small valid pack, whose sections the examples replace or add to.
    ///
    /// Its fields are informative, so that an example may leave them unread.
    package static let basePack = """
        pack: don-vi-hoc-tap/vi-du
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: 2021-01-01 }
        model: points
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
        fields:
          plan: { type: flag, informative: true, label: { vi: Có kế hoạch học tập, en: Has a plan } }
          registered: { type: flag, informative: true, label: { vi: Đã đăng ký, en: Registered } }
          members: { type: count, min: 1, informative: true, label: { vi: Số thành viên, en: Members } }
          trained:
            type: count
            max: members
            informative: true
            label: { vi: Số người đã bồi dưỡng, en: Trained members }
          name: { type: text, informative: true, label: { vi: Tên đơn vị, en: Name } }
          kind:
            type: choice
            of: { agency: Cơ quan, school: Trường học }
            informative: true
            label: { vi: Loại đơn vị, en: Kind }
          founded: { type: date, informative: true, label: { vi: Ngày thành lập, en: Founded } }
          people:
            type: list
            informative: true
            label: { vi: Danh sách thành viên, en: List of members }
            of:
              age: { type: count, informative: true, label: { vi: Tuổi, en: Age } }
        criteria:
          - id: "1"
            label: { vi: Điều kiện học tập, en: Learning conditions }
            max: 20
            indicators:
              - id: "1.1"
                label: { vi: Có kế hoạch học tập, en: Has a learning plan }
                source: { ref: mau, at: Điều 3, verified: true }
                max: 20
                award: { when: plan }
        classification:
          - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
          - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }

        """
}
