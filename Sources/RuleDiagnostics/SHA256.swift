/// The SHA-256 digest of FIPS 180-4, which names packs, records and files.
///
///     var hash = SHA256()
///     hash.update(bytes)
///     let digest = hash.finished
package struct SHA256: Sendable {
    private var state = SHA256State<UInt32>()
    /// What does not fill a block of 64 bytes yet.
    private var pending: [UInt8] = []
    private var count = 0

    package init() {}

    /// The digest of some bytes as `sha256:` and 64 hexadecimal digits.
    package static func name(of bytes: [UInt8]) -> String {
        name(ofDigest: digest(of: bytes))
    }

    /// A digest as `sha256:` and 64 hexadecimal digits.
    package static func name(ofDigest digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var name = Array("sha256:".utf8)
        for byte in digest { name += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: name, as: UTF8.self)
    }

    /// The 32 bytes of the digest.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        digest(of: bytes.span)
    }

    /// The 32 bytes of the digest.
    package static func digest(of bytes: Span<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finished
    }

    /// Takes in more bytes.
    package mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Takes in more bytes.
    package mutating func update(_ bytes: Span<UInt8>) {
        count += bytes.count
        var start = 0
        while !pending.isEmpty, start < bytes.count {
            pending.append(bytes[start])
            start += 1
            guard pending.count == SHA256.block else { continue }
            let whole = pending
            pending = []
            state.absorb(SHA256.words(of: whole.span))
        }
        while bytes.count - start >= SHA256.block {
            state.absorb(SHA256.words(of: bytes.extracting(start..<start + SHA256.block)))
            start += SHA256.block
        }
        while start < bytes.count {
            pending.append(bytes[start])
            start += 1
        }
    }

    private static let block = 64

    /// The 32 bytes of the digest of all that was taken in.
    package var finished: [UInt8] {
        var hash = self
        hash.update(SHA256.padding(after: count))
        return hash.state.words.flatMap { SHA256.bytes(of: $0) }
    }

    /// What the standard puts behind the last byte: a bit, zeros, and how many bits there were.
    private static func padding(after count: Int) -> [UInt8] {
        let zeros = (119 - count % 64) % 64
        let bits = UInt64(count) * 8
        return [0x80] + Array(repeating: 0, count: zeros)
            + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
    }

    /// The words of a block, the highest byte of each first.
    @inline(__always)
    private static func words(of block: Span<UInt8>) -> InlineArray<16, UInt32> {
        // Said once, so that no byte is checked by itself.
        precondition(block.count == SHA256.block, "a block is whole")
        return InlineArray { word in
            let place = word &* 4
            return UInt32(block[place]) &<< 24 | UInt32(block[place &+ 1]) &<< 16
                | UInt32(block[place &+ 2]) &<< 8 | UInt32(block[place &+ 3])
        }
    }

    private static func bytes(of word: UInt32) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
}

extension SHA256 {
    /// The digests of parts of one length, which is a multiple of 64, one after the other.
    ///
    /// Four at once take little longer than one.
    package static func digests(ofParts bytes: Span<UInt8>, each length: Int) -> [UInt8] {
        precondition(length > 0 && length % block == 0 && bytes.count % length == 0, "all parts are whole")
        var digests: [UInt8] = []
        var start = 0
        while bytes.count - start >= 4 * length {
            digests += digestsOfFour(bytes.extracting(start..<start + 4 * length))
            start += 4 * length
        }
        while start < bytes.count {
            digests += digest(of: bytes.extracting(start..<start + length))
            start += length
        }
        return digests
    }

    private static func digestsOfFour(_ bytes: Span<UInt8>) -> [UInt8] {
        let length = bytes.count / 4
        var state = SHA256State<SIMD4<UInt32>>()
        for start in stride(from: 0, to: length, by: block) {
            let first = words(of: bytes.extracting(start..<start + block))
            let second = words(of: bytes.extracting(length + start..<length + start + block))
            let third = words(of: bytes.extracting(2 * length + start..<2 * length + start + block))
            let fourth = words(of: bytes.extracting(3 * length + start..<3 * length + start + block))
            state.absorb(InlineArray { SIMD4(first[$0], second[$0], third[$0], fourth[$0]) })
        }
        // After whole blocks, all that is left is the padding, which is the same for all.
        let end = words(of: padding(after: length).span)
        state.absorb(InlineArray { SIMD4(repeating: end[$0]) })
        return (0..<4).flatMap { lane in state.words.flatMap { self.bytes(of: $0[lane]) } }
    }
}
