package import RuleDiagnostics

extension Coverage.Kind {
    /// What the points of the kind are called.
    package var name: LocalizedText {
        switch self {
        case .indicator: LocalizedText(vi: "chỉ tiêu", en: "indicators")
        case .band: LocalizedText(vi: "mức điểm", en: "bands")
        case .condition: LocalizedText(vi: "câu trả lời", en: "answers")
        case .rank: LocalizedText(vi: "xếp loại", en: "classes")
        }
    }
}

extension Coverage.Point {
    /// What no case reaches, as in `2.1: mức điểm 3`.
    package var words: LocalizedText {
        let what =
            switch kind {
            case .indicator: LocalizedText(vi: "chưa có kết quả chắc chắn nào", en: "no certain result")
            case .band: LocalizedText(vi: "mức điểm `\(detail)`", en: "band `\(detail)`")
            case .condition: LocalizedText(vi: "điều kiện `\(detail)`", en: "condition `\(detail)`")
            case .rank: LocalizedText(vi: "xếp loại", en: "class")
            }
        return LocalizedText(vi: "\(item): \(what.vi)", en: "\(item): \(what.en)")
    }
}

extension Coverage {
    /// How much of each kind is reached: `chỉ tiêu 10/10, mức điểm 30/32`.
    package var summary: LocalizedText {
        func words(_ language: Language) -> String {
            let counts = Kind.allCases.compactMap { kind -> String? in
                let count = count(of: kind)
                return count.all == 0 ? nil : "\(kind.name[language]) \(count.reached)/\(count.all)"
            }
            return "\(percent)% (\(counts.joined(separator: ", ")))"
        }
        return LocalizedText(vi: words(.vietnamese), en: words(.english))
    }
}
