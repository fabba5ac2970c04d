/// A small pack with a field of every sort that the program treats in its own way, and records for it.
enum SamplePack {
    static let text = """
        pack: lop-hoc/mau
        title: { vi: Lớp học tập, en: Learning class }
        subject: unit
        in-force: { from: 2020-01-01, to: 2024-12-31 }
        model: points
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: 2019-12-01 }
        fields:
          leader:
            type: text
            label: { vi: Người phụ trách, en: Leader }
            personal: true
            pattern: "[A-Z][a-z ]*"
            informative: true
          age: { type: count, max: 99, personal: true, label: { vi: Tuổi, en: Age } }
          members: { type: count, min: 1, label: { vi: Số thành viên, en: Members } }
          learning: { type: count, max: members, label: { vi: Số người học, en: Learners } }
          courses:
            type: list
            label: { vi: Khóa học, en: Courses }
            of:
              topic: { type: text, label: { vi: Chủ đề, en: Topic }, informative: true }
              done: { type: flag, label: { vi: Hoàn thành, en: Done } }
        criteria:
          - id: "1"
            label: { vi: Học tập, en: Learning }
            max: 100
            indicators:
              - id: "1.1"
                label: { vi: Tỉ lệ người học, en: Share of learners }
                source: { ref: mau, at: Điều 1, verified: true }
                max: 60
                award:
                  share: { part: learning, whole: members }
                  bands: [{ at: ">= 2/3", points: 60 }, { at: "-", points: 0 }]
              - id: "1.2"
                label: { vi: Người phụ trách từ 18 tuổi, en: The leader is 18 or older }
                source: { ref: mau, at: Điều 2, verified: true }
                max: 20
                award: { when: age >= 18 }
              - id: "1.3"
                label: { vi: Khóa học đã hoàn thành, en: Courses done }
                source: { ref: mau, at: Điều 3, verified: true }
                max: 20
                award: { each: "size(courses.filter(c, c.done))", points: 10 }
        classification:
          - { id: dat, label: { vi: Đạt, en: Recognised }, points: ">= 70", recognised: true }
          - { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: "< 70", recognised: false }

        """

    /// Two good records around a bad one.
    static let records = """
        {"id":"a","period":2021,"age":40,"members":3,"learning":2,"courses":[{"done":true}]}
        {"id":"b","period":2021,"age":40,"members":0,"learning":7,"courses":[]}
        {"id":"c","period":2021,"age":40,"members":3,"learning":1,"courses":[]}

        """

    /// Only the good ones.
    static let goodRecords =
        records.split(separator: "\n").filter { !$0.contains(#""b""#) }
        .joined(separator: "\n") + "\n"

    static let tests = """
        pack: pack.yaml
        cases:
          - name: đúng hai phần ba
            record: { id: a, period: 2021, age: 40, members: 3, learning: 2, courses: [] }
            status: recognised
            points: 80

        """
}
