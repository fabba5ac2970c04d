package import RuleDiagnostics
import RuleEngine
import RuleModel

extension JSONWriter {
    /// The digits after the point of a number whose decimals never end.
    private static let places = 4

    /// A number exactly; one whose decimals never end is rounded half up to four places.
    ///
    /// Where that happens to points, the exact fraction stands beside them.
    ///
    /// - Parameters:
    ///   - name: The name of the member.
    ///   - number: The number.
    /// - Returns: Whether it is written exactly.
    @discardableResult
    mutating func member(_ name: String, rounded number: Rational) -> Bool {
        if let decimal = number.decimal {
            member(name, units: decimal.units, places: decimal.places)
            return true
        }
        let exact = number.decimalText
        member(name, number: exact ?? number.text(places: JSONWriter.places))
        return exact != nil
    }

    /// `points` where they are certain, else the bounds `least` and `most`.
    mutating func points(_ points: Bounds) {
        if points.isCertain { certain(points.least) } else { bounds(points) }
    }

    /// Points that nothing can change, with the fraction where decimals do not write it.
    mutating func certain(_ points: Rational) {
        if !member("points", rounded: points) { member("exact", string: points.description) }
    }

    mutating func bounds(_ points: Bounds) {
        let isLeastExact = member("least", rounded: points.least)
        let isMostExact = member("most", rounded: points.most)
        guard !points.isCertain else { return }
        if !isLeastExact { member("exact_least", string: points.least.description) }
        if !isMostExact { member("exact_most", string: points.most.description) }
    }

    mutating func truth(_ truth: Truth) {
        switch truth {
        case .yes: raw("true")
        case .no: raw("false")
        case .unknown: string("unknown")
        }
    }

    mutating func member(_ name: String, text: LocalizedText) {
        member(name) { json in
            json.object { json in
                json.member("vi", string: text.vi)
                json.member("en", string: text.en)
            }
        }
    }

    /// The values that were read, by name: a list as the count of its items, a personal one as `{"hidden":true}`.
    ///
    /// A number that no decimal writes is a text such as `"2/3"`, so nothing is rounded.
    package mutating func reads(_ readings: [Reading]) {
        guard !readings.isEmpty else { return }
        member("reads") { json in
            json.object { json in
                for reading in readings { json.member(reading.name) { $0.content(reading.content) } }
            }
        }
    }

    package mutating func content(_ content: Reading.Content) {
        switch content {
        case .value(let value, _): brief(value)
        case .count(let count): raw(String(count))
        case .hidden: object { $0.member("hidden", bool: true) }
        }
    }

    /// A value as JSON; of what holds others only the count.
    mutating func brief(_ value: Value) {
        switch value {
        case .flag(let flag): raw(flag ? "true" : "false")
        case .number(let number):
            if let decimal = number.decimalText { raw(decimal) } else { string(number.description) }
        case .text(let text): string(text)
        case .date(let day): string(day.description)
        case .duration(let seconds): string("\(seconds)s")
        case .list(let items): raw(String(items.count))
        case .map(let entries): raw(String(entries.count))
        case .record: raw("1")
        }
    }
}
