/// The digest of a long file, which several workers find piece by piece.
///
///     file       |-- 16 KiB --|-- 16 KiB --|- rest -|
///     leaves        SHA-256      SHA-256    SHA-256
///     digest        SHA-256 of the leaves' digests, one after the other
///
/// Usual tools find the same one:
///
///     split -b 16K --filter=sha256sum FILE | cut -c 1-64 | xxd -r -p | sha256sum
package struct TreeDigest: Sendable {
    /// How many bytes a leaf has.
    package static let leaf = 1 << 14

    /// What a worker finds of some bytes in the middle of the file.
    package struct Piece: Sendable {
        /// The bytes before the first leaf that lies whole in the piece, and those behind the last.
        fileprivate var head: [UInt8]
        fileprivate var leaves: [UInt8] = []
        fileprivate var tail: [UInt8] = []
        fileprivate let count: Int

        /// - Parameters:
        ///   - bytes: What the piece lies in.
        ///   - range: Where it lies there.
        ///   - offset: How many bytes of the file stand before it.
        package init(_ bytes: [UInt8], _ range: Range<Int>, at offset: Int) {
            count = range.count
            let lead = (TreeDigest.leaf - offset % TreeDigest.leaf) % TreeDigest.leaf
            guard lead < range.count else {
                head = Array(bytes[range])
                return
            }
            let start = range.lowerBound + lead
            head = Array(bytes[range.lowerBound..<start])
            let end = range.upperBound - (range.upperBound - start) % TreeDigest.leaf
            leaves = SHA256.digests(ofParts: bytes.span.extracting(start..<end), each: TreeDigest.leaf)
            tail = Array(bytes[end..<range.upperBound])
        }
    }

    private var root = SHA256()
    /// The bytes of the leaf that is not whole yet.
    private var pending: [UInt8] = []
    /// How many bytes were taken in.
    package private(set) var count = 0

    package init() {}

    /// The digest of some bytes.
    package init(of bytes: [UInt8]) {
        add(Piece(bytes, 0..<bytes.count, at: 0))
    }

    /// Takes in the next piece of the file.
    package mutating func add(_ piece: Piece) {
        count += piece.count
        pending += piece.head
        closeLeaf()
        guard !piece.leaves.isEmpty || !piece.tail.isEmpty else { return }
        root.update(piece.leaves)
        pending += piece.tail
    }

    private mutating func closeLeaf() {
        guard pending.count == TreeDigest.leaf else { return }
        root.update(SHA256.digest(of: pending))
        pending.removeAll(keepingCapacity: true)
    }

    /// The digest of all that was taken in, as `sha256:` and 64 hexadecimal digits.
    package var name: String {
        var root = root
        if !pending.isEmpty { root.update(SHA256.digest(of: pending)) }
        return SHA256.name(ofDigest: root.finished)
    }
}
