import RuleDiagnostics
import RuleModel

/// How people read a value: a share as a percentage, a choice by its label.
package struct ValueStyle: Sendable, Hashable {
    var isPercent = false
    var choices: [Choice] = []

    init() {}

    init(of kind: Field.Kind) {
        switch kind {
        case .percent: isPercent = true
        case .choice(let choices): self.choices = choices
        case .flag, .count, .whole, .decimal, .text, .date, .list: break
        }
    }

    init(of parameter: Parameter) {
        isPercent = parameter.isPercent
        if case .choice(let choices) = parameter.type { self.choices = choices }
    }

    /// The style of what an expression gives.
    init(of expression: Expression, in pack: RulePack) {
        var known: [Int: ValueStyle] = [:]
        self.init(of: expression, in: pack, &known)
    }

    /// The same, with the styles of the derived values that were asked for already.
    private init(of expression: Expression, in pack: RulePack, _ known: inout [Int: ValueStyle]) {
        switch expression.kind {
        case .field(let slot): self.init(of: pack.schema.fields[slot].kind)
        case .derived(let index):
            self =
                known[index] ?? ValueStyle(of: pack.derived[index].expression, in: pack, &known)
            known[index] = self
        case .parameter(let index): self.init(of: pack.parameters[index])
        case .call(.share, _):
            self.init()
            isPercent = true
        case .conditional(_, let left, let right), .binary(.add, let left, let right),
            .binary(.subtract, let left, let right):
            // What two percentages differ by is one too.
            let style = ValueStyle(of: left, in: pack, &known)
            self = style == ValueStyle(of: right, in: pack, &known) ? style : ValueStyle()
        case .literal, .context, .local, .member, .index, .isPresent, .not, .negate, .and, .or,
            .binary, .call, .matches, .comprehension, .list, .map:
            self.init()
            if case .choice(let choices) = expression.type { self.choices = choices }
        }
    }

    /// A value in words.
    func text(of value: Value) -> LocalizedText {
        switch value {
        case .flag(let flag): Phrases.flag(flag)
        case .number(let number): isPercent ? NumberText.percent(number) : NumberText.text(number)
        case .text(let text): label(of: text)
        case .date(let day): LocalizedText(vi: day.slashed, en: day.description)
        case .duration(let seconds): Phrases.seconds(seconds)
        case .list(let items): Phrases.items(items.count)
        case .map(let entries): Phrases.items(entries.count)
        case .record: Phrases.items(1)
        }
    }

    func text(of number: Rational) -> LocalizedText {
        text(of: .number(number))
    }

    /// The label of a choice; a text that is no choice stands for itself.
    func label(of code: String) -> LocalizedText {
        choices.first { $0.code == code }?.label ?? LocalizedText(same: code)
    }
}
