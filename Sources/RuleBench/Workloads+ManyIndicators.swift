import AgreementSupport
import RuleModel
import TestSupport

// A pack of 40 indicators of every sort, with records that lie around its classes, for the way up.

extension Workloads {
    static let manyIndicatorsCount = 40

    static var manyIndicators: Pack {
        Pack(
            name: "many-indicators.yaml", text: manyIndicatorsText, recordsName: "records.ndjson",
            records: Array(manyRecords.utf8))
    }

    private static let perCriterion = 8

    private static var manyIndicatorsText: String {
        let numbers = Array(1...manyIndicatorsCount)
        let fields = numbers.map(fields).joined(separator: "\n")
        let criteria = stride(from: 0, to: manyIndicatorsCount, by: perCriterion).map { first in
            criterion(first / perCriterion + 1, Array(numbers[first..<(first + perCriterion)]))
        }
        return """
            \(PackTexts.head(of: "nhieu-chi-tieu", model: "points", from: 2021))\
            fields:
              members: { type: count, min: 1, max: 100000, fixed: true, label: { vi: Số người, en: Members } }
              late: { type: count, max: 50, label: { vi: Báo cáo muộn, en: Late reports } }
            \(fields)
            prerequisites:
              - id: co-quy
                label: { vi: Có quỹ, en: Has a fund }
                source: { ref: mau, verified: true }
                require: f1 || f7
            criteria:
            \(criteria.joined(separator: "\n"))
            deduct:
              - id: muon
                label: { vi: Báo cáo muộn, en: Late reports }
                source: { ref: mau, verified: true }
                max: 10
                award: { each: late, points: 2 }
            classification:
              - { id: tot, label: { vi: Tốt, en: Good }, points: ">= 320", recognised: true }
              - { id: dat, label: { vi: Đạt, en: Passed }, points: "[240..320)", recognised: true }
              - { id: chua, label: { vi: Chưa đạt, en: Failed }, points: "< 240", recognised: false }

            """
    }

    private static func label(_ text: String) -> String {
        "label: { vi: \"Dữ liệu \(text)\", en: \"Datum \(text)\" }"
    }

    /// The data of one indicator, by its number.
    private static func fields(_ number: Int) -> String {
        switch number % 6 {
        case 1: "  f\(number): { type: flag, \(label("f\(number)")) }"
        case 2, 3: "  n\(number): { type: count, max: members, \(label("n\(number)")) }"
        case 4:
            "  c\(number): { type: choice, of: { none: Không, fair: Khá, good: Tốt }, \(label("c\(number)")) }"
        case 5: "  n\(number): { type: count, max: 1000000, \(label("n\(number)")) }"
        default:
            "  f\(number): { type: flag, \(label("f\(number)")) }\n  p\(number): { type: percent, min: 0%, max: 100%, \(label("p\(number)")) }"
        }
    }

    private static func criterion(_ id: Int, _ numbers: [Int]) -> String {
        let indicators = numbers.map { number in
            """
                  - id: "\(id).\(number)"
                    \(label("\(number)"))
                    source: { ref: mau, verified: true }
                    max: 10
                    award: \(sample(number))
            """
        }
        return """
              - id: "\(id)"
                \(label("\(id)"))
                max: 80
                floor: 20
                indicators:
            """ + "\n" + indicators.joined(separator: "\n")
    }

    private static func sample(_ number: Int) -> String {
        switch number % 6 {
        case 1: "{ when: f\(number) }"
        case 2:
            "{ share: { part: n\(number), whole: members }, scale: proportional, step: 0.5, rounding: down }"
        case 3:
            "{ share: { part: n\(number), whole: members }, bands: [{ at: \">= 90%\", points: 10 }, "
                + "{ at: \"[60%..90%)\", points: 6 }, { at: \"-\", points: 0 }] }"
        case 4: "{ choice: c\(number), points: { none: 0, fair: 6, good: 10 } }"
        case 5: "{ each: n\(number), points: 0.5 }"
        default: "{ when: f\(number) && p\(number) >= 0.6 }"
        }
    }

    private static var manyRecords: String {
        var random = SeededGenerator(seed: 40)
        return (1...40).map { record(String($0), &random) }.joined()
    }

    private static func record(_ id: String, _ random: inout SeededGenerator) -> String {
        let members = Int.random(in: 20...5000, using: &random)
        let quality = Int.random(in: 3...8, using: &random)
        func isGood() -> Bool { Int.random(in: 0..<10, using: &random) < quality }
        var data = ["\"id\":\"\(id)\"", "\"period\":2022", "\"members\":\(members)"]
        data.append("\"late\":\(Int.random(in: 0...4, using: &random))")
        for number in 1...manyIndicatorsCount {
            switch number % 6 {
            case 1: data.append("\"f\(number)\":\(isGood())")
            case 2, 3:
                let least = isGood() ? members / 2 : 0
                data.append("\"n\(number)\":\(Int.random(in: least...members, using: &random))")
            case 4: data.append("\"c\(number)\":\"\(isGood() ? "good" : "none")\"")
            case 5: data.append("\"n\(number)\":\(Int.random(in: 0...(isGood() ? 24 : 6), using: &random))")
            default:
                data.append("\"f\(number)\":\(isGood())")
                data.append("\"p\(number)\":\(Int.random(in: 0...100, using: &random))")
            }
        }
        return "{" + data.joined(separator: ",") + "}\n"
    }
}
