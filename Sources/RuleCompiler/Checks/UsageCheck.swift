import RuleDiagnostics
import RuleModel

/// Finds fields, parameters and values that no rule reads.
struct UsageCheck {
    private let pack: RulePack
    private let syntax: PackSyntax
    private var fields: Set<Int> = []
    /// Names of list items' fields that some expression reads, whatever the list.
    private var members: Set<String> = []
    private var parameters: Set<Int>
    private var values: Set<Int> = []
    /// Files of fields that serve other packs too: what this one does not read, others may.
    private let sharedFiles: Set<FileID>

    /// Checks a pack in which figures stand by the names of `parameters`.
    init(_ pack: RulePack, _ syntax: PackSyntax, parameters: Set<Int>, sharedFiles: Set<FileID>) {
        self.sharedFiles = sharedFiles
        self.pack = pack
        self.syntax = syntax
        self.parameters = parameters
        for expression in pack.expressions { note(expression) }
    }

    private mutating func note(_ expression: Expression) {
        var found: [Expression.Kind] = []
        expression.walk { found.append($0.kind) }
        for kind in found {
            switch kind {
            case .field(let slot): fields.insert(slot)
            case .member(_, _, let name): members.insert(name)
            case .parameter(let index): parameters.insert(index)
            case .derived(let index): values.insert(index)
            default: continue
            }
        }
    }

    var findings: [Diagnostic] {
        fieldFindings(syntax.fields) { fields.contains($0) } + nameFindings
    }

    private func fieldFindings(_ syntax: [FieldSyntax], isRead: (Int) -> Bool) -> [Diagnostic] {
        syntax.enumerated().flatMap { slot, field -> [Diagnostic] in
            guard !sharedFiles.contains(field.span.file) else { return [] }
            var findings: [Diagnostic] = []
            if !isRead(slot), !field.isInformative { findings.append(.unusedField(field.name)) }
            if case .list(let items) = field.kind, isRead(slot) {
                findings += fieldFindings(items) { members.contains(items[$0].name.value) }
            }
            return findings
        }
    }

    private var nameFindings: [Diagnostic] {
        let unusedParameters = pack.parameters.enumerated().filter { index, _ in !parameters.contains(index) }
            .map { Diagnostic.unusedParameter(Spanned($1.name, $1.span)) }
        let unusedValues = pack.derived.enumerated().filter { index, _ in !values.contains(index) }
            .map { _, value in
                let name = Spanned(value.name, value.span)
                let isTable = syntax.parameters.contains { $0.name.value == value.name }
                return isTable ? Diagnostic.unusedParameter(name) : .unusedValue(name)
            }
        return unusedParameters + unusedValues
    }
}
