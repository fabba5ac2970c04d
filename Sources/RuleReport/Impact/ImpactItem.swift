import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// What one pack answers to one of its questions about a record.
package struct ImpactItem: Sendable, Hashable {
    /// What is compared.
    package enum Content: Sendable, Hashable {
        case points(Bounds, inclusion: Truth)
        case gate(Truth)
        /// The states of a target, by level.
        case target([Step])
    }

    /// What a target comes to at one level.
    package struct Step: Sendable, Hashable {
        var level: String
        var label: LocalizedText
        var state: TargetState
    }

    package var key: ImpactCause.Key
    package var content: Content

    package init(_ kind: ImpactCause.Kind, _ id: String, _ content: Content) {
        key = ImpactCause.Key(kind: kind, id: id)
        self.content = content
    }

    /// Whether it says the same as another; labels of levels are no part of it.
    func agrees(with other: ImpactItem) -> Bool {
        switch (content, other.content) {
        case (.points(_, inclusion: .no), .points(_, inclusion: .no)): true
        case (.target(let steps), .target(let others)):
            steps.map(\.level) == others.map(\.level) && steps.map(\.state) == others.map(\.state)
        default: content == other.content
        }
    }

    var words: LocalizedText {
        switch content {
        case .points(_, inclusion: .no): Phrases.outcome(.notApplicable)
        case .points(let points, _): NumberText.range(points)
        case .gate(let truth): Phrases.gate(truth)
        case .target(let steps):
            steps.map { Phrases.asks($0.label, Phrases.state($0.state)) }.joined(separator: "; ")
        }
    }

    /// What an indicator comes to, and its floor.
    package static func answers(of indicator: Indicator, _ result: IndicatorResult) -> [ImpactItem] {
        let points = ImpactItem(
            .indicator, indicator.id, .points(result.points, inclusion: result.inclusion))
        return [points] + (result.floor.map { [ImpactItem(.floor, indicator.id, .gate($0))] } ?? [])
    }

    package static func answer(of item: Deduction, _ result: DeductionResult) -> ImpactItem {
        ImpactItem(.deduction, item.id, .points(result.points, inclusion: .yes))
    }

    package static func answer(
        of item: Prerequisite, _ result: PrerequisiteResult
    ) -> ImpactItem {
        ImpactItem(.prerequisite, item.id, .gate(result.holds))
    }
}
