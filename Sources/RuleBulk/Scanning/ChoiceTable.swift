/// What the short texts of choices stand for, found by one word: the text with the quote that ends it.
///
/// Each of them has one place. Where another holds it, nothing is learned: then `TextTable` knows the text.
struct ChoiceTable: Sendable {
    struct Entry: Sendable {
        /// 0 for an entry that is free: every key holds a quote.
        var key: UInt64 = 0
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

    /// The bits of a word up to the first quote in it, of which `quotes` is the search; 0 without a quote.
    @inline(__always)
    static func key(_ word: UInt64, upTo quotes: UInt64) -> UInt64 {
        word & (quotes ^ (quotes &- 1))
    }

    @inline(__always)
    static func index(of key: UInt64, for datum: Int, among count: Int) -> Int {
        let hash = (key ^ UInt64(truncatingIfNeeded: datum)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash &>> 40) & (count &- 1)
    }

    /// Learns what a text between quotes stands for, if it is short and has no escapes.
    mutating func learn(_ range: Range<Int>, of bytes: Span<UInt8>, for datum: Int, meaning: Int32) {
        let word = bytes.word(at: range.lowerBound)
        let quotes = Word.finding(UInt8(ascii: "\""), in: word)
        guard range.count < 8, quotes != 0, Word.first(in: quotes) == range.count else { return }
        let key = ChoiceTable.key(word, upTo: quotes)
        let index = ChoiceTable.index(of: key, for: datum, among: entries.count)
        guard entries[index].key == 0 else { return }
        entries[index] = Entry(key: key, datum: Int32(truncatingIfNeeded: datum), meaning: meaning)
    }
}
