import RuleCompiler
import RuleDiagnostics
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Whatever is claimed of every record holds for every record of small packs.
struct ProofTests {
    private static let seeds: ClosedRange<UInt64> = 1...90
    private static let trials = Result { try seeds.compactMap { try Trial(seed: $0) } }

    /// Every record of the generator's fields, with lists of no, one and two items.
    ///
    /// Of the days, codes, shares and years each has three out of all mixtures, in turn.
    private static let records: [Record] = {
        let lists: [[Bool]] = [[], [true], [false], [true, false]]
        var records: [Record] = []
        for isSet in [false, true] {
            for number in 1...3 {
                for part in 0...number {
                    for kind in ["x", "y", "z"] {
                        for list in lists {
                            let items = list.enumerated().map { index, isTrue in
                                Value.record(Item(values: [.flag(isTrue)], list: 4, index: index))
                            }
                            let values: [Value?] = [
                                .flag(isSet), .number(Rational(number)), .number(Rational(part)),
                                .text(kind), .list(items),
                            ]
                            records += (0..<3).map { record(values, mixture: 7 * records.count + 11 * $0) }
                        }
                    }
                }
            }
        }
        return records
    }()

    private static func record(_ values: [Value?], mixture number: Int) -> Record {
        let day = Day(year: 2020, month: 6, day: 1 + number % 3)
        let rates = [Rational.zero, Rational(1, over: 2) ?? .one, .one]
        return Record(
            id: "r", period: 2021 + number % 2,
            values: values + [
                day.map { .date($0) }, .text(["A1", "A2", "A9"][number / 3 % 3]),
                .number(rates[number / 9 % 3]),
            ])
    }

