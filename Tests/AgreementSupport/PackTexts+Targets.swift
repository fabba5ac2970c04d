extension PackTexts {
    /// A pack of targets instead of points, with one to three levels.
    package mutating func targetPack() -> String {
        let (values, applies, prerequisites) = (values(), applies(), prerequisites())
        let ids = (1...chance.pick([1, 2, 2, 3])).map { "muc-\($0)" }
        // The first target is asked for by every level, so that none is without.
        let first = target("1.1", "\"\(expressions.flag(2))\"")
        let groups = (1...chance.pick([1, 2, 3])).map { index in
            let others = (0..<chance.pick([1, 2, 3])).map { target("\(index).\($0 + 2)", condition(ids)) }
            return criterion(index, (index == 1 ? [first] : []) + others)
        }
        return PackTexts.head(model: "targets", from: 2011) + fields()
            + PackTexts.parameters + values + applies + levels(ids) + prerequisites
            + "criteria:\n" + groups.joined()
    }

    private mutating func levels(_ ids: [String]) -> String {
        var mayBeUnrecognised = true
        let levels = ids.enumerated().map { index, id -> String in
            let isRecognised = index == ids.count - 1 || !mayBeUnrecognised || chance.once(in: 2)
            mayBeUnrecognised = mayBeUnrecognised && !isRecognised
            let need = chance.once(in: 2) ? "all: true" : "at-least: 1"
            let months = chance.pick([6, 12, 40])
            let after =
                index > 0 && chance.once(in: 2)
                ? ", after: { level: \(ids[chance.number(in: 0...index - 1)]), months: \(months) }" : ""
            return """
                  - { id: \(id), label: { vi: Mức độ, en: Level }, \(need), recognised: \(isRecognised)\(after) }

                """
        }
        return "levels:\n" + levels.joined()
    }

    private mutating func criterion(_ index: Int, _ targets: [String]) -> String {
        let applies = chance.once(in: 3) ? "    applies: \"\(expressions.flag(1))\"\n" : ""
        return """
              - id: "\(index)"
                label: { vi: Tiêu chí, en: Criterion }
            \(applies)    indicators:
            \(targets.joined())
            """
    }

    private mutating func target(_ id: String, _ condition: String) -> String {
        let missing = chance.once(in: 4) ? "        missing: zero\n" : ""
        let applies = chance.once(in: 3) ? "        applies: \"\(expressions.flag(1))\"\n" : ""
        return """
                  - id: "\(id)"
                    label: { vi: Chỉ tiêu, en: Target }
                    source: { ref: mau, verified: \(chance.pick(["true", "false"])) }
            \(missing)\(applies)        target: \(condition)

            """
    }

    /// One condition for all levels, or one for each of some of them.
    private mutating func condition(_ levels: [String]) -> String {
        guard chance.once(in: 2) else { return "\"\(expressions.flag(2))\"" }
        let asking = chance.shuffled(levels).prefix(chance.number(in: 1...levels.count))
        return "{ " + asking.map { "\($0): \"\(expressions.flag(2))\"" }.joined(separator: ", ") + " }"
    }
}
