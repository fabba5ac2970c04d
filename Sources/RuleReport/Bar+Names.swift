package import RuleEngine
package import RuleModel

extension Bar {
    /// The word for the kind of gate in verdicts for machines.
    package var kind: String {
        switch self {
        case .prerequisite: "prerequisite"
        case .criterionFloor: "criterion-floor"
        case .indicatorFloor: "indicator-floor"
        }
    }
}

extension RulePack {
    /// The id of what failed.
    package func id(of bar: Bar) -> String {
        switch bar {
        case .prerequisite(let index): prerequisites[index].id
        case .criterionFloor(let index): criteria[index].id
        case .indicatorFloor(let index, let inner): criteria[index].indicators[inner].id
        }
    }
}
