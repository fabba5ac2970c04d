/// How much a batch evaluator keeps of what it has worked out.
///
/// Records whose data are all others would fill the memory, and nothing would be found again. What is not kept is worked
/// out each time, so the verdicts are the same however little it is.
package struct EvaluatorMemory: Sendable {
    /// Results of cells.
    var results: Int
    /// Those among them that are found by numbers that do not fit the tables of cells.
    var farResults: Int
    /// Keys of the items of a list, after which all are forgotten.
    var itemKeys: Int
    /// Verdicts of a pack of targets.
    var levelVerdicts: Int
    /// What earlier results say of its levels.
    var histories: Int
    /// Lists of what rows wait for.
    var gapLists: Int
    /// What criteria come to of which some is left out.
    var reducedParts: Int
    /// Sums of these.
    var reducedSums: Int
    /// Values of totals that are fractions.
    var fractions: Int

    package static let usual = EvaluatorMemory(
        results: .max, farResults: 1 << 13, itemKeys: 1 << 14, levelVerdicts: 1 << 11, histories: 1 << 10,
        gapLists: 1 << 10, reducedParts: 1 << 12, reducedSums: 1 << 10, fractions: 1 << 14)

    /// Next to nothing, so that tests come to where no more is kept.
    package static let scarce = EvaluatorMemory(
        results: 40, farResults: 3, itemKeys: 4, levelVerdicts: 2, histories: 2, gapLists: 2,
        reducedParts: 2, reducedSums: 2, fractions: 2)
}