    /// A pack, what is claimed of it, and what its records come to.
    fileprivate struct Trial {
        let seed: UInt64
        let pack: RulePack
        let findings: [Diagnostic]
        let sources: SourceSet
        let verdicts: [(record: Record, verdict: Verdict)]

        init?(seed: UInt64) throws {
            var generator = ProofPackGenerator(seed: seed)
            let texts = generator.packs()
            let open = Compiler.compile(Array(texts.open.utf8), path: "pack.yaml")
            // A pack whose figures do not add up has nothing to prove.
            guard let pack = open.pack else { return nil }
            let judged = Compiler.compile(Array(texts.judged.utf8), path: "pack.yaml")
            self.seed = seed
            self.pack = pack
            findings = judged.findings
            sources = judged.sources
            verdicts = try ProofTests.records.map { ($0, try ReferenceEvaluator.verdict(on: $0, by: pack)) }
        }

        /// The text of the pack that is judged, up to a finding.
        func text(before finding: Diagnostic) -> Substring {
            let span = finding.primary.span
            return Substring(decoding: sources[span.file].bytes[..<Int(span.lower)], as: UTF8.self)
        }

        /// The points from which on the title is earned.
        var border: Rational? {
            let text = String(decoding: sources[FileID(index: 0)].bytes, as: UTF8.self)
            return text.split(separator: "points: \">= ").last.flatMap {
                Rational(String($0.prefix { $0 != "\"" }))
            }
        }

        /// The text that a finding marks.
        func text(of finding: Diagnostic) -> String {
            let span = finding.primary.span
            return String(
                decoding: sources[span.file].bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
        }

        func evaluator(_ record: Record) -> ExpressionEvaluator {
            ExpressionEvaluator(
                parameters: [], derived: pack.derived.map(\.expression), record: record)
        }

        /// The truth of a prerequisite, which the open pack holds as a value.
        func meets(_ record: Record, _ index: Int) throws -> Bool {
            var evaluator = evaluator(record)
            return try evaluator.truth(of: pack.derived[index].expression).0 == .yes
        }
    }

    @Test func `a class that is said to be out of reach is reached by no record`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == .unreachableClass {
                claims += 1
                let test = trial.text(of: finding)
                let limit = try #require(
                    Rational(test.split(separator: " ").last.map { String($0.filter { $0 != "\"" }) } ?? ""))
                for (record, verdict) in trial.verdicts {
                    let isReached =
                        test.contains("<") ? verdict.points.least < limit : verdict.points.most >= limit
                    #expect(!isReached, "seed \(trial.seed): \(record)")
                }
            }
        }
        #expect(claims > 0)
    }

    @Test func `a maximum that is said to be out of reach is reached by no record`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            let lines = trial.findings.filter { $0.code == .maximumUnreachable }
                .map { $0.primary.span.lower }
            for (place, criterion) in trial.pack.criteria.enumerated() {
                for (index, indicator) in criterion.indicators.enumerated() {
                    // Both packs differ before their criteria, so the items are found by their ids.
                    let isClaimed = lines.contains { line in
                        trial.isWithin(line, id: indicator.id)
                    }
                    guard isClaimed else { continue }
                    claims += 1
                    for (record, verdict) in trial.verdicts {
                        let results = verdict.criteria[place].indicators
                        guard index < results.count, results[index].outcome != .notApplicable else {
                            continue
                        }
                        #expect(
                            results[index].points.most < indicator.maximum, "seed \(trial.seed): \(record)")
                    }
                }
            }
        }
        #expect(claims > 0)
    }

    @Test func `prerequisites that are said to contradict each other are never met together`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == .prerequisitesContradict {
                claims += 1
                for (record, _) in trial.verdicts {
                    let isMet = try trial.meets(record, 0) && trial.meets(record, 1)
                    #expect(!isMet, "seed \(trial.seed): \(trial.text(of: finding)) \(record)")
                }
            }
        }
        #expect(claims > 0)
    }

    @Test func `a prerequisite that is said to bar the title leaves no record that earns it`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == .prerequisiteBarsTitle {
                claims += 1
                let last = trial.text(before: finding).contains("- id: dk-1") ? 1 : 0
                let border = try #require(trial.border)
                for (record, verdict) in trial.verdicts where verdict.points.most >= border {
                    let isMet = try (0...last).allSatisfy { try trial.meets(record, $0) }
                    #expect(!isMet, "seed \(trial.seed): \(trial.text(of: finding)) \(record)")
                }
            }
        }
        #expect(claims > 0)
    }

    @Test func `a prerequisite that is said to follow from another is met wherever that is`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == .redundantPrerequisite {
                claims += 1
                let own = trial.text(before: finding).contains("- id: dk-1") ? 1 : 0
                for (record, _) in trial.verdicts where try trial.meets(record, 1 - own) {
                    #expect(
                        try trial.meets(record, own),
                        "seed \(trial.seed): \(trial.text(of: finding)) \(record)")
                }
            }
        }
        #expect(claims > 0)
    }

    @Test(arguments: [DiagnosticCode.idleFloor, .floorUnreachable])
    func `a floor that is said to bind nothing, or everything, does so for every record`(
        code: DiagnosticCode
    ) throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == code {
                let floor = try #require(Rational(trial.text(of: finding)))
                for (record, verdict) in trial.verdicts {
                    guard let points = try trial.points(of: finding, on: record, verdict) else { continue }
                    claims += 1
                    let isRight = code == .idleFloor ? points.least >= floor : points.most < floor
                    #expect(isRight, "seed \(trial.seed): floor \(floor) \(record)")
                }
            }
        }
        #expect(claims > 100)
    }

    @Test func `a condition that is said never to change is the same for every record`() throws {
        var claims = 0
        for trial in try Self.trials.get() {
            for finding in trial.findings where finding.code == .constantCondition {
                let text = trial.text(of: finding)
                let holds = finding.message.en.contains("every record")
                guard holds || finding.message.en.contains("no record"),
                    let condition = trial.condition(reading: text)
                else { continue }
                claims += 1
                for (record, _) in trial.verdicts {
                    var evaluator = trial.evaluator(record)
                    let truth = try evaluator.truth(of: condition).0
                    #expect(truth != Truth(!holds), "seed \(trial.seed): \(text) \(record)")
                }
            }
        }
        #expect(claims > 8)
    }

    /// A pack of four indicators, each for a flag of its own.
    private static func weights(_ maxima: [Int], border: Int) -> String {
        let names = ["a", "b", "c", "d"]
        let fields = names.map { "  \($0): { type: flag, label: { vi: F, en: F } }\n" }.joined()
        let indicators = zip(names, maxima).map { name, maximum in
            """
                  - id: "\(name)"
                    label: { vi: Chỉ tiêu, en: Indicator }
                    source: { ref: mau, verified: true }
                    max: \(maximum)
                    award: { when: \(name) }

            """
        }.joined()
        return """
            pack: don-vi-hoc-tap/ngau-nhien
            title: { vi: Đơn vị học tập, en: Learning unit }
            subject: unit
            in-force: { from: 2021-01-01 }
            model: points
            sources:
              mau: { vi: Văn bản mẫu, en: Sample document, issued: 2020-12-01 }
            fields:
            \(fields)criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                max: \(maxima.reduce(0, +))
                indicators:
            \(indicators)classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= \(border)", recognised: true }
              - { id: khong, label: { vi: Không đạt, en: Not passed }, points: "< \(border)", recognised: false }

            """
    }

    @Test func `just the indicators that change the class of no record are said to weigh nothing`() {
        var random = SeededGenerator(seed: 7)
        var claims = 0
        for round in 1...40 {
            let maxima = (0..<4).map { _ in Int.random(in: 1...9, using: &random) }
            let border = Int.random(in: 1...maxima.reduce(0, +), using: &random)
            let result = Compiler.compile(Array(Self.weights(maxima, border: border).utf8), path: "pack.yaml")
            let claimed = result.findings.filter { $0.code == .idleIndicator }.map(\.message.en)
            for index in maxima.indices {
                let changes = (0..<16).contains { flags in
                    let others = maxima.indices.filter { $0 != index && flags & (1 << $0) != 0 }
                        .reduce(0) { $0 + maxima[$1] }
                    return (others >= border) != (others + maxima[index] >= border)
                }
                let isClaimed = claimed.contains { $0.contains("`\(["a", "b", "c", "d"][index])`") }
                #expect(isClaimed != changes, "round \(round): \(maxima), from \(border), indicator \(index)")
                claims += isClaimed ? 1 : 0
            }
        }
        #expect(claims > 5)
    }

    @Test func `no counter-example is claimed where nothing can fail`() throws {
        for trial in try Self.trials.get() {
            #expect(!trial.findings.contains { $0.code == .mayFail }, "seed \(trial.seed)")
        }
    }
}

