/// One goal of speed, and what was measured of it.
struct GoalRow {
    /// A figure, or why there is none.
    enum Figure {
        case measured(Double)
        case missing(String)
    }

    enum Better {
        case higher
        case lower
    }

    let number: Int
    let text: String
    /// What it must never fall behind.
    let floor: Double
    let target: Double
    var better = Better.higher
    var unit = "x"
    let figure: Figure

    /// Whether target or floor are reached, in one word.
    var state: String {
        guard case .measured(let value) = figure else { return "-" }
        if reaches(target, value) { return "met" }
        return reaches(floor, value) ? "floor met" : "not met"
    }

    private func reaches(_ limit: Double, _ value: Double) -> Bool {
        switch better {
        case .higher: value >= limit
        case .lower: value <= limit
        }
    }

    /// The rows as a table of text.
    static func table(_ rows: [GoalRow]) -> String {
        let heading = ["#", "goal", "never", "target", "measured", "state"]
        let cells = [heading] + rows.map(\.cells)
        let widths = heading.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private var cells: [String] {
        let sign = better == .higher ? ">=" : "<="
        let measured =
            switch figure {
            case .measured(let value): value.places(2) + unit
            case .missing(let reason): reason
            }
        return [
            String(number), text, "\(sign) \(floor.places(1))\(unit)", "\(sign) \(target.places(1))\(unit)",
            measured, state,
        ]
    }
}

extension Double {
    /// The number with so many places after the point.
    func places(_ count: Int) -> String {
        guard isFinite, magnitude < 1e15 else { return "?" }
        let scale = (0..<count).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((self * Double(scale)).rounded())
        let fraction = String(scaled.magnitude % UInt(scale))
        let whole = (scaled < 0 ? "-" : "") + String(scaled.magnitude / UInt(scale))
        guard count > 0 else { return whole }
        return whole + "." + String(repeating: "0", count: count - fraction.count) + fraction
    }
}
