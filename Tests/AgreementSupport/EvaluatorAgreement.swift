import RuleBulk
import RuleEngine
package import RuleModel

/// Holds the bulk evaluator against the reference evaluator, and says where they differ.
package struct EvaluatorAgreement {
    /// How many pairs of a pack and a record that fits the columns were compared.
    package private(set) var pairs = 0
    /// How often they were judged in bulk; how many of the verdicts were plain sums, and how many failed.
    package private(set) var judgements = 0
    package private(set) var plain = 0
    package private(set) var faults = 0
    /// What differs, for people.
    package private(set) var differences: [String] = []

    package init() {}

    /// Makes some records of a pack and judges them twice, in two orders and in batches of any size.
    package mutating func check(_ pack: RulePack, records count: Int, seed: UInt64) {
        var records = Records(of: pack, seed: seed)
        var chance = Chance(seed: seed)
        let made = (0..<count).map { records.record($0) }
        let size = chance.pick([1, 33, 1000])
        let orders = [Array(made.indices), chance.shuffled(Array(made.indices))]
        check(made, by: pack, orders: orders, size: size)
        guard chance.once(in: 3) else { return }
        // Counted with nothing else, for these are the same pairs.
        let readsTexts = BatchLayout(of: pack).keepsTexts
        for memory in readsTexts ? [EvaluatorMemory.scarce, .usual] : [.scarce] {
            var other = EvaluatorAgreement()
            // Where few texts keep their numbers, those of the others stand for other texts in the next batch.
            other.check(
                made, by: pack, orders: orders, size: size, memory: memory, texts: TextPool(room: 2))
            differences += other.differences.map { "with scarce memory, \($0)" }
        }
    }

    /// Judges some records in one batch, and once more when everything is known.
    package mutating func check(_ records: [Record], by pack: RulePack) {
        check(
            records, by: pack, orders: [Array(records.indices), Array(records.indices)],
            size: BatchLayout.capacity)
    }

    /// Judges some records in batches, and again in other batches with the same evaluator.
    ///
    /// - Parameters:
    ///   - records: The records.
    ///   - pack: The pack.
    ///   - orders: The order of each run, as indexes of the records.
    ///   - size: How many records a batch holds at the most.
    ///   - memory: How much the evaluators keep.
    ///   - texts: Takes in the texts of records.
    private mutating func check(
        _ records: [Record], by pack: RulePack, orders: [[Int]], size: Int,
        memory: EvaluatorMemory = .usual, texts: TextPool = TextPool()
    ) {
        let expected = records.map { record in
            Result { () throws(ScoringFault) in try ReferenceEvaluator.verdict(on: record, by: pack) }
        }
        let program = Program(of: pack)
        var evaluators = (
            whole: BatchEvaluator(program, memory: memory),
            brief: BatchEvaluator(
                Program(of: pack, notesReads: false), isBrief: true, memory: memory)
        )
        var batch = Batch(program.layout)
        batch.texts = texts
        let before = judgements
        defer { pairs += (judgements - before) / max(orders.count, 1) }
        var names: [UInt8] = []
        for order in orders {
            var rows: [Int] = []
            for index in order {
                if rows.count < size, batch.append(records[index], naming: &names) {
                    rows.append(index)
                    continue
                }
                judge(batch, rows, records, expected, &evaluators)
                (batch.rows, rows) = (0, [])
                batch.texts.forgetSpare()
                // What does not fit an empty batch is no business of the bulk evaluator.
                if batch.append(records[index], naming: &names) { rows.append(index) }
            }
            judge(batch, rows, records, expected, &evaluators)
            batch.rows = 0
            batch.texts.forgetSpare()
        }
    }

    private mutating func judge(
        _ batch: Batch, _ rows: [Int], _ records: [Record], _ expected: [Result<Verdict, ScoringFault>],
        _ evaluators: inout (whole: BatchEvaluator, brief: BatchEvaluator)
    ) {
        guard !rows.isEmpty else { return }
        evaluators.whole.evaluate(batch)
        evaluators.brief.evaluate(batch)
        let (evaluator, brief) = evaluators
        for (row, index) in rows.enumerated() {
            judgements += 1
            let result = Result { () throws(ScoringFault) in try evaluator.verdict(at: row, of: batch) }
            let hasFailed = evaluator.result.faults.contains(row)
            let found = compare(
                expected[index], result, evaluator.plainVerdict(at: row), hasFailed, evaluator.program)
            differences += found.map { "\(records[index].id): \($0)" }
            guard case .success(let verdict) = expected[index], !hasFailed else { continue }
            differences += compareRow(verdict, evaluator, row).map { "\(records[index].id): \($0)" }
            differences += compareBrief(verdict, brief, row).map { "\(records[index].id), in brief: \($0)" }
        }
    }

    /// Compares what the batch says of a row without its whole verdict.
    private func compareRow(_ expected: Verdict, _ evaluator: BatchEvaluator, _ row: Int) -> [String] {
        var differences: [String] = []
        if evaluator.status(at: row) != expected.status {
            differences.append("\(expected.status), and in bulk \(evaluator.status(at: row))")
        }
        if let found = evaluator.result.verdict(at: row), found != RowVerdict(expected) {
            differences.append("\(RowVerdict(expected)), and in bulk \(found)")
        }
        if evaluator.plainVerdict(at: row) == nil, evaluator.result.verdict(at: row) == nil {
            differences.append("no verdict in bulk")
        }
        return differences
    }

    /// Compares what a brief run says of a row: all but which gates fail and what is missing.
    private func compareBrief(_ expected: Verdict, _ brief: BatchEvaluator, _ row: Int) -> [String] {
        if let plain = brief.plainVerdict(at: row) {
            let isEqual =
                expected.points == Bounds(Rational(Int(plain.total), over: brief.program.unit) ?? .zero)
                && plain.isBarred == !expected.bars.isEmpty && brief.status(at: row) == expected.status
            return isEqual ? [] : ["\(expected.points), and in bulk \(plain)"]
        }
        guard let found = brief.result.verdict(at: row) else { return ["no verdict in bulk"] }
        let isEqual =
            found.status == expected.status && found.classIndex == expected.classIndex
            && found.possible == expected.possibleClasses && found.points == expected.points
            && found.bars.isEmpty == expected.bars.isEmpty
        return isEqual ? [] : ["\(RowVerdict(expected)), and in bulk \(found)"]
    }

    private mutating func compare(
        _ expected: Result<Verdict, ScoringFault>, _ found: Result<Verdict, ScoringFault>,
        _ plain: PlainVerdict?, _ hasFailed: Bool, _ program: Program
    ) -> [String] {
        switch (expected, found) {
        case (.success(let expected), .success(let found)):
            var differences: [String] = []
            if expected.withListsForItems != found.withListsForItems {
                differences.append(expected.difference(from: found))
            }
            if hasFailed { differences.append("the batch says that it fails") }
            guard let plain else { return differences }
            self.plain += 1
            if !expected.isPlain(plain, unit: program.unit) {
                differences.append("a plain \(plain) for \(expected.summary)")
            }
            return differences
        case (.failure(let expected), .failure(let found)):
            faults += 1
            if !hasFailed { return ["the batch says nothing of \(expected)"] }
            return expected.isSame(as: found) ? [] : ["\(expected) and \(found)"]
        case (.success(let expected), .failure(let fault)):
            return ["\(expected.summary), and in bulk \(fault)"]
        case (.failure(let fault), .success(let found)):
            return ["\(fault), and in bulk \(found.summary)"]
        }
    }
}

