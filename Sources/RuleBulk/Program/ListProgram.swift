import RuleModel

/// How tallies of one list field come from its items.
///
/// Each item becomes a key of a few bits: a choice by its code, a number by the class of values that no condition
/// can tell apart. Items with the same key count the same in every tally, so one look-up answers for all tallies
/// at once, and the reference evaluator is asked once for each key.
struct ListProgram: Sendable {
    /// What one column of the items adds to the key.
    struct KeyPart: Sendable {
        enum Form: Sendable {
            /// The number itself, from 0 up; greater ones leave the item open.
            case plain
            /// The class of the number, told by conditions that read nothing else of the item.
            case classes([Expression])
        }

        var column: Int
        var form: Form
        var shift: Int
        var bits: Int

        /// Its bits of the key.
        var mask: UInt64 { (1 << UInt64(bits) - 1) << UInt64(shift) }
    }

    let list: Int
    /// The tallies of this list, by index in the program.
    let tallies: [Int]
    let parts: [KeyPart]
    /// By tally of this list, the bits of the key that it looks at.
    let masks: [UInt64]
    /// Where the period stands in the key.
    let periodShift: Int
    /// Whether keys of items fit 64 bits; else its tallies stay open.
    let fits: Bool
    /// Whether the key says all that decides what missing fields of an item leave open.
    let limitsAreKnown: Bool

    /// Years from 1900 to 2200, as records may have them.
    static let periodBits = 9
    static let periodMask: UInt32 = 1 << UInt32(periodBits) - 1
    static let firstPeriod: Int32 = 1900
    private static let classBits = 6
    private static let plainBits = 12

    /// The programs of a list: one, or more where the items would not fit one key, or the tallies one row of lanes.
    ///
    /// - Parameters:
    ///   - list: The slot of the list.
    ///   - tallies: Those of the list, by index.
    ///   - all: The tallies of the whole program.
    ///   - layout: The columns of batches.
    ///   - fields: Those of the items.
    /// - Returns: Programs that have each tally once.
    static func programs(
        list: Int, tallies: [Int], of all: [Tally], layout: BatchLayout, fields: [Field]
    ) -> [ListProgram] {
        func program(_ tallies: [Int]) -> ListProgram {
            ListProgram(list: list, tallies: tallies, of: all, layout: layout, fields: fields)
        }
        let whole = program(tallies)
        guard !whole.fits else { return [whole] }
        var programs: [ListProgram] = []
        for tally in tallies {
            let (place, joined) =
                programs.indices.lazy.map { ($0, program(programs[$0].tallies + [tally])) }
                .first { $0.1.fits } ?? (programs.count, program([tally]))
            if place == programs.count { programs.append(joined) } else { programs[place] = joined }
        }
        return programs
    }

    private init(list: Int, tallies: [Int], of all: [Tally], layout: BatchLayout, fields: [Field]) {
        self.list = list
        self.tallies = tallies
        let (kinds, read) = (layout.items[list], tallies.map { all[$0].columns })
        var parts: [KeyPart] = []
        var shift = 0
        for column in kinds.indices where read.contains(where: { $0.contains(column) }) {
            let readers = zip(tallies, read).filter { $0.1.contains(column) }
            let expressions = readers.flatMap { all[$0.0].expressions }
            let (form, bits) = ListProgram.form(of: column, kinds[column], in: expressions)
            shift = ListProgram.place(of: bits, from: shift)
            parts.append(KeyPart(column: column, form: form, shift: shift, bits: bits))
            shift += bits
        }
        self.parts = parts
        shift = ListProgram.place(of: ListProgram.periodBits, from: shift)
        periodShift = shift
        // Limits of fields may read the period even where no condition does; it seldom changes.
        let period = UInt64(ListProgram.periodMask) << UInt64(shift)
        masks = read.map { columns in
            parts.reduce(period) { columns.contains($1.column) ? $0 | $1.mask : $0 }
        }
        limitsAreKnown = fields.allSatisfy { field in
            [field.minimum, field.maximum].compactMap(\.self).allSatisfy { !$0.readsRecord }
        }
        fits = shift + ListProgram.periodBits <= 64 && tallies.count <= ItemOutcome.mostTallies
    }

    /// Where so many bits go that all of them stand in one half of the key.
    private static func place(of bits: Int, from shift: Int) -> Int {
        shift < 32 && shift + bits > 32 ? 32 : shift
    }

    /// Whether a key stands for more than one item, because a number or its class does not fit it.
    func isShared(_ key: UInt64) -> Bool {
        parts.contains { key & $0.mask == $0.mask }
    }

    private static func form(
        of column: Int, _ kind: ColumnKind, in expressions: [Expression]
    ) -> (KeyPart.Form, bits: Int) {
        switch kind {
        case .flag: return (.plain, 2)
        case .choice(let codes): return (.plain, (codes.count + 1).bitWidthNeeded)
        case .number, .day, .text, .name:
            var leaves: [Expression] = []
            for expression in expressions {
                guard let found = expression.leaves(reading: column) else { return (.plain, plainBits) }
                leaves += found.filter { !leaves.contains($0) }
            }
            return (.classes(leaves), classBits)
        }
    }
}

extension Int {
    /// How many bits hold the numbers from 0 to this one.
    fileprivate var bitWidthNeeded: Int { Int.bitWidth - leadingZeroBitCount }
}

extension Tally {
    /// The columns of the items that are read.
    fileprivate var columns: Set<Int> {
        var columns: Set<Int> = []
        for expression in expressions {
            expression.walk { if case .member(_, let slot, _) = $0.kind { columns.insert(slot) } }
        }
        return columns
    }
}

extension Expression {
    /// Whether anything but literals, parameters and the period is read.
    fileprivate var readsRecord: Bool {
        contains { part in
            switch part.kind {
            case .field, .derived, .context(.place), .local, .member: true
            case .literal, .parameter, .context(.period), .index, .isPresent, .not, .negate, .and, .or,
                .binary, .conditional, .call, .matches, .comprehension, .list, .map:
                false
            }
        }
    }

    /// Whether the field of the item with that slot is read.
    fileprivate func reads(_ slot: Int) -> Bool {
        contains { if case .member(_, slot: slot, _) = $0.kind { true } else { false } }
    }

    /// The smallest conditions that read a field of the item; none if one of them reads another field too, or if
    /// the field is read apart from any condition.
    fileprivate func leaves(reading slot: Int) -> [Expression]? {
        guard reads(slot) else { return [] }
        switch kind {
        case .not(let operand): return operand.leaves(reading: slot)
        case .and(let left, let right), .or(let left, let right):
            guard let first = left.leaves(reading: slot), let second = right.leaves(reading: slot) else {
                return nil
            }
            return first + second
        default:
            guard type == .flag else { return nil }
            let readsOther = contains {
                if case .member(_, slot: let other, _) = $0.kind { other != slot } else { false }
            }
            return readsOther ? nil : [self]
        }
    }
}
