import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RulePackTesting
import Testing

/// A small pack with every sort of award, and ways to run cases against it.
enum CasePack {
    static let text = """
        pack: lop-hoc/mau
        title: { vi: Lớp học tập, en: Learning class }
        subject: unit
        in-force: { from: 2020-01-01, to: 2024-12-31 }
        model: points
        sources:
          mau: { vi: Văn bản mẫu, en: Sample document, issued: 2019-12-01 }
        fields:
          registered: { type: flag, label: { vi: Đã đăng ký, en: Registered } }
          members: { type: count, min: 1, max: 100, label: { vi: Số thành viên, en: Members } }
          learning: { type: count, max: members, label: { vi: Số người học, en: Learners } }
          hours: { type: count, max: 100, label: { vi: Số giờ học, en: Hours } }
          grade:
            type: choice
            of: { good: { vi: Tốt, en: Good }, fair: { vi: Khá, en: Fair }, weak: { vi: Yếu, en: Weak } }
            label: { vi: Xếp loại, en: Grade }
        prerequisites:
          - id: dang-ky
            label: { vi: Đã đăng ký, en: Registered }
            source: { ref: mau, at: Điều 1, verified: true }
            require: registered
        criteria:
          - id: "1"
            label: { vi: Học tập, en: Learning }
            max: 100
            indicators:
              - id: "1.1"
                label: { vi: Tỉ lệ người học, en: Share of learners }
                source: { ref: mau, at: Điều 1, verified: true }
                max: 50
                award:
                  share: { part: learning, whole: members }
                  bands: [{ at: ">= 90%", points: 50 }, { at: "[50%..90%)", points: 30 }, { at: "-", points: 0 }]
              - id: "1.2"
                label: { vi: Đủ 20 giờ, en: Twenty hours }
                source: { ref: mau, at: Điều 2, verified: true }
                max: 30
                award: { when: hours >= 20 }
              - id: "1.3"
                label: { vi: Xếp loại, en: Grade }
                source: { ref: mau, at: Điều 3, verified: true }
                max: 20
                award: { choice: grade, points: { good: 20, fair: 10, weak: 0 } }
        classification:
          - { id: dat, label: { vi: Đạt, en: Recognised }, points: ">= 70", recognised: true }
          - { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: "< 70", recognised: false }

        """

    static func pack(_ text: String = text) throws -> RulePack {
        let result = Compiler.compile(Array(text.utf8), path: "pack.yaml")
        #expect(result.findings.filter { $0.severity != .note }.map(\.message.en) == [])
        return try #require(result.pack)
    }

    /// The cases of a test file without its head.
    static func cases(_ text: String) throws -> [PackTestCase] {
        let file = PackTestFile.read(Array(("pack: pack.yaml\n" + text).utf8), path: "tests.yaml")
        #expect(file.findings.map(\.message.en) == [])
        return file.cases
    }

    /// What fails in each case, by the name of the case.
    static func failures(of text: String) throws -> [String: [String]] {
        let runner = PackTestRunner(pack: try pack())
        var failures: [String: [String]] = [:]
        for item in try cases(text) {
            #expect(runner.unbound(in: item).map(\.message.en) == [])
            failures[item.name.value] = runner.run(item).failures.map {
                "\($0.subject): \($0.expected) / \($0.found)"
            }
        }
        return failures
    }

    static let record = "registered: true, members: 10, learning: 9, hours: 20, grade: good"
}