extension ProofTests.Trial {
    /// What the item that a finding stands in comes to; none where it is left out or does not apply.
    fileprivate func points(
        of finding: Diagnostic, on record: Record, _ verdict: Verdict
    ) throws -> Bounds? {
        var evaluator = evaluator(record)
        for (criterion, result) in zip(pack.criteria, verdict.criteria) {
            if let gate = criterion.applicability, try evaluator.truth(of: gate.condition).0 != .yes {
                continue
            }
            if isWithin(finding.primary.span.lower, id: criterion.id) {
                return result.inclusion == .yes ? result.points : nil
            }
            for (indicator, inner) in zip(criterion.indicators, result.indicators)
            where isWithin(finding.primary.span.lower, id: indicator.id) {
                return inner.inclusion == .no || inner.outcome == .notApplicable ? nil : inner.points
            }
        }
        return nil
    }

    /// Whether a byte of the judged pack lies within an indicator.
    fileprivate func isWithin(_ byte: Int32, id: String) -> Bool {
        guard let bytes = sources.first else { return false }
        let text = String(decoding: bytes[..<Int(byte)], as: UTF8.self)
        return text.split(separator: "- id: \"").last?.hasPrefix("\(id)\"") ?? false
    }

    /// The expression of the open pack that stands there with the same text, if it has no variables around it.
    fileprivate func condition(reading text: String) -> Expression? {
        var found: Expression?
        let bytes = openBytes
        for root in roots {
            root.walk { part in
                let (lower, upper) = (Int(part.span.lower), Int(part.span.upper))
                guard part.type == .flag, upper <= bytes.count,
                    String(decoding: bytes[lower..<upper], as: UTF8.self) == text,
                    !part.contains(where: { if case .local = $0.kind { true } else { false } })
                else { return }
                found = part
            }
        }
        return found
    }

    private var openBytes: [UInt8] {
        pack.derived.first.map { pack.sources[$0.span.file].bytes } ?? []
    }

    private var roots: [Expression] {
        let gates =
            pack.criteria.map(\.applicability?.condition) + pack.indicators.map(\.applicability?.condition)
        let awards = pack.indicators.compactMap { indicator -> Expression? in
            if case .condition(let condition) = indicator.award { condition } else { nil }
        }
        return pack.derived.map(\.expression) + gates.compactMap(\.self) + awards
    }
}

extension SourceSet {
    /// The bytes of the only file.
    fileprivate var first: [UInt8]? {
        self[FileID(index: 0)].bytes
    }
}
