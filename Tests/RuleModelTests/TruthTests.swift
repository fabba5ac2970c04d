import RuleModel
import Testing

struct TruthTests {
    /// What a truth value may turn out to be.
    private func outcomes(_ truth: Truth) -> Set<Bool> {
        switch truth {
        case .yes: [true]
        case .no: [false]
        case .unknown: [true, false]
        }
    }

    private func truth(_ outcomes: Set<Bool>) -> Truth {
        outcomes == [true] ? .yes : outcomes == [false] ? .no : .unknown
    }

    @Test(arguments: Truth.allCases, Truth.allCases)
    func `operators say what is certain whatever the unknown turns out to be`(left: Truth, right: Truth) {
        var (both, either): (Set<Bool>, Set<Bool>) = ([], [])
        for one in outcomes(left) {
            for other in outcomes(right) {
                both.insert(one && other)
                either.insert(one || other)
            }
        }
        #expect((left && right) == truth(both))
        #expect((left || right) == truth(either))
        #expect(!left == truth(Set(outcomes(left).map { !$0 })))
    }

    @Test func `a plain truth value is certain`() {
        #expect(Truth(true) == .yes)
        #expect(Truth(false) == .no)
    }
}
