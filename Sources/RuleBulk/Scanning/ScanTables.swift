import RuleModel

/// What a scanner knows of the pack and has learned from the file.
struct ScanTables: Sendable {
    let plan: ScanPlan
    private(set) var steps: StepTable
    /// The data by names, within their objects.
    private(set) var names: TextTable
    /// The numbers that stand for texts, by datum.
    private(set) var values: TextTable

    init(plan: ScanPlan) {
        self.plan = plan
        steps = StepTable(data: plan.data.count)
        names = TextTable(spaces: plan.starts.count, room: 512)
        values = TextTable(spaces: plan.data.count, room: 64)
    }

    mutating func learn(_ lesson: ObjectScan.Lesson, from bytes: Span<UInt8>) {
        switch lesson {
        case .none: break
        case .step(let datum, let range, let hop):
            steps.learn(from: datum, range, of: bytes, to: hop.datum, turn: hop.turn)
        case .name(let range, let object):
            let datum = text(range, of: bytes).flatMap { plan.datum(named: $0, in: object) }
            names.learn(range, of: bytes, in: object, meaning: Int32(datum ?? -1))
        case .value(let range, let datum):
            let number = text(range, of: bytes).map { plan.number(of: $0, for: datum) }
            values.learn(range, of: bytes, in: datum, meaning: number ?? ScanPlan.notPlain)
        }
    }

    private func text(_ range: Range<Int>, of bytes: Span<UInt8>) -> String? {
        String(validating: range.map { bytes.byte(at: $0) }, as: UTF8.self)
    }

    /// The number that stands for a text, `ScanPlan.notPlain` or `ScanPlan.notLearned`.
    @inline(__always)
    func meaning(of range: Range<Int>, for datum: Int, _ entry: Datum, in bytes: Span<UInt8>) -> Int32 {
        guard !range.isEmpty else { return ColumnKind.missing }
        if entry.kind == .day {
            if let day = NumberScan.day(range, in: bytes) { return Int32(truncatingIfNeeded: day) }
        } else if entry.kind == .count || entry.kind == .number || entry.kind == .mark {
            if let number = NumberScan.text(range, places: Int(entry.places), in: bytes),
                let fitting = Int32(exactly: number)
            {
                return entry.kind != .mark || entry.allows(mark: number) ? fitting : ScanPlan.notPlain
            }
        }
        if let meaning = values.meaning(of: range, of: bytes, in: datum) { return meaning }
        return values.canLearn(range, in: datum) ? ScanPlan.notLearned : ScanPlan.notPlain
    }

    /// Whether a text field may hold a text, looked at in all detail.
    @inline(never)
    func allows(_ range: Range<Int>, for datum: Int, in bytes: Span<UInt8>) -> Bool {
        text(range, of: bytes).map { plan.allows($0, for: datum) } ?? false
    }
}
