/// Pieces whose gaps are filled, found by what the cell came to and the sizes in the gaps.
///
/// The sizes of a row stand in one word, a byte for each list that gaps name. So a piece is found with its own bytes
/// of that word, however many gaps it has.
struct FilledPieces: Sendable {
    struct Slot: Sendable {
        fileprivate var sizes: UInt64 = 0
        /// The number of what the cell came to, plus 1; 0 where the slot is free.
        fileprivate var number: UInt32 = 0
        fileprivate var piece = Piece.none
    }

    /// As many as a power of two says.
    private(set) var slots: [Slot] = Array(repeating: Slot(), count: 256)
    private var count = 0
    /// The lists that have a byte in the word, the first of them in the lowest.
    private(set) var lists: [Piece.Size] = []

    /// More lists than this have no bytes, and more pieces than that are not kept.
    private static let mostLists = 8
    private static let mostPieces = 1 << 11
    /// Stands for every size that does not fit a byte.
    private static let large: UInt8 = .max

    /// The word of a row.
    @inline(__always)
    func sizes(_ cells: Span<Int32>, _ inputs: InputColumns, _ row: Int) -> UInt64 {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for list in lists {
            let size = FilledPieces.size(of: list, cells, inputs, row)
            word |= UInt64(min(size, UInt32(FilledPieces.large))) &<< shift
            shift &+= 8
        }
        return word
    }

    /// The size of a list of a row; far more than a list may have where it is not known.
    @inline(__always)
    static func size(
        of list: Piece.Size, _ cells: Span<Int32>, _ inputs: InputColumns, _ row: Int
    ) -> UInt32 {
        switch list {
        case .column(let start): UInt32(bitPattern: cells[start &+ row])
        case .tally(let tally): inputs.size(of: tally, at: row)
        }
    }

    /// The piece of what a cell came to, with the sizes that belong to it, among the slots of all.
    @inline(__always)
    static func piece(_ number: Int, _ sizes: UInt64, in slots: Span<Slot>) -> Piece? {
        let mask = slots.count &- 1
        let wanted = UInt32(truncatingIfNeeded: number) &+ 1
        var place = hash(wanted, sizes) & mask
        while true {
            let slot = slots[place]
            if slot.number == wanted, slot.sizes == sizes { return slot.piece }
            if slot.number == 0 { return nil }
            place = (place &+ 1) & mask
        }
    }

    /// Whether a piece with such sizes can be kept.
    func canAdd(_ sizes: UInt64) -> Bool {
        count < FilledPieces.mostPieces
            && !(0..<8).contains { UInt8(truncatingIfNeeded: sizes >> (8 * $0)) == FilledPieces.large }
    }

    mutating func add(_ piece: Piece, _ number: Int, _ sizes: UInt64) {
        if count * 2 >= slots.count { grow() }
        count += 1
        enter(Slot(sizes: sizes, number: UInt32(number) + 1, piece: piece))
    }

    /// The bytes of the word that belong to the lists that gaps name; none where one of them has no byte.
    mutating func mask(of gaps: some Sequence<Piece.Gap>) -> UInt64? {
        var mask: UInt64 = 0
        for gap in gaps {
            guard let byte = byte(of: gap.size) else { return nil }
            mask |= 0xFF << UInt64(8 * byte)
        }
        return mask
    }

    /// The place of the byte of a list, which gets one if there is room.
    mutating func byte(of list: Piece.Size) -> Int? {
        if let known = lists.firstIndex(of: list) { return known }
        guard lists.count < FilledPieces.mostLists else { return nil }
        lists.append(list)
        return lists.count - 1
    }

    private mutating func enter(_ slot: Slot) {
        var place = FilledPieces.hash(slot.number, slot.sizes) & (slots.count - 1)
        while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.number != 0 { enter(slot) }
    }

    @inline(__always)
    private static func hash(_ number: UInt32, _ sizes: UInt64) -> Int {
        let product = (sizes ^ UInt64(number) &* 0xE703_7ED1_A0B4_28DB) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product &>> 40)
    }
}
