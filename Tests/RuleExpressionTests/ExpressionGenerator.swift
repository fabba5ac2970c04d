import TestSupport

/// Writes random expressions of a wanted type over the sample pack, with needless parentheses.
struct ExpressionGenerator {
    private var random: SeededGenerator
    private var items: [String] = []
    private var budget: Int

    init(seed: UInt64, size: Int) {
        random = SeededGenerator(seed: seed)
        budget = size
    }

    private mutating func next(below bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &random)
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[next(below: choices.count)]
    }

    /// Every operand stands in parentheses, so that printing has something to take away.
    private func enclosed(_ text: String) -> String { "(\(text))" }

    // MARK: Types

    mutating func flag() -> String {
        budget -= 1
        guard budget > 0 else {
            return pick(
                ["true", "false", "has_plan", "has(place)", "reported", "unit_kind == 'school'"]
                    + items.map { "\($0).enrolled" })
        }
        switch next(below: 13) {
        case 0...2: return enclosed(flag()) + pick([" && ", " || "]) + enclosed(flag())
        case 3: return "!" + enclosed(flag())
        case 4, 5:
            return enclosed(number()) + pick([" < ", " <= ", " > ", " >= ", " == ", " != "])
                + enclosed(number())
        case 6: return enclosed(flag()) + pick([" == ", " != "]) + enclosed(flag())
        case 7: return enclosed(text()) + pick([" == ", " != ", " < "]) + enclosed(text())
        case 8: return enclosed(flag()) + " ? " + enclosed(flag()) + " : " + enclosed(flag())
        case 9: return quantified()
        case 10:
            return enclosed(number()) + " in " + pick(["[" + number() + ", " + number() + "]", numbers()])
        case 11:
            return enclosed(text()) + pick([".startsWith(", ".contains(", ".matches("]) + "string(" + number()
                + "))"
        default: return enclosed(day()) + pick([" < ", " >= ", " != "]) + enclosed(day())
        }
    }

    mutating func number() -> String {
        budget -= 1
        guard budget > 0 else {
            return pick(
                ["1", "-2", "0.25", "1e3", "members", "period", "pass_mark", "limits.a"]
                    + items.map { "\($0).topics" })
        }
        switch next(below: 10) {
        case 0...3:
            return enclosed(number()) + pick([" + ", " - ", " * ", " / ", " % "]) + enclosed(number())
        case 4: return "-" + enclosed(number())
        case 5: return enclosed(flag()) + " ? " + enclosed(number()) + " : " + enclosed(number())
        case 6: return pick(["sum(", "min(", "size("]) + numbers() + ")"
        case 7: return "share(" + number() + ", " + number() + ")"
        case 8: return enclosed(numbers()) + "[" + number() + "]"
        default: return pick(["abs(", "floor(", "int(", "ceil("]) + number() + ")"
        }
    }

    mutating func text() -> String {
        budget -= 1
        guard budget > 0 else {
            return pick([#"'a\'b'"#, #"r'\d'"#, "name", "place", "'école'", #"'\n\x01'"#])
        }
        switch next(below: 4) {
        case 0: return enclosed(text()) + " + " + enclosed(text())
        case 1: return enclosed(text()) + ".trim()"
        case 2: return "string(" + flag() + ")"
        default: return enclosed(flag()) + " ? " + enclosed(text()) + " : " + enclosed(text())
        }
    }

    private mutating func day() -> String {
        budget -= 1
        guard budget > 0 else { return pick(["founded", "date('2021-03-04')"]) }
        return pick(["founded", "date('2020-02-29')"]) + pick([" + ", " - "])
            + pick(["duration('36h')", "(founded - founded)"])
    }

    private mutating func numbers() -> String {
        budget -= 1
        guard budget > 0 else { return pick(["[1, members]", "people.map(q, q.topics)"]) }
        switch next(below: 4) {
        case 0: return "[" + number() + ", " + number() + "]"
        case 1: return enclosed(numbers()) + " + " + enclosed(numbers())
        case 2: return over { ".map(" + $1 + ", " + $0.flag() + ", " + $0.number() + ")" }
        default: return over { ".transformList(\($1)_at, " + $1 + ", " + $0.number() + ")" }
        }
    }

    private mutating func quantified() -> String {
        over { $0.pick([".all(", ".exists(", ".exists_one("]) + $1 + ", " + $0.flag() + ")" }
    }

    /// A macro over the people, with a variable of its own.
    private mutating func over(_ macro: (inout ExpressionGenerator, String) -> String) -> String {
        let variable = "v\(items.count)"
        let range =
            items.isEmpty && next(below: 2) == 0
            ? "people.filter(\(variable), \(variable).enrolled)" : "people"
        items.append(variable)
        let inside = macro(&self, variable)
        items.removeLast()
        return range + inside
    }
}
