import BinhXet
import RuleBulk
import TestSupport
import Testing

/// Large files have the bytes that were appended, whichever way they took.
struct OutputFileTests {
    /// The longest piece that is appended.
    private static let longestPiece = 300_000
    /// Letters in a circle, made once: pieces are parts of it that begin at different letters.
    private static let letters = (0..<longestPiece + 26).map { UInt8(ascii: "a") + UInt8($0 % 26) }

    /// Appends pieces of all lengths, some of them texts, and settles now and then; gives what the file must hold.
    private static func fill(
        _ file: OutputFile, _ generator: inout SeededGenerator, pieces: Int, longest: Int
    ) throws -> [UInt8] {
        var all: [UInt8] = []
        let before = file.count
        for piece in 0..<pieces {
            let length = Int.random(in: 0...longest, using: &generator)
            let bytes = Self.letters[(piece % 26)...].prefix(length)
            if Int.random(in: 0..<8, using: &generator) == 0 {
                try file.append(String(decoding: bytes.prefix(300), as: UTF8.self))
                all += bytes.prefix(300)
            } else {
                var buffer = ByteBuffer(capacity: Int.random(in: 1...longest, using: &generator))
                // Some stand in memory as they will in the file, some just beside.
                let shift = [nil, 0, 0, 1, ByteBuffer.block].randomElement(using: &generator) ?? nil
                if let shift { buffer.align(to: file.count + shift) }
                buffer.append(contentsOf: Array(bytes))
                try file.append(buffer)
                all += bytes
            }
            if Int.random(in: 0..<16, using: &generator) == 0 { try file.settle() }
        }
        #expect(file.count - before == all.count)
        return all
    }

    @Test(arguments: [0, 1, 4096, 100_000, OutputFile.largeFile, nil], [UInt64](1...6))
    func `a file holds what was appended`(directFrom: Int?, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let isAsynchronous = seed.isMultiple(of: 2)
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let path = folder + "/verdicts.ndjson"
        let file = try OutputFile(path, directFrom: directFrom, isAsynchronous: isAsynchronous)
        let all = try Self.fill(file, &generator, pieces: 60, longest: Self.longestPiece)
        #expect(FileAccess.length(ofFile: path) == nil)
        try file.finish()
        #expect(try FileAccess.bytes(of: path) == all)
    }

    /// Writes half of a file and some more of it that did not settle; gives what did.
    private static func breakOff(
        _ path: String, isAsynchronous: Bool, _ generator: inout SeededGenerator
    ) throws -> [UInt8] {
        let file = try OutputFile(path, isKept: true, directFrom: 4096, isAsynchronous: isAsynchronous)
        let settled = try fill(file, &generator, pieces: 40, longest: 60_000)
        try file.settle()
        _ = try fill(file, &generator, pieces: 10, longest: 60_000)
        return settled
    }

    @Test(arguments: [UInt64](1...4), [false, true])
    func `a file that was broken off goes on behind what had settled`(seed: UInt64, isAsynchronous: Bool)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let path = folder + "/verdicts.ndjson"
        let settled = try Self.breakOff(path, isAsynchronous: isAsynchronous, &generator)
        let file = try OutputFile(
            path, isKept: true, behind: settled.count, directFrom: 4096, isAsynchronous: isAsynchronous)
        let rest = try Self.fill(file, &generator, pieces: 40, longest: 60_000)
        try file.finish()
        #expect(try FileAccess.bytes(of: path) == settled + rest)
    }

    @Test(arguments: [false, true])
    func `a disk that is too slow is written to in the usual way, whatever its blocks are`(
        isAsynchronous: Bool
    ) throws {
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let path = folder + "/verdicts.ndjson"
        let file = try OutputFile(
            path, directFrom: 0, isAsynchronous: isAsynchronous,
            trial: DirectWriter.Trial(bytes: 1, time: .zero, pause: 1_000))
        var all: [UInt8] = []
        // Whole blocks first, so that nothing is left over when the way is given up.
        for length in [32 * ByteBuffer.block, 1_000, 5 * ByteBuffer.block + 1] {
            let bytes = Array(Self.letters.prefix(length))
            var buffer = ByteBuffer(capacity: length)
            buffer.align(to: file.count)
            buffer.append(contentsOf: bytes)
            try file.append(buffer)
            all += bytes
        }
        try file.finish()
        #expect(try FileAccess.bytes(of: path) == all)
    }

    /// Behind the owner's back, that the disk was too slow shows with the next piece.
    @Test func `a disk that was too slow is tried again, after a pause that gets longer`() throws {
        let folder = try ProgramRun.temporaryFolder()
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        let piece = 150 * ByteBuffer.block
        let file = try OutputFile(
            folder + "/verdicts.ndjson", directFrom: 0, isAsynchronous: true,
            trial: DirectWriter.Trial(bytes: 1 << 30, time: .zero, pause: piece))
        var bytes = ByteBuffer(capacity: piece)
        while bytes.count < piece {
            bytes.append(Self.letters, 0..<min(Self.letters.count, piece - bytes.count))
        }
        let ways = try (0..<10).map { _ in
            try file.append(bytes)
            return file.progress.isDirect
        }
        // Where the disk cannot do it at all, it is not tried again.
        let wanted = [true, false, false, true, false, false, false, true, false, false]
        #expect(ways == wanted || !ways.contains(true), "\(ways)")
        try file.finish()
        let all = (0..<ways.count).flatMap { _ in bytes.bytes }
        #expect(try FileAccess.bytes(of: folder + "/verdicts.ndjson") == all)
    }
}
