/// Makes expressions at random out of all that the language has, as a pack would hold them.
///
/// The names are those of the fields, parameters and values that `PackTexts` declares.
struct ExpressionTexts {
    var chance: Chance
    /// The derived values that may be read, by type.
    var flags: [String] = []
    var numbers: [String] = []
    /// Lists of the items of `xs`.
    var lists = ["xs"]
    /// Whether texts and the place are read, whose numbers may be good for one batch only.
    var readsTexts = false
    /// Whether lists are used in ways that are no tallies.
    var isFree = false

    // MARK: - Conditions

    mutating func flag(_ depth: Int) -> String {
        guard depth > 0 else { return plainFlag() }
        let next = depth - 1
        switch chance.number(in: 0...9) {
        case 0, 1: return "(\(flag(next)) && \(flag(next)))"
        case 2, 3: return "(\(flag(next)) || \(flag(next)))"
        case 4: return "!(\(flag(next)))"
        case 5: return "(\(flag(next)) ? \(flag(next)) : \(flag(next)))"
        case 6, 7: return "\(number(next)) \(comparison()) \(number(chance.number(in: 0...1)))"
        default: return listFlag(next)
        }
    }

    mutating func comparison() -> String { chance.pick(["<", "<=", ">", ">=", "==", "!="]) }

    private mutating func plainFlag() -> String {
        if readsTexts, chance.once(in: 6) { return textFlag() }
        if !flags.isEmpty, chance.once(in: 6) { return chance.pick(flags) }
        let limit = chance.pick(["0", "1", "2", "3", "10", "0.5", "least", "cut"])
        return chance.pick([
            "ok", "b", "!ok", "kind == 'x'", "kind != 'y'", "kind in ['x', 'z']", "has(n)", "has(kind)",
            "has(xs)", "has(day)", "day < date('2021-01-01')", "day.getFullYear() == period",
            "period >= 2020",
            "n == part", "n \(comparison()) \(limit)", "part \(comparison()) \(limit)",
            "w \(comparison()) \(limit)", "d \(comparison()) \(limit)", "pc \(comparison()) 0.5",
            "share(part, n) \(comparison()) 2 / 3", "size(xs) \(comparison()) \(limit)", "pc >= cut",
            "day - date('2020-06-01') > duration('24h')", "{'x': ok, 'y': b, 'z': true}[kind]",
            "has({'x': 1, 'y': 2}[kind])", "n in [1, 2, part]", "most <= table", "n <= table",
            "year + 3 \(comparison()) period",
        ])
    }

    private mutating func textFlag() -> String {
        chance.pick([
            "name == 'anh'", "name.startsWith('a')", "name.contains('n')", "name.matches('^a.*h$')",
            "size(name) > 2", "has(name)", "place == '86'", "has(place)", "place.endsWith('6')",
            "name.lowerAscii() == 'anh'", "string(n) + name == '1anh'", "name in ['anh', 'bình']",
        ])
    }

    private mutating func listFlag(_ depth: Int) -> String {
        let list = list(depth)
        let item = itemFlag(depth)
        if isFree, chance.once(in: 3) { return freeListFlag(list, depth) }
        return chance.pick([
            "\(list).all(p, \(item))", "\(list).exists(p, \(item))", "\(list).exists_one(p, \(item))",
            "size(\(list).filter(p, \(item))) \(comparison()) \(chance.number(in: 0...3))",
            "size(\(list).filter(p, \(item))) == size(\(list))", "has(xs)",
            "ys.all(p, p.ok)", "size(ys.filter(p, p.m > 2)) >= size(xs)",
        ])
    }

    private mutating func freeListFlag(_ list: String, _ depth: Int) -> String {
        chance.pick([
            "\(list).all(i, p, i < 3 || \(itemFlag(depth)))", "\(list).exists(i, p, i > 1 && p.ok)",
            "\(list).exists_one(i, p, i == 0 || p.ok)", "\(list)[0].ok", "has(\(list)[0].n)",
            "size(\(list)) > 2 && \(list)[2].kind == 'x'", "xs.exists(p, ys.exists(q, q.m == p.n))",
            "3 in \(list).map(p, p.n)", "ok || \(list).all(p, p.n >= least)", "has(\(list)[1])",
            "\(list).exists(p, ok || p.ok)", "\(list).map(p, p.ok) == [true]",
            "\(list).transformList(i, p, i + p.n) == [1]", "size(\(list).transformMap(i, p, p.ok)) > 1",
            "\(list).transformList(i, p, p.ok, p.n) == \(list).map(p, p.ok, p.n)",
        ])
    }

