import RuleEngine
import RuleModel

/// What points and gates come to, as `VerdictAssembly` has it.
struct ClassRules: Sendable {
    private let classes: [ClassBand]
    private let bestUnrecognised: Int?

    init(_ pack: RulePack) {
        classes = pack.classes
        bestUnrecognised = pack.bestUnrecognisedClass
    }

    /// Fills in the classes that the points allow, the status, and the class where it is certain.
    ///
    /// - Parameters:
    ///   - verdict: The verdict, which has its points.
    ///   - gates: Whether every prerequisite and floor holds.
    ///   - mayNotApply: Whether missing data decide if the pack applies; nothing is certain then.
    func judge(_ verdict: inout RowVerdict, gates: Truth, mayNotApply: Bool = false) {
        for index in classes.indices
        where classes[index].test.mayHold(from: verdict.points.least, to: verdict.points.most) {
            verdict.possible.append(index)
        }
        guard !mayNotApply else { return verdict.status = .pending }
        let earning = verdict.possible.count { classes[$0].isRecognised }
        if gates == .no || earning == 0 {
            verdict.status = .notRecognised
        } else {
            verdict.status = gates == .yes && earning == verdict.possible.count ? .recognised : .pending
        }
        guard verdict.status != .pending else { return }
        let isBarred = gates == .no
        func final(_ index: Int) -> Int? {
            isBarred && classes[index].isRecognised ? bestUnrecognised : index
        }
        guard let first = verdict.possible.first.flatMap(final),
            verdict.possible.allSatisfy({ final($0) == first })
        else { return }
        verdict.classIndex = first
    }
}