extension ScoringFault {
    fileprivate func isSame(as other: ScoringFault) -> Bool {
        switch (self, other) {
        case (.expression(let fault, let id), .expression(let otherFault, let otherID)):
            fault == otherFault && id == otherID
        case (.pointsTooLong(let id), .pointsTooLong(let otherID)): id == otherID
        case (.expression, _), (.pointsTooLong, _): false
        }
    }
}

extension Verdict {
    fileprivate func isPlain(_ plain: PlainVerdict, unit: Int) -> Bool {
        points.isCertain && points.least == Rational(Int(plain.total), over: unit)
            && bars.isEmpty != plain.isBarred && possibleClasses == [plain.classIndex]
    }

    fileprivate var summary: String {
        "\(status) \(points.least)...\(points.most) classes \(possibleClasses) bars \(bars)"
    }

    /// The parts that came out otherwise.
    fileprivate func difference(from other: Verdict) -> String {
        let (left, right) = (withListsForItems, other.withListsForItems)
        var parts: [String] = []
        func note<Part: Equatable>(_ name: String, _ one: [Part], _ two: [Part]) {
            for (index, pair) in zip(one, two).enumerated() where pair.0 != pair.1 {
                parts.append("\(name) \(index): \(pair.0) and in bulk \(pair.1)")
            }
        }
        for (index, pair) in zip(left.criteria, right.criteria).enumerated() {
            note("indicator \(index)", pair.0.indicators, pair.1.indicators)
            note("deduction \(index)", pair.0.deductions, pair.1.deductions)
        }
        note("deduction", left.deductions, right.deductions)
        note("target", left.targets, right.targets)
        note("level", left.levels, right.levels)
        note("prerequisite", left.prerequisites, right.prerequisites)
        if parts.isEmpty {
            parts.append("\(summary) \(missing) and in bulk \(other.summary) \(other.missing)")
        }
        return parts.joined(separator: "; ")
    }

    /// The same verdict with lists among the data read instead of their items, as verdicts show them.
    fileprivate var withListsForItems: Verdict {
        var verdict = self
        for index in criteria.indices {
            for inner in criteria[index].indicators.indices {
                verdict.criteria[index].indicators[inner].reads.showLists()
            }
            for inner in criteria[index].deductions.indices {
                verdict.criteria[index].deductions[inner].reads.showLists()
            }
        }
        for index in deductions.indices { verdict.deductions[index].reads.showLists() }
        for index in prerequisites.indices { verdict.prerequisites[index].reads.showLists() }
        for index in targets.indices { verdict.targets[index].reads.showLists() }
        return verdict
    }
}

extension Reads {
    fileprivate mutating func showLists() {
        data = Set(
            data.map { path in
                if case .item(let list, _, _) = path { .field(list) } else { path }
            })
    }
}
