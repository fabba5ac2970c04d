import RuleDiagnostics
import RuleReport
import Testing

struct RunProgressTests {
    @Test func `progress has share, counts, rates and the time that is left`() {
        let progress = RunProgress(
            seconds: 2, records: 1_420_000, newRecords: 700_000, bytes: 420_000_000, newBytes: 361_000_000,
            length: 1_000_000_000)
        #expect(
            progress.line[.vietnamese]
                == "42% · 1.420.000 hồ sơ · 350.000 hồ sơ/giây · 180,5 MB/giây · còn 0:04")
        #expect(
            progress.line[.english] == "42% · 1,420,000 records · 350,000 records/s · 180.5 MB/s · 0:04 left")
    }

    @Test func `without a length nobody knows the end`() {
        let progress = RunProgress(
            seconds: 10, records: 50, newRecords: 50, bytes: 12_000_000, newBytes: 12_000_000, length: nil)
        #expect(progress.line[.english] == "50 records · 5 records/s · 1.2 MB/s")
    }

    @Test(arguments: [(59, "0:59"), (61, "1:01"), (3_600, "1:00:00"), (7_325, "2:02:05")])
    func `the time that is left is read like a clock`(seconds: Int, text: String) {
        let progress = RunProgress(
            seconds: 1, records: 1, newRecords: 1, bytes: 1_000, newBytes: 1_000,
            length: 1_000 * (seconds + 1))
        #expect(progress.line[.english].hasSuffix(" · \(text) left"))
    }
}
