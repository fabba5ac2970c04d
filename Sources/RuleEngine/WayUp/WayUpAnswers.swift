import RuleModel

/// What is known of members and limits, by the options of the changed data that they read.
struct WayUpAnswers {
    /// A member or a limit that reads some of the data that are changed together.
    struct Question {
        let subject: WayUpReader.Subject
        /// Which of the data it reads, and how much each of their options counts in the number of an answer.
        fileprivate var places: [(position: Int, weight: Int)] = []
        /// Where its answers stand; none where they cannot be numbered.
        fileprivate var table: Int?

        fileprivate func number(of chosen: [Int]) -> Int {
            places.reduce(0) { $0 + chosen[$1.position] * $1.weight }
        }
    }

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
    mutating func questions(
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

    func answer(to question: Question, _ chosen: [Int]) -> Answer? {
        question.table.flatMap { answers[$0][question.number(of: chosen)] }
    }

    mutating func note(_ answer: Answer, to question: Question, _ chosen: [Int]) {
        if let table = question.table { answers[table][question.number(of: chosen)] = answer }
    }
}
