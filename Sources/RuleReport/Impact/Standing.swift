package import RuleEngine
package import RuleModel

/// What a record comes to: a status with its class or level, or no verdict at all.
package struct Standing: Sendable, Hashable {
    /// None where the record was rejected.
    package var status: Verdict.Status?
    /// The id of the class or level, where it is certain.
    package var rank: String?

    package init(status: Verdict.Status?, rank: String? = nil) {
        self.status = status
        self.rank = rank
    }

    /// Of a record that could not be read or judged.
    package static let rejected = Standing(status: nil)

    package init(_ verdict: Verdict, by pack: RulePack) {
        status = verdict.status
        rank = verdict.classIndex.map { pack.ranks[$0].id }
    }

    package var isRecognised: Bool { status == .recognised }

    /// Its code in JSON: `recognised/tot`, `pending`, `rejected`.
    package var code: String {
        (status?.rawValue ?? "rejected") + (rank.map { "/\($0)" } ?? "")
    }

    /// The order of rows and columns: recognised first, rejected last, within a status by class.
    package static func precedes(_ left: Standing, _ right: Standing) -> Bool {
        let order = Verdict.Status.allCases
        let places = [left, right].map { $0.status.flatMap { order.firstIndex(of: $0) } ?? order.count }
        return places[0] == places[1] ? (left.rank ?? "") < (right.rank ?? "") : places[0] < places[1]
    }
}

/// What two packs make of one record, as far as it counts.
package struct Outcome: Sendable, Hashable {
    package var standing: Standing
    /// None where the record was rejected.
    package var points: Bounds?

    package init(standing: Standing, points: Bounds?) {
        self.standing = standing
        self.points = points
    }

    package static let rejected = Outcome(standing: .rejected, points: nil)

    package init(_ scored: ScoredRecord) {
        standing = Standing(scored.verdict, by: scored.pack)
        points = scored.verdict.points
    }
}
