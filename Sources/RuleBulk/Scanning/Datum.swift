/// What a name of an object stands for, and where its value goes.
struct Datum: Sendable {
    enum Kind: UInt8, Sendable {
        /// The start of an object: nothing was read yet.
        case start
        case id, period, place
        case flag
        /// A whole number from 0.
        case count
        /// A whole number with or without a sign.
        case whole
        /// A number with or without a sign and so many places.
        case number
        case choice
        case day
        case text
        /// A text with a pattern that it must match.
        case patternText
        case mark
        case list
        /// The object of the committee's marks.
        case marks
        /// Never plain.
        case refused
        /// A column of a sheet that says nothing to the pack.
        case ignored
    }

    var kind: Kind
    /// The scale of a number in its column.
    var places: UInt8 = 0
    /// Whether the number is a share, whose text may end in `%`.
    var isPercent = false
    /// Which object it stands in; see `ScanPlan`.
    var object: Int32
    /// Where its column starts.
    var cell: Int32 = 0
    /// What shows that one object gives it twice; two data with the same stamp are one.
    var stamp: Int32 = 0
    /// The slot of a list, or the most that a mark may be.
    var detail: Int32 = 0
    /// What a mark must be a multiple of.
    var unit: Int32 = 1

    /// Learns its values text by text, as choices are, where the column holds numbers that stand for texts.
    mutating func learnTexts(as column: ColumnKind?) {
        switch column {
        case .name, .text(isRead: true): kind = .choice
        case .flag, .number, .choice, .day, .text(isRead: false), nil: break
        }
    }

    /// Whether a value of it ends in a digit before an offset: it is a number then, and no text and no word.
    @inline(__always)
    func endsInDigit(before offset: Int, in bytes: Span<UInt8>) -> Bool {
        // At the start of an object, the byte before is nobody's.
        kind != .start && bytes.byte(at: offset &- 1) &- UInt8(ascii: "0") <= 9
    }

    /// Whether its values are numbers, which texts may hold too.
    var isNumber: Bool {
        switch kind {
        case .count, .whole, .number, .mark: true
        case .start, .id, .period, .place, .flag, .choice, .day, .text, .patternText, .list, .marks, .refused,
            .ignored:
            false
        }
    }
}
