/// The words that every line with reasons has around what differs between records.
struct VerdictWords: Sendable {
    /// Before the id.
    let start: LinePart
    /// After the indicators of a criterion that has deductions.
    let deductions: LinePart
    /// After the last criterion, up to the first deduction or prerequisite of the pack.
    let criteriaEnd: LinePart
    let prerequisites: LinePart

    static let beforePeriod = Array(#"","period":"#.utf8)
    static let beforePlace = Array(#","place":""#.utf8)
    /// How many bytes end a criterion and part it from the next.
    static let criterionEnd = Int32(VerdictFrame.criterionEnd.count)
    /// How many of these a criterion has in itself that does not apply.
    static let wholeCriterion = criterionEnd - 1

    init(hasTotalDeductions: Bool, _ pool: inout PiecePool) {
        let afterCriteria = #"],"deductions":["#
        let beforePrerequisites = #"],"prerequisites":["#
        start = LinePart(pool.add(#"{"schema":"binhxet/verdict/1","id":""#))
        deductions = LinePart(pool.add(#"],"deductions":["#))
        criteriaEnd = LinePart(pool.add("]}" + (hasTotalDeductions ? afterCriteria : beforePrerequisites)))
        prerequisites = LinePart(pool.add(beforePrerequisites))
    }
}
