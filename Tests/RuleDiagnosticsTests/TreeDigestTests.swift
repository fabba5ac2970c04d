import RuleDiagnostics
import TestSupport
import Testing

struct TreeDigestTests {
    private static func bytes(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    /// The definition, leaf by leaf.
    private static func plain(_ bytes: [UInt8]) -> String {
        let leaves = stride(from: 0, to: bytes.count, by: TreeDigest.leaf).flatMap { start in
            SHA256.digest(of: Array(bytes[start..<min(start + TreeDigest.leaf, bytes.count)]))
        }
        return SHA256.name(of: leaves)
    }

    @Test(arguments: [0, 1, 16_383, 16_384, 16_385, 49_152, 70_000, 100_001])
    func `the digest is that of the digests of the leaves`(count: Int) {
        let bytes = Self.bytes(count)
        #expect(TreeDigest(of: bytes).name == Self.plain(bytes))
    }

    @Test(arguments: [1, 100, 5_000, 16_384, 20_000, 90_000])
    func `pieces of any size lead to the same digest`(size: Int) {
        let bytes = Self.bytes(size == 1 ? 20_000 : 200_000)
        var digest = TreeDigest()
        for start in stride(from: 0, to: bytes.count, by: size) {
            digest.add(
                TreeDigest.Piece(bytes, start..<min(start + size, bytes.count), at: start))
        }
        #expect(digest.name == Self.plain(bytes) && digest.count == bytes.count)
    }

    @Test func `another byte leads to another digest`() {
        var bytes = Self.bytes(40_000)
        let name = TreeDigest(of: bytes).name
        bytes[20_000] ^= 1
        #expect(TreeDigest(of: bytes).name != name)
    }

    @Test func `the tools of the shell find the same digest`() throws {
        let folder = try ProgramRun.temporaryFolder()
        let text = String(repeating: "một hai ba\n", count: 5_000)
        #expect(TestFiles.write(text, to: folder + "/file"))
        let run = try ProgramRun.run(
            "/bin/sh",
            [
                "-c",
                "split -b 16K --filter=sha256sum \(folder)/file | cut -c 1-64 | sed 's/../\\\\x&/g'"
                    + " | while read -r line; do /usr/bin/printf '%b' \"$line\"; done | sha256sum; rm -r \(folder)",
            ], environment: ["PATH=/usr/bin:/bin"])
        #expect("sha256:" + run.output.prefix(64) == TreeDigest(of: Array(text.utf8)).name)
    }
}
