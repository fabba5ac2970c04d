import RuleDiagnostics
import Testing

struct SHA256Tests {
    /// The examples of FIPS 180-4, and lengths about the border of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 63),
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"
        ),
        (
            String(repeating: "a", count: 64),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
        ),
    ])
    func `a text has the digest of the standard`(text: String, digest: String) {
        #expect(SHA256.name(of: Array(text.utf8)) == "sha256:" + digest)
    }

    @Test(arguments: [0, 1, 3, 4, 5, 9])
    func `parts have the digests that each has by itself`(count: Int) {
        let length = 192
        let bytes = (0..<count * length).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 64) }
        let single = (0..<count).flatMap { part in
            SHA256.digest(of: Array(bytes[part * length..<(part + 1) * length]))
        }
        #expect(SHA256.digests(ofParts: bytes.span, each: length) == single)
    }

    @Test(arguments: [1, 7, 63, 64, 65, 200])
    func `it does not matter in which pieces bytes come`(size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 64) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: size) {
            hash.update(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(hash.finished == SHA256.digest(of: bytes))
    }
}
