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
    private let questions: [[Question]]
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

    /// All choices that are allowed and can be scored, as far as the budget goes.
    ///
    /// - Parameters:
    ///   - trial: Scores them.
    ///   - answers: What is known, and is added to.
    ///   - remaining: The budget: each choice costs as much as to score all members.
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

/// A member or a limit that reads some of the data that are changed together.
private struct Question {
    let subject: WayUpReader.Subject
    /// Which of the data it reads, and how much each of their options counts in the number of an answer.
    var places: [(position: Int, weight: Int)] = []
    /// Where its answers stand; none where they cannot be numbered.
    var table: Int?

    func number(of chosen: [Int]) -> Int {
        places.reduce(0) { $0 + chosen[$1.position] * $1.weight }
    }
}

/// What is known of members and limits, by the options of the changed data that they read.
struct WayUpAnswers {
    enum Answer {
        case part(WayUpPart)
        case isKept
        /// The choice is not allowed or cannot be scored.
        case no
    }

    /// One member or limit while some data are changed.
    struct Key: Hashable {
        var component: Int
        var subject: WayUpReader.Subject
        var levers: [Int]
    }

    private var tables: [Key: Int] = [:]
    private var answers: [[Int: Answer]] = []
    /// The most that members can come to while the data of the key are open.
    var mosts: [Key: [Rational]] = [:]

    /// What is asked once some data are changed, by position of the last datum that it takes, limits before members.
    fileprivate mutating func questions(
        on index: Int, _ levers: [Int], in terrain: WayUpTerrain
    ) -> [[Question]] {
        var questions: [[Question]] = levers.map { _ in [] }
        for reader in terrain.components[index].readers {
            // Limits that have nothing to do with what is changed are left alone: the record may be beyond them.
            if case .limit = reader.subject, !levers.contains(where: reader.own.contains) { continue }
            let positions = levers.indices.filter { reader.levers.contains(levers[$0]) }
            guard let last = positions.last else { continue }
            var question = Question(subject: reader.subject)
            var (weight, isTooLarge) = (1, false)
            for position in positions {
                question.places.append((position, weight))
                let options = terrain.levers[levers[position]].options.count
                let (next, overflows) = weight.multipliedReportingOverflow(by: max(1, options))
                (weight, isTooLarge) = (next, isTooLarge || overflows)
            }
            if !isTooLarge {
                let read = positions.map { levers[$0] }
                question.table = table(for: Key(component: index, subject: reader.subject, levers: read))
            }
            questions[last].append(question)
        }
        return questions
    }

    private mutating func table(for key: Key) -> Int {
        if let known = tables[key] { return known }
        tables[key] = answers.count
        answers.append([:])
        return answers.count - 1
    }

    fileprivate func answer(to question: Question, _ chosen: [Int]) -> Answer? {
        question.table.flatMap { answers[$0][question.number(of: chosen)] }
    }

    fileprivate mutating func note(_ answer: Answer, to question: Question, _ chosen: [Int]) {
        if let table = question.table { answers[table][question.number(of: chosen)] = answer }
    }
}
