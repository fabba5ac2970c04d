import RuleModel
import RuleRecords
import Testing

struct RecordMutationTests {
    private static let sheet = #"""
        id,period,members,with_plan,note,people.1.age
        dv-001,2021,40,30,"một, hai",7
        dv-002,2021,12,5,Nguyễn,
        dv-003,2021,9,9,"nói ""có""",8
        dv-004,2021,8,0,,9

        """#
    private static let lines = """
        {"id":"dv-001","period":2021,"members":40,"note":"Nguyễn \\u0041","people":[{"age":7}]}
        {"id":"dv-002","period":2021,"members":12,"assessed":{"2.1":7.5}}
        {"id":"dv-003","period":"2022","has_policy":true,"rate":85.5}

        """
    private static let array = "[\n" + lines.dropLast().replacing("\n", with: ",\n") + "\n]"

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
            default: bytes.remove(at: place)
            }
        }
    }

    /// Lines of NDJSON that hold more than white space.
    private static func filledLines(_ bytes: [UInt8]) -> Int {
        bytes.split(separator: 10).filter { line in !line.allSatisfy { [9, 13, 32].contains($0) } }.count
    }

    @Test(arguments: 0..<2_000 as Range<UInt64>)
    func `a mutated file never loses a record silently`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let forms = [
            ("r.csv", RecordMutationTests.sheet, 4), ("r.ndjson", RecordMutationTests.lines, 3),
            ("r.json", RecordMutationTests.array, 3),
        ]
        let (name, text, rows) = forms[Int(seed % 3)]
        var bytes = Array(text.utf8)
        RecordMutationTests.mutate(&bytes, &generator)
        let reading = RecordFixture.read(bytes, name: name)
        let count = reading.count
        #expect(count.records == reading.records.count && count.rejected == reading.rejects.count)
        #expect(reading.rejects.allSatisfy { !$0.isEmpty })
        if !count.isComplete {
            #expect(!reading.findings.isEmpty, "seed \(seed)")
        } else if name == "r.ndjson", !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) {
            #expect(count.rows == RecordMutationTests.filledLines(bytes), "seed \(seed)")
        } else {
            // Each of up to three changes may join two rows of a sheet; an array that stays whole keeps its items.
            #expect(count.rows >= (name == "r.csv" ? rows - 3 : rows), "seed \(seed)")
        }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `a changed letter in a sheet never changes the number of rows`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(RecordMutationTests.sheet.utf8)
        let start = (bytes.firstIndex(of: 10) ?? 0) + 1
        let structure: Set<UInt8> = [10, 13, 34]
        let places = (start..<bytes.count).filter { !structure.contains(bytes[$0]) }
        guard let place = places.randomElement(using: &generator) else { return }
        let byte = UInt8.random(in: 0...255, using: &generator)
        bytes[place] = structure.contains(byte) ? 0x80 : byte
        #expect(RecordFixture.read(bytes).count.rows == 4, "seed \(seed)")
    }
}
