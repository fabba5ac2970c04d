/// What the texts of choices stand for, found by their first two words: the text with the byte that ends it.
///
/// That is a quote in JSON, and what separates the cells of a sheet.
///
/// Each of them has one place. Where another holds it, and for longer texts, nothing is learned: then `TextTable`
/// knows the text.
struct ChoiceTable: Sendable {
    /// The text with its quote; 0 in what follows.
    struct Key: Sendable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        /// The length of the text with its quote; 0 where there is none.
        var length = 0

        init() {}

        /// Reads a text of at most fifteen bytes.
        @inline(__always)
        init(at offset: Int, until quote: UInt8 = UInt8(ascii: "\""), in bytes: Span<UInt8>) {
            first = bytes.word(at: offset)
            var quotes = Word.finding(quote, in: first)
            if quotes == 0 {
                second = bytes.word(at: offset &+ 8)
                quotes = Word.finding(quote, in: second)
                guard quotes != 0 else { return }
                // All bits up to the first quote.
                second &= quotes ^ (quotes &- 1)
                length = 9 &+ Word.first(in: quotes)
            } else {
                first &= quotes ^ (quotes &- 1)
                length = 1 &+ Word.first(in: quotes)
            }
        }

        @inline(__always)
        func index(for datum: Int, among count: Int) -> Int {
            let hash = (first ^ (second &* 31) ^ UInt64(truncatingIfNeeded: datum)) &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: hash &>> 40) & (count &- 1)
        }
    }

    struct Entry: Sendable {
        /// Without text for an entry that is free.
        var key = Key()
        var datum: Int32 = 0
        var meaning: Int32 = 0
    }

    /// A power of two, at least.
    private(set) var entries: [Entry]

    init(data: Int) {
        var size = 64
        while size < 16 * data, size < 4096 { size *= 2 }
        entries = Array(repeating: Entry(), count: size)
    }

    /// Learns what a text stands for, if it is short and what follows it ends it.
    mutating func learn(_ range: Range<Int>, of bytes: Span<UInt8>, for datum: Int, meaning: Int32) {
        let quote = bytes.byte(at: range.upperBound)
        let key = Key(at: range.lowerBound, until: quote, in: bytes)
        let index = key.index(for: datum, among: entries.count)
        guard key.length == range.count + 1, entries[index].key.length == 0 else { return }
        entries[index] = Entry(key: key, datum: Int32(truncatingIfNeeded: datum), meaning: meaning)
    }
}
