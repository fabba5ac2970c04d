import RuleModel

/// Goes through the choices of values for some data of a component.
///
/// A choice asks only the members and limits that read what is changed, each as soon as its last datum is chosen,
/// and only once for the same values, whichever other data are changed with them.
struct WayUpCombinations {
    private let terrain: WayUpTerrain
    private let component: WayUpComponent
    private let levers: [Int]
    /// What is asked, by position of the last datum that it takes.
    private let questions: [[WayUpAnswers.Question]]
    /// How many choices there are for the data from a position on; very many are not counted.
    private let counts: [Int]
    /// The options that are chosen, and those of the record that the trial knows.
    private var chosen: [Int] = []
    private var tried: [Int]?
    private var found: [WayUpOption] = []

    init(of index: Int, _ levers: [Int], in terrain: WayUpTerrain, _ answers: inout WayUpAnswers) {
        self.terrain = terrain
        self.levers = levers
        component = terrain.components[index]
        questions = answers.questions(on: index, levers, in: terrain)
        var counts = [1]
        for lever in levers.reversed() {
            counts.insert(min(counts[0] * terrain.levers[lever].options.count, 1 << 30), at: 0)
        }
        self.counts = counts
    }

    /// Tries all choices, as far as the budget goes.
    ///
    /// - Parameters:
    ///   - trial: Scores them.
    ///   - answers: What is known, and is added to.
    ///   - remaining: The budget: each choice costs as much as to score all members.
    /// - Returns: Those that are allowed and can be scored.
    mutating func options(
        _ trial: inout WayUpTrial, _ answers: inout WayUpAnswers, _ remaining: inout Int
    ) -> [WayUpOption] {
        let start = WayUpOption(levers: levers, values: [], size: .zero, effect: component.now)
        assign(start, &trial, &answers, &remaining)
        return found
    }

    private mutating func assign(
        _ draft: WayUpOption, _ trial: inout WayUpTrial, _ answers: inout WayUpAnswers, _ remaining: inout Int
    ) {
        guard remaining > 0 else { return }
        let position = chosen.count
        guard position < levers.count else {
            remaining -= cost
            found.append(draft)
            return
        }
        for (index, choice) in terrain.levers[levers[position]].options.enumerated() {
            chosen.append(index)
            defer { chosen.removeLast() }
            guard let effect = effect(after: draft.effect, &trial, &answers) else {
                guard remaining > 0 else { return }
                // All choices of the further data are charged.
                remaining -= cost * min(counts[position + 1], (remaining + cost - 1) / cost)
                continue
            }
            var next = draft
            next.values.append(choice.value)
            next.size.add(choice.size)
            next.effect = effect
            assign(next, &trial, &answers, &remaining)
            // Larger changes of the last datum can do no more.
            if position == levers.count - 1, terrain.isRising, let last = found.last,
                last.values == next.values, component.isTop(effect)
            {
                return
            }
        }
    }

    private var cost: Int { component.members.count * terrain.costOfStep }

    /// What the component comes to with one more datum chosen; none where that is not allowed or cannot be scored.
    private mutating func effect(
        after known: WayUpEffect, _ trial: inout WayUpTrial, _ answers: inout WayUpAnswers
    ) -> WayUpEffect? {
        var effect = known
        for question in questions[chosen.count - 1] {
            let answer: WayUpAnswers.Answer
            if let known = answers.answer(to: question, chosen) {
                answer = known
            } else {
                answer = ask(question.subject, &trial)
                answers.note(answer, to: question, chosen)
            }
            switch (answer, question.subject) {
            case (.no, _): return nil
            case (.part(let part), .member(let index)):
                effect.replace(component.parts[index], by: part, of: component.members[index])
            case (.isKept, _), (.part, .limit): break
            }
        }
        return effect
    }

    private mutating func ask(
        _ subject: WayUpReader.Subject, _ trial: inout WayUpTrial
    ) -> WayUpAnswers.Answer {
        if tried != chosen {
            trial.turn(
                to: zip(levers, chosen).map { lever, option in
                    let lever = terrain.levers[lever]
                    return Record.Change(path: lever.path, value: lever.options[option].value)
                })
            tried = chosen
        }
        switch subject {
        case .limit(let index): return trial.keeps(component.limits[index]) ? .isKept : .no
        case .member(let index): return trial.part(of: component.members[index].item).map { .part($0) } ?? .no
        }
    }
}