    // MARK: - Numbers

    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return plainNumber() }
        let next = depth - 1
        switch chance.number(in: 0...9) {
        case 0: return "(\(number(next)) \(chance.pick(["+", "-", "*", "+"])) \(number(next)))"
        case 1: return "(\(flag(next)) ? \(number(next)) : \(number(next)))"
        case 2: return "\(chance.pick(["min", "max"]))(\(number(next)), \(number(next)))"
        case 3: return "\(chance.pick(["floor", "ceil", "abs", "int", "decimal", "-"]))(\(number(next)))"
        case 4: return "round(\(number(next)), 1, '\(chance.pick(["down", "up", "half-up", "half-even"]))')"
        case 5:
            return chance.pick(["part / n", "n / part", "n % part", "share(part, n)", "big * big", "big + n"])
        case 6, 7: return listNumber(next)
        default: return plainNumber()
        }
    }

    private mutating func plainNumber() -> String {
        if !numbers.isEmpty, chance.once(in: 6) { return chance.pick(numbers) }
        if readsTexts, chance.once(in: 8) { return "size(name)" }
        return chance.pick([
            "n", "part", "w", "d", "pc * 100", "big", "most", "size(xs)", "size(ys)", "least", "table",
            "period - year", "day.getMonth()", "{'x': 1, 'y': 2, 'z': n}[kind]", "n + part", "2 * part",
            "n - part", "3", "d / 4",
        ])
    }

    private mutating func listNumber(_ depth: Int) -> String {
        let list = list(depth)
        if isFree, chance.once(in: 4) {
            return chance.pick([
                "max(\(list).map(p, p.n))", "min(xs.map(p, \(itemNumber(1))))", "\(list)[0].n",
                "sum(\(list).map(p, p.n + least))", "sum([n, part, 1])", "count([ok, b, true])",
                "sum(\(list).transformList(i, p, i * p.n))", "size(\(list).map(p, p.kind))",
                "size(xs.filter(p, p.n > n))",
            ])
        }
        let item = itemFlag(depth)
        return chance.pick([
            "size(\(list).filter(p, \(item)))", "count(\(list).map(p, \(item)))",
            "sum(\(list).map(p, \(itemNumber(depth))))", "sum(\(list).map(p, \(item), \(itemNumber(depth))))",
            "sum(\(list).filter(p, \(item)).map(p, \(itemNumber(depth))))", "size(\(list))",
            "count(\(list).map(p, \(itemFlag(0)), \(item)))", "sum(ys.map(p, p.m))",
        ])
    }

    mutating func list(_ depth: Int) -> String {
        let list = chance.pick(lists)
        guard depth > 0, chance.once(in: 3) else { return list }
        return "\(list).filter(p, \(itemFlag(depth - 1)))"
    }

    // MARK: - Items

    mutating func itemFlag(_ depth: Int) -> String {
        if depth > 0, chance.once(in: 2) {
            let (left, right) = (itemFlag(depth - 1), itemFlag(depth - 1))
            return chance.pick([
                "(\(left) && \(right))", "(\(left) || \(right))", "!(\(left))", "(\(left) ? \(right) : p.ok)",
            ])
        }
        if readsTexts, chance.once(in: 5) {
            return chance.pick([
                "p.name == 'anh'", "has(p.name)", "p.name.contains('h')", "size(p.name) > p.n",
                "p.name.matches('^[a-z]+$')", "int(p.name) > 2",
            ])
        }
        if isFree, chance.once(in: 6) { return chance.pick(["ok || p.ok", "p.n < n", "b"]) }
        if chance.once(in: 8) {
            return chance.pick([
                "p.n >= least", "p.pc > cut", "p.ok && p.n >= least", "p.ok || p.n > least", "least > p.m",
                "(p.n > 3 ? p.n >= least : p.ok)", "(p.ok ? true : p.m > least)", "10 / p.n > least || p.ok",
                "p.n in [1, least]", "cut < 1", "!(p.ok && p.pc > cut)",
            ])
        }
        return chance.pick([
            "p.ok", "!p.ok", "p.kind == 'x'", "p.kind != 'z'", "p.kind in ['x', 'y']", "has(p.n)",
            "has(p.ok)",
            "p.n \(comparison()) \(chance.pick(["0", "1", "3", "14", "70"]))", "p.r > 0.5", "p.n % 2 == 0",
            "period - p.year >= 6 && period - p.year <= 14", "period - p.year > 60", "10 / p.n > 2",
            "p.n * 4000000000 * p.n > 5", "p.n <= p.m", "p.m == 2 || p.n == 2", "p.pc >= 0.5",
            "p.day < date('2015-01-01')", "p.day.getFullYear() + 6 <= period", "[p.n] == [2]",
            "{'x': true, 'y': p.ok, 'z': false}[p.kind]", "has({'x': 1, 'y': 2}[p.kind])",
            "has([1, 2, 3][p.n])", "p.n in [1, 2, p.m]", "[10, 20][p.n] > 15",
            "(p.n > 3 ? true : true)", "p.year + p.n <= period", "date(string(p.year) + '-01-01') < p.day",
        ])
    }

    mutating func itemNumber(_ depth: Int) -> String {
        if depth > 0, chance.once(in: 3) {
            return "(\(itemFlag(depth - 1)) ? \(itemNumber(depth - 1)) : \(itemNumber(depth - 1)))"
        }
        if readsTexts, chance.once(in: 8) { return "size(p.name)" }
        return chance.pick([
            "p.n", "p.m", "p.n + 1", "p.n * least", "(p.ok ? least : 2)", "p.r", "p.r * 10", "(p.ok ? 1 : 0)",
            "period - p.year", "p.n / 2",
            "-p.n",
            "p.n * p.m", "12 / p.n", "int(p.r)", "p.pc * 100", "1", "1000000000000", "p.n * 1000000",
            "{'x': 1, 'y': 2, 'z': p.n}[p.kind]", "min(p.n, 3)", "p.day.getMonth()", "p.n - p.n",
        ])
    }
}
