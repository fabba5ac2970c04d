/// One household, clan, community, unit or person in one period, read and checked against a pack's fields.
package struct Record: Sendable, Hashable {
    package var id: String
    /// The year assessed.
    package var period: Int
    /// The code of the place, where it is known.
    package var place: String?
    /// By slot of the pack's `RecordSchema`; none where the record does not say.
    package var values: [Value?]
    /// By index in the pack's `marks`; none where the committee has not marked yet.
    package var marks: [Rational?]

    package init(id: String, period: Int, place: String? = nil, values: [Value?], marks: [Rational?] = []) {
        self.id = id
        self.period = period
        self.place = place
        self.values = values
        self.marks = marks
    }
}

/// Where one datum of a record stands; what a verdict names when it is missing.
package enum DataPath: Sendable, Hashable, Comparable {
    case field(Int)
    /// A field of an item of a list: slot of the list, index of the item from 0, slot in the item.
    case item(Int, Int, Int)
    /// A committee's mark, by index in the pack's `marks`.
    case mark(Int)
    case place

    /// All of it in one number: sets of data are made and joined all the time.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .field(let slot): hasher.combine(slot)
        case .item(let list, let index, let slot): hasher.combine(list &<< 48 ^ index &<< 16 ^ ~slot)
        case .mark(let index): hasher.combine(index &<< 32)
        case .place: hasher.combine(Int.min)
        }
    }
}
