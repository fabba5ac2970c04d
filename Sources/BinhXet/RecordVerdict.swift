public import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport

/// The explained verdict on one record.
public struct RecordVerdict: Sendable {
    /// What a record can be.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Every prerequisite holds and the class is a recognised one.
        case recognised
        /// Certain, whatever the missing data turn out to be.
        case notRecognised = "not-recognised"
        /// Missing data could still change the outcome.
        case pending
        /// The pack does not apply to the record.
        case notApplicable = "not-applicable"
    }

    private let subject: ScoredRecord

    init(_ subject: ScoredRecord) {
        self.subject = subject
    }

    /// The outcome.
    public var status: Status {
        switch subject.verdict.status {
        case .recognised: .recognised
        case .notRecognised: .notRecognised
        case .pending: .pending
        case .notApplicable: .notApplicable
        }
    }

    /// The id of the class or level, if it is certain.
    public var classID: String? {
        subject.verdict.classIndex.map { subject.pack.ranks[$0].id }
    }

    /// The least and the most points, exact: a decimal such as `82.5`, or a fraction such as `20/3`; 0 in a pack of targets.
    public var points: (least: String, most: String) {
        (subject.verdict.points.least.description, subject.verdict.points.most.description)
    }

    /// The whole explanation as a page for people; values of personal fields are left out.
    ///
    /// - Parameter language: The language of the page.
    /// - Returns: The page, with line breaks.
    public func text(in language: Language) -> String {
        TextReport(language: language).page(for: Explanation(of: subject))
    }

    /// The verdict as one JSON object of schema `binhxet/verdict/1`.
    public var json: String {
        VerdictJSON().text(of: subject)
    }
}
