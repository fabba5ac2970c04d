import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleSource

// One worked case: its record, how it is scored, and what is expected.

extension NodeReader {
    mutating func testCase(_ node: Node) -> PackTestCase? {
        guard let keys = mapping(node, as: .testCase) else { return nil }
        let name = keys["name"].flatMap { text($0) }
        let record = keys["record"].flatMap { entries($0) }?.map { (name: $0.key.text, json: $0.value.json) }
        guard let name, let record else { return nil }
        var item = PackTestCase(name: name, record: record)
        item.givenPlace = keys["place"].flatMap { identifier($0) }
        item.asOf = keys["as-of"].flatMap { date($0) }?.value
        item.skip = keys["skip"].flatMap { text($0) }
        if let skip = item.skip, skip.value.isEmpty { bag.report(.skipWithoutReason(at: skip.span)) }
        item.status = keys["status"].flatMap { keyword($0, ExpectedStatus.self) }?.map(\.rawValue)
        item.classID = keys["class"].flatMap { identifier($0) }
        item.points = keys["points"].flatMap { number($0) }
        item.least = keys["least"].flatMap { number($0) }
        item.most = keys["most"].flatMap { number($0) }
        for entry in keys["because"].flatMap({ entries($0) }) ?? [] {
            if let points = number(entry.value) { item.because.append((entry.key.spanned, points)) }
        }
        for entry in keys["codes"].flatMap({ entries($0) }) ?? [] {
            if let code = text(entry.value) { item.codes.append((entry.key.spanned, code)) }
        }
        item.targets = targets(keys["targets"])
        item.levels = states(keys["levels"])
        // An empty list is an expectation too: nothing is missing.
        item.missing = keys["missing"].flatMap { names($0) }
        item.barred = keys["barred"].flatMap { names($0) }
        item.waysUp = keys["way-up"].flatMap { ways($0) }
        item.obstacles = keys["no-way-up"].flatMap { names($0) }
        return item
    }

    private mutating func names(_ node: Node) -> ExpectedNames? {
        list(node, mayBeEmpty: true).map { items in
            ExpectedNames(names: items.compactMap { text($0) }, span: node.span)
        }
    }

    private mutating func ways(_ node: Node) -> Spanned<[ExpectedWay]>? {
        list(node, mayBeEmpty: true).map { items in Spanned(items.compactMap { way($0) }, node.span) }
    }

    private mutating func way(_ node: Node) -> ExpectedWay? {
        guard let keys = mapping(node, as: .wayUp), let to = keys["to"].flatMap({ identifier($0) }),
            let changes = keys["changes"].flatMap({ entries($0) })
        else { return nil }
        return ExpectedWay(
            to: to, gain: keys["gain"].flatMap { number($0) },
            changes: changes.compactMap { entry in
                entry.value.scalar.map { (entry.key.spanned, $0.oneSpelling) }
            })
    }

    private enum ExpectedStatus: String, CaseIterable {
        case recognised
        case notRecognised = "not-recognised"
        case pending
        case notApplicable = "not-applicable"
    }
}

extension Node.Scalar {
    /// The value in the spelling that values of verdicts are brought to: `0.5` and `1/2` are one number.
    fileprivate var oneSpelling: String {
        switch resolved {
        case .flag(let flag): return flag ? "true" : "false"
        case .number(let digits): return Rational(digits)?.description ?? digits
        case .null, .text:
            if style == .plain, text.hasSuffix("%"), let percent = Rational(String(text.dropLast())),
                let share = percent.divided(by: Rational(100))
            {
                return share.description
            }
            return text
        }
    }
}
