import RuleCompiler
import RuleEngine
import RuleModel
import TestSupport
import Testing

/// Whatever is missing turns out to be: no outcome lies outside of what the open verdict says.
///
/// Packs are written as an editor would, with fields of every kind; of numbers without end some are tried.
struct GapSoundnessTests {
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `no filling contradicts the open verdict`(_ seed: UInt64) throws {
        var generator = GapPackGenerator(seed: seed)
        let text = generator.pack()
        let result = Compiler.compile(Array(text.utf8), path: "pack.yaml", advice: false)
        // A pack that contradicts itself has nothing to score.
        guard let pack = result.pack else { return }
        for _ in 0..<3 {
            let complete = GapRecord(&generator, marks: pack.marks.count)
            let gaps = complete.gaps(&generator)
            let record = gaps.reduce(complete) { $0.lacking($1) }
            guard let open = try? ReferenceEvaluator.verdict(on: record.record, by: pack) else { continue }
            var fillings = [record]
            for gap in gaps { fillings = fillings.flatMap { $0.fillings(of: gap, in: pack) } }
            for filling in fillings {
                // A division by zero gives no verdict that could lie outside.
                guard let verdict = try? ReferenceEvaluator.verdict(on: filling.record, by: pack) else {
                    continue
                }
                let problem = verdict.contradiction(to: open)
                #expect(problem == nil, "seed \(seed): \(record) \(filling)\n\(text)")
                if problem != nil { return }
            }
        }
    }

    @Test func `most of the packs compile`() {
        let good = (1...200 as ClosedRange<UInt64>).count { seed in
            var generator = GapPackGenerator(seed: seed)
            return Compiler.compile(Array(generator.pack().utf8), path: "pack.yaml", advice: false).pack
                != nil
        }
        #expect(good > 100)
    }
}

extension Verdict {
    /// What of this verdict an earlier one, on fewer data, has ruled out.
    fileprivate func contradiction(to open: Verdict) -> String? {
        if open.status != .pending, open.status != status { return "\(open.status) became \(status)" }
        guard status != .notApplicable else { return nil }
        if points.least < open.points.least || points.most > open.points.most {
            return "points \(points) outside of \(open.points)"
        }
        if let index = open.classIndex, index != classIndex { return "the class changed" }
        if !Set(possibleClasses).isSubset(of: open.possibleClasses) { return "a class that was ruled out" }
        return Set(open.bars).isSubset(of: bars) ? nil : "a bar was lifted"
    }
}

/// A record over the fields of `GapPackGenerator`.
private struct GapRecord: CustomStringConvertible {
    enum Gap: Hashable {
        case field(Int)
        case item(Int, Int)
        case mark(Int)
    }

    var values: [Value?]
    var marks: [Rational?]

    var record: Record { Record(id: "r", period: 2021, values: values, marks: marks) }

    var description: String { "\(values) \(marks)" }

    private static let list = 8

    init(_ random: inout GapPackGenerator, marks count: Int) {
        let number = random.pick([0, 1, 2, 3])
        values = [.flag(random.chance(2)), .number(Rational(number)), nil]
        values[2] = .number(Rational(random.pick(Array(0...number))))
        for slot in 3..<8 { values.append(random.pick(GapRecord.values(of: slot))) }
        values.append(random.pick(GapRecord.lists))
        marks = (0..<count).map { _ in Rational(random.pick([0, 1, 2])) }
    }

    func gaps(_ random: inout GapPackGenerator) -> [Gap] {
        var gaps = (0..<8).map { Gap.field($0) } + marks.indices.map { .mark($0) }
        if random.chance(2) {
            gaps.append(.field(Self.list))
        } else if case .list(let items)? = values[Self.list] {
            gaps += items.indices.flatMap { [.item($0, 0), .item($0, 1)] }
        }
        return Array(gaps.shuffled(using: &random.random).prefix(random.pick([1, 2, 3])))
    }

    func lacking(_ gap: Gap) -> GapRecord { with(nil, at: gap) }

    /// The records that values of a datum make of this one, within its type and limits.
    func fillings(of gap: Gap, in pack: RulePack) -> [GapRecord] {
        let choices: [Value]
        switch gap {
        case .field(1): choices = (whole(2, or: 0)...3).map { .number(Rational($0)) }
        case .field(2): choices = (0...whole(1, or: 3)).map { .number(Rational($0)) }
        case .field(Self.list): choices = Self.lists
        case .field(let slot): choices = Self.values(of: slot)
        case .item(_, 0): choices = [.flag(false), .flag(true)]
        case .item: choices = (0...2).map { .number(Rational($0)) }
        case .mark(let mark):
            choices = (0...(pack.marks[mark].maximum.whole ?? 0)).map { .number(Rational($0)) }
        }
        return choices.map { with($0, at: gap) }
    }

    private func whole(_ slot: Int, or other: Int) -> Int {
        guard case .number(let number)? = values[slot] else { return other }
        return number.whole ?? other
    }

    private func with(_ value: Value?, at gap: Gap) -> GapRecord {
        var record = self
        switch gap {
        case .field(let slot): record.values[slot] = value
        case .mark(let index):
            if case .number(let number)? = value {
                record.marks[index] = number
            } else {
                record.marks[index] = nil
            }
        case .item(let index, let slot):
            guard case .list(var items)? = values[Self.list], case .record(var item) = items[index] else {
                return self
            }
            item.values[slot] = value
            items[index] = .record(item)
            record.values[Self.list] = .list(items)
        }
        return record
    }

    private static func values(of slot: Int) -> [Value] {
        func numbers(_ tenths: [Int]) -> [Value] {
            tenths.compactMap { Rational($0, over: 20) }.map { .number($0) }
        }
        switch slot {
        case 0: return [.flag(false), .flag(true)]
        case 3: return ["x", "y", "z"].map { .text($0) }
        case 4: return numbers([0, 1, 9, 10, 11, 19, 20])
        case 5: return numbers([0, 2, 10, 18, 20, 22, 30, 40])
        case 6: return (1...3).compactMap { Day(year: 2020, month: 6, day: $0) }.map { .date($0) }
        default: return ["A1", "A2", "B1", "B2"].map { .text($0) }
        }
    }

    private static let lists: [Value] = [[], [(true, 0)], [(false, 2)], [(true, 2), (false, 1)]].map { list in
        .list(
            list.enumerated().map { index, item in
                .record(
                    Item(
                        values: [.flag(item.0), .number(Rational(item.1))], list: GapRecord.list, index: index
                    ))
            })
    }
}
