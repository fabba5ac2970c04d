/// How much a verdict for machines says about its reasons; `rawValue` is the word of `--explain`.
package enum ExplainLevel: String, Sendable, Hashable, CaseIterable {
    /// Id, period, status, class, points and bounds.
    case none
    /// One short code for each indicator and prerequisite besides.
    case codes
    /// Points, code and the values read of each indicator, without sentences.
    case reasons
    /// Everything, with sentences in both languages.
    case full
}
