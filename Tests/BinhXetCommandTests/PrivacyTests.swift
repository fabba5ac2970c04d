import TestSupport
import Testing

/// Values of personal fields show up nowhere unless somebody asks for them.
struct PrivacyTests {
    private static let name = "Dinhvan"

    private static func workspace(award: String = "when: age >= 18") throws -> Workspace {
        try Workspace([
            "pack.yaml": SamplePack.text.replacing("when: age >= 18", with: award),
            "records.ndjson": """
            {"id":"a","period":2021,"leader":"\(name)","age":77,"members":3,"learning":2,"courses":[]}
            {"id":"b","period":2021,"leader":"\(name) 1","age":177,"members":3,"learning":2,"courses":[]}
            {"id":"c","period":2021,"leader":"\(name)","age":"\(name)","members":3,"learning":2,"courses":[]}

            """,
        ])
    }

    @Test(arguments: ["text", "json", "ndjson", "csv"])
    func `nobody finds a person in verdicts, messages and rejects`(format: String) throws {
        let place = try Self.workspace()
        for level in ["none", "codes", "reasons", "full"] {
            let run = try place.run(
                "score", "--pack", "pack.yaml", "records.ndjson", "--format", format, "--explain", level)
            #expect(run.messageLines.count == 4 && run.status == 4)
            #expect(!run.output.contains(Self.name) && !run.output.contains(#""age":77"#))
            #expect(!run.messages.contains(Self.name) && !run.messages.contains("177"))
        }
        _ = try place.run("score", "--pack", "pack.yaml", "records.ndjson", "--out", "out/")
        let rejects = try #require(place.text(of: "out/rejects.ndjson"))
        #expect(rejects.contains("giá trị của `Tuổi`"))
        #expect(!rejects.contains(Self.name) && !rejects.contains("177"))
    }

    @Test func `who asks for values gets them`() throws {
        let place = try Self.workspace()
        let run = try place.run("score", "--pack", "pack.yaml", "records.ndjson", "--show-values")
        #expect(run.output.contains("Số liệu: tuổi: 77"))
        #expect(run.messages.contains("`177` ở `Tuổi` lớn hơn `99`"))
        let explained = try place.run(
            "explain", "--pack", "pack.yaml", "--records", "records.ndjson", "--id", "a", "--show-values")
        #expect(explained.output.contains("tuổi: 77"))
    }

    @Test(arguments: [
        "points: int(leader)", "points: \"{'a': 1}[leader]\"", "when: date(leader) == date(leader)",
    ])
    func `a rule that fails on a person's data does not tell them`(award: String) throws {
        let place = try Self.workspace(award: award)
        let run = try place.run("score", "--pack", "pack.yaml", "records.ndjson")
        #expect(run.messages.contains("(a): lỗi[R716]: mục `1.2` không tính được: "))
        #expect(!run.messages.contains(Self.name))
        let asked = try place.run("score", "--pack", "pack.yaml", "records.ndjson", "--show-values")
        #expect(asked.messages.contains("`\(Self.name)`"))
    }
}
