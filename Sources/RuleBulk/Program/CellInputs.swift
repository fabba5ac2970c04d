import RuleModel

/// One number of a row that a cell depends on.
package enum CellInput: Sendable, Hashable {
    /// A column of the batch.
    case column(Int)
    /// A tally of the program, by index.
    case tally(Int)
}

/// Finds the numbers that decide what some expressions come to.
///
/// Missing data count as decided too: what they leave open depends on the limits of their fields, so what these
/// read is taken in as well by `addLimits`, once all parts were added.
struct InputSearch {
    private let pack: RulePack
    private let layout: BatchLayout
    private(set) var columns: Set<Int> = []
    /// Each once, as they were found.
    private(set) var tallies: [Tally] = []
    /// Whether a list is used in a way that no tally stands for.
    private(set) var needsItems = false
    private var derived: Set<Int> = []
    private let limits: FieldLimits
    /// Whether it matters what is read, too.
    private let notesReads: Bool

    init(_ pack: RulePack, _ layout: BatchLayout, _ limits: FieldLimits, notesReads: Bool) {
        self.notesReads = notesReads
        self.pack = pack
        self.layout = layout
        self.limits = limits
    }

    mutating func add(_ award: Award) {
        switch award {
        case .condition(let expression), .bands(let expression, _), .each(let expression, _),
            .choice(let expression, _), .points(let expression, _):
            add(expression)
        case .share(let share):
            add(share.part)
            add(share.whole)
        case .parts(let parts): for part in parts { add(part.award) }
        case .assessed(let mark): columns.insert(layout.column(ofMark: mark))
        }
    }

    mutating func add(_ expression: Expression) {
        if let tally = pack.tally(expression) {
            for taken in [tally] + (notesReads ? tally.readers(in: expression) : [])
            where !tallies.contains(taken) {
                tallies.append(taken)
            }
            return
        }
        switch expression.kind {
        case .literal, .parameter: return
        case .context(.period): columns.insert(BatchLayout.Column.period.rawValue)
        case .context(.place): columns.insert(BatchLayout.Column.placeText.rawValue)
        case .field(let slot): addField(slot)
        case .derived(let index):
            guard derived.insert(index).inserted else { return }
            add(pack.derived[index].expression)
        case .local, .comprehension: needsItems = true
        case .member(let operand, _, _), .isPresent(let operand), .not(let operand), .negate(let operand),
            .matches(let operand, _):
            add(operand)
        case .index(let left, let right), .and(let left, let right), .or(let left, let right),
            .binary(_, let left, let right):
            add(left)
            add(right)
        case .conditional(let condition, let then, let otherwise):
            for operand in [condition, then, otherwise] { add(operand) }
        case .call(_, let operands), .list(let operands): for operand in operands { add(operand) }
        case .map(let entries):
            for entry in entries {
                add(entry.key)
                add(entry.value)
            }
        }
    }

    /// Takes in the limits that decide what a gap leaves open.
    ///
    /// A gap that is open by itself is left to the whole record, so its limits do not matter: to look at them here would
    /// only make more of what is one. What is taken in may close gaps, so it goes on until nothing is new.
    mutating func addLimits() {
        var limited: Set<Int> = []
        while let slot = slots.first(where: { !limited.contains($0) && !isOpen($0) }) {
            limited.insert(slot)
            for limit in limits.limits[slot] { add(limit) }
        }
    }

    /// The columns whose gap is not decided by what was found.
    ///
    /// With `max: members`, 38 of a missing number of members means at least 38 members: the fields of which a
    /// field is the limit narrow it, though the rule may not read them.
    var openGaps: Set<Int> { Set(slots.filter(isOpen).map(BatchLayout.column)) }

    /// The fields among the columns, in order.
    private var slots: [Int] {
        columns.map { $0 - BatchLayout.column(ofField: 0) }.filter(layout.fields.indices.contains).sorted()
    }

    private func isOpen(_ slot: Int) -> Bool {
        limits.limited[slot].contains { !columns.contains(BatchLayout.column(ofField: $0)) }
    }

    private mutating func addField(_ slot: Int) {
        let column = BatchLayout.column(ofField: slot)
        guard let kind = layout.fields[slot] else {
            needsItems = true
            return
        }
        precondition(kind != .text(isRead: false), "the texts that a rule reads are kept")
        columns.insert(column)
    }
}

/// What the values of fields are not below or above.
struct FieldLimits {
    /// By slot, its minimum and its maximum, as far as it has them.
    let limits: [[Expression]]
    /// By slot, the slots of the fields of which it is a limit.
    private(set) var limited: [[Int]]

    init(_ schema: RecordSchema) {
        limits = schema.fields.map { [$0.minimum, $0.maximum].compactMap(\.self) }
        limited = Array(repeating: [], count: limits.count)
        for (slot, own) in limits.enumerated() {
            for limit in own { if case .field(let other) = limit.kind { limited[other].append(slot) } }
        }
    }
}
