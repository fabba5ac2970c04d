/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// The marks of a file hardly ever go back, so each is found from the one before.
struct ScalarOffsets {
    /// The bytes, and one more that begins a scalar, so that every scalar has one behind it.
    private let bytes: [UInt8]
    private let start: Int
    /// The mark that was asked for last, and the byte at which its scalar starts.
    private var scalar = 0
    private var byte: Int

    /// Counts the scalars of valid UTF-8 from the byte `start` on.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes + [0]
        self.start = start
        byte = start
    }

    /// The byte at which a scalar starts; the end of the file for whatever lies past it.
    mutating func byte(ofScalar index: Int) -> Int {
        // In variables of their own, they stay in registers.
        let bytes = bytes
        var (scalar, byte) = (scalar, byte)
        while scalar < index, byte < bytes.count - 1 {
            repeat { byte += 1 } while !bytes[byte].beginsScalar
            scalar += 1
        }
        while scalar > index, byte > start {
            repeat { byte -= 1 } while !bytes[byte].beginsScalar
            scalar -= 1
        }
        (self.scalar, self.byte) = (scalar, byte)
        return byte
    }
}
