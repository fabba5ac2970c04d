/// How far another program's outcomes agree with ours.
///
/// Records without gaps must agree in everything that both forms hold. In records with gaps only what the gaps do
/// not touch means the same: an indicator that both know must have the same digit, and one that is open with us must
/// be a gap with the peer; statuses, classes and points are not compared, because the peers count a gap as nothing.
struct Agreement {
    private(set) var complete = 0
    private(set) var withGaps = 0
    private(set) var problems: [String] = []

    init(of peers: [Outcome], with ours: [Outcome]) {
        let byID = Dictionary(ours.map { ($0.id, $0) }) { first, _ in first }
        for peer in peers {
            guard let our = byID[peer.id] else {
                problems.append("\(peer.id) is not among our records")
                continue
            }
            if our.isComplete, !peer.codes.contains("0"), !peer.gates.contains("O") {
                complete += 1
                compare(peer, with: our)
            } else {
                withGaps += 1
                compareKnown(peer, with: our)
            }
        }
        // Whoever saw gaps everywhere would agree with everything.
        if withGaps > complete { problems.append("only \(complete) records are complete") }
    }

    /// An outcome in one line, with at most three of the differences.
    var summary: String {
        let counts = "\(complete) complete records and \(withGaps) with gaps"
        guard !problems.isEmpty else { return "equal on \(counts)" }
        return "\(problems.count) differences on \(counts): " + problems.prefix(3).joined(separator: "; ")
    }

    private mutating func compare(_ peer: Outcome, with our: Outcome) {
        expect(peer.status, our.status, "status", our.id, isOptional: true)
        if !peer.status.isEmpty { expect(peer.rank, our.rank, "class", our.id) }
        guard our.status != "not-applicable" else { return }
        if peer.points != our.points { problems.append("\(our.id): points differ") }
        expect(peer.gates, our.gates, "gates", our.id, isOptional: true)
        compareKnown(peer, with: our)
    }

    private mutating func compareKnown(_ peer: Outcome, with our: Outcome) {
        guard our.status != "not-applicable" else { return }
        guard peer.codes.count == our.codes.count else {
            problems.append("\(our.id): \(peer.codes.count) indicators instead of \(our.codes.count)")
            return
        }
        for (index, (digit, code)) in zip(peer.codes, our.codes).enumerated() {
            guard let expected = Agreement.digit(of: code) else { continue }
            // A gap that cannot change the points is none to us: the bounds agree. To the peer it still is one.
            if digit != expected, digit != "0" {
                problems.append("\(our.id): indicator \(index + 1) is \(digit) and not \(expected) (\(code))")
            }
        }
    }

    private mutating func expect(
        _ found: String, _ expected: String, _ name: String, _ id: String, isOptional: Bool = false
    ) {
        if found != expected, !(isOptional && found.isEmpty) {
            problems.append("\(id): \(name) is \(found) and not \(expected)")
        }
    }

    /// The peers' digit for one of our codes; none where the points are certain without a band.
    static func digit(of code: String) -> String? {
        switch code {
        case "O": "0"
        case "FE", "NE", "XE", "XF": "5"
        case "F": "1"
        case "N": "2"
        case "P": nil
        default: code.last.map(String.init)
        }
    }
}
