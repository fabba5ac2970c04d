import RuleBulk
import RuleModel
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

    @Test(arguments: [
        ["a", "b", "c"], ["ho-2", "ho-10", "ho-10"], ["ho-00000001", "ho-00000002", "ho-00000003"],
        ["b", "a", "c"], ["", "a"], ["a"], [],
    ])
    func `the keys of a batch are those of its rows`(ids: [String]) {
        var batch = Batch(BatchLayout(of: ScanFixture.pack))
        var chunk: [UInt8] = []
        for (index, id) in ids.enumerated() {
            let record = Record(
                id: id, period: 2_020 + index, values: ScanFixture.pack.schema.fields.map { _ in nil },
                marks: ScanFixture.pack.marks.map { _ in nil })
            #expect(batch.append(record, naming: &chunk))
        }
        for split in 0...ids.count {
            var (whole, single) = (KeyRun(), KeyRun())
            whole.add(batch, 0..<split, chunk)
            whole.add(batch, split..<ids.count, chunk)
            for row in ids.indices {
                single.add(
                    chunk, batch.range(.idStart, .idEnd, row), period: batch.value(.period, row),
                    line: batch.value(.line, row))
            }
            #expect(whole.prints == single.prints)
            #expect(whole.lines == single.lines)
            #expect(whole.isRising == single.isRising)
            #expect(!whole.isRising || whole.last?.id == single.last?.id)
            #expect(whole.first?.id == single.first?.id)
        }
    }
}
