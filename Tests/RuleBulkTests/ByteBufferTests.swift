import RuleBulk
import TestSupport
import Testing

/// A buffer gives back what was appended, wherever in its memory it begins.
struct ByteBufferTests {
    @Test(arguments: [UInt64](1...8))
    func `a buffer holds what was appended`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var buffer = ByteBuffer(capacity: Int.random(in: 0..<1 << 13, using: &generator))
        var pool = ByteBuffer()
        pool.append("Gia đình học tập, dòng họ học tập, cộng đồng học tập, đơn vị học tập, công dân học tập")
        for _ in 0..<40 {
            var all: [UInt8] = []
            buffer.removeAll()
            if Bool.random(using: &generator) {
                buffer.align(to: Int.random(in: 0..<1 << 40, using: &generator))
            }
            for _ in 0..<Int.random(in: 0..<60, using: &generator) {
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    buffer.append(UInt8(ascii: "x"))
                    all.append(UInt8(ascii: "x"))
                case 1:
                    buffer.append("Đạt")
                    all += "Đạt".utf8
                case 2:
                    let start = Int.random(in: 0..<pool.count, using: &generator)
                    let length = Int.random(in: 0...(pool.count - start), using: &generator)
                    buffer.append(pool, from: start, length: length)
                    all += pool.bytes[start..<(start + length)]
                default:
                    let bytes = (0..<Int.random(in: 0..<3_000, using: &generator)).map { UInt8($0 & 0x7F) }
                    buffer.append(contentsOf: bytes)
                    all += bytes
                }
            }
            #expect(buffer.count == all.count)
            #expect(buffer.bytes == all)
            #expect(buffer.bytes(upTo: 100) == Array(all.prefix(100)))
        }
    }

    @Test(arguments: [0, 1, 4095, 4096, 123_456_789])
    func `an aligned buffer begins as far from a block in memory as in the file`(place: Int) {
        var buffer = ByteBuffer(capacity: 1 << 14)
        buffer.align(to: place)
        buffer.append("đơn vị học tập")
        let start = unsafe buffer.withBytes { Int(bitPattern: $0.baseAddress) }
        #expect((start - place) % ByteBuffer.block == 0)
    }
}
