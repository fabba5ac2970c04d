import RuleBulk
import Testing

struct KeyRunTests {
    @Test func `neighbouring ids of neighbouring years have prints of their own`() {
        var run = KeyRun()
        let ids = (0..<2_000).map { "\($0)" } + (0..<200).map { "xa-26734-ho-\($0)" }
        for (line, id) in ids.enumerated() {
            let bytes = Array(id.utf8)
            for period in 2_010..<2_030 as Range<Int32> {
                run.add(bytes, bytes.indices, period: period, line: Int32(line))
            }
        }
        #expect(Set(run.prints).count == ids.count * 20)
    }
}
