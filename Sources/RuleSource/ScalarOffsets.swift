/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
struct ScalarOffsets {
    private let start: Int
    private let count: Int
    /// Where each scalar starts, and where the last ends; empty where every scalar is one byte.
    private let offsets: [Int32]

    /// Counts the scalars of valid UTF-8 from the byte `start` on.
    init(_ bytes: [UInt8], from start: Int) {
        self.start = start
        self.count = bytes.count
        guard let firstWide = bytes[start...].firstIndex(where: { $0 >= 0x80 }) else {
            offsets = []
            return
        }
        var offsets: [Int32] = []
        offsets.reserveCapacity(bytes.count - start + 1)
        for offset in start..<firstWide { offsets.append(Int32(truncatingIfNeeded: offset)) }
        for offset in firstWide..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
            offsets.append(Int32(truncatingIfNeeded: offset))
        }
        offsets.append(Int32(truncatingIfNeeded: bytes.count))
        self.offsets = offsets
    }

    /// The byte at which a scalar starts; the end of the file for whatever lies past it.
    func byte(ofScalar index: Int) -> Int {
        if offsets.isEmpty { return min(start + index, count) }
        return index < offsets.count ? Int(offsets[index]) : count
    }
}
