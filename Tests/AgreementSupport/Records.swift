package import RuleModel

/// Makes records of a pack at random, the same for the same seed: with gaps, limits and extremes.
package struct Records {
    private var chance: Chance
    private let pack: RulePack

    package init(of pack: RulePack, seed: UInt64) {
        self.pack = pack
        chance = Chance(seed: seed)
    }

    package mutating func record(_ index: Int) -> Record {
        let period =
            chance.once(in: 10)
            ? chance.pick([1900, 1989, 1990, 2051, 2052, 2053, 2200])
            : chance
                .number(in: 2018...2024)
        // Some records are full, some have few gaps, some are mostly empty.
        let gaps = chance.pick([1_000_000, 1_000_000, 30, 8, 2])
        let values = pack.schema.fields.enumerated().map { slot, field in
            value(of: field, in: slot, period, gaps)
        }
        let marks = pack.marks.map { _ in
            chance.once(in: gaps)
                ? nil
                : Rational(chance.pick([0, 1, 5, 9, 10, 11, 20, 5000]), over: chance.pick([1, 2, 4]))
        }
        let place = chance.once(in: 3) ? nil : chance.pick(["86", "26734"])
        return Record(id: "r\(index)", period: period, place: place, values: values, marks: marks)
    }

    private mutating func value(of field: Field, in slot: Int, _ period: Int, _ gaps: Int) -> Value? {
        guard !chance.once(in: gaps) else { return nil }
        switch field.kind {
        case .flag: return .flag(chance.once(in: 2))
        case .count: return .number(Rational(field.name == "year" ? year(period) : count()))
        case .whole: return .number(Rational(chance.once(in: 2) ? -count() : count()))
        case .decimal(let places): return decimal(places)
        case .percent:
            return Rational(chance.pick([0, 1, 3333, 4999, 5000, 5001, 6000, 10_000, 33_333]), over: 10_000)
                .map { .number($0) }
        case .choice(let choices): return .text(chance.pick(choices).code)
        case .text where field.name == "title":
            return .text(normalizing: chance.pick(["don-vi-hoc-tap", "Đơn vị học tập", "Gia đình học tập"]))
        case .text: return .text(normalizing: chance.pick(["anh", "An", "bình", "", "bi\u{300}nh", "ahah"]))
        case .date: return day(period)
        case .list(let fields): return list(of: fields, in: slot, period)
        }
    }

    /// Mostly small, for conditions turn on small numbers; sometimes at a border of the columns or beyond.
    private mutating func count() -> Int {
        guard chance.once(in: 12) else { return chance.number(in: 0...(chance.once(in: 3) ? 70 : 5)) }
        // Those beyond 32 bits are rarer: their records go the long way, and nothing is compared.
        guard !chance.once(in: 20) else {
            return chance.pick([2_147_483_648, 4_294_967_295, 4_294_967_296, 1 << 40, Int.max])
        }
        return chance.pick([
            61, 62, 63, 64, 100, 4092, 4093, 4094, 4095, 4096, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537,
            100_000, 8_421_504, 8_421_505, 2_147_483_646, 2_147_483_647,
        ])
    }

    private mutating func year(_ period: Int) -> Int {
        chance.once(in: 20) ? count() : period - chance.number(in: 0...80)
    }

    private mutating func decimal(_ places: Int) -> Value? {
        let scale = (0..<chance.number(in: 0...places)).reduce(1) { scale, _ in scale * 10 }
        let number = chance.once(in: 12) ? count() : chance.number(in: -5...40)
        return Rational(number, over: scale).map { .number($0) }
    }

    private mutating func day(_ period: Int) -> Value? {
        let year =
            chance.once(in: 10) ? chance.pick([1, 1969, 1970, 9999]) : period - chance.number(in: 0...15)
        let day = Day(year: year, month: chance.pick([1, 6, 12]), day: chance.pick([1, 30]))
        return day.map { .date($0) }
    }

    private mutating func list(of fields: [Field], in slot: Int, _ period: Int) -> Value {
        let many = chance.once(in: 150) ? chance.pick([254, 255, 256, 300]) : 5
        let size = many > 5 ? many : chance.number(in: 0...5)
        // Some lists have no gaps, so that long chains of conditions are often known.
        let gaps = chance.pick([1_000_000, 1_000_000, 30, 5])
        let items = (0..<size).map { index in
            let values = fields.map { value(of: $0, in: slot, period, gaps) }
            return Value.record(Item(values: values, list: slot, index: index))
        }
        return .list(items)
    }
}
