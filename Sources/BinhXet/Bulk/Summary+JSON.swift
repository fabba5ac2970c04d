import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport

// A summary as the journal of a run keeps it: exact, and by the numbers of the pack instead of its names.

extension Summary {
    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("counts") { $0.ints(counts.numbers) }
            json.member("classes") { json in
                json.array(of: classes.sorted { $0.key < $1.key }) { $0.ints([$1.key, $1.value]) }
            }
            json.member("places") { json in
                json.object { json in
                    for (place, counts) in places.sorted(by: { $0.key < $1.key }) {
                        json.member(place) { $0.ints(counts.numbers) }
                    }
                }
            }
            json.member("outcomes") { json in
                json.array(of: outcomes) { json, found in
                    json.ints(IndicatorResult.Outcome.allCases.map { found[$0] ?? 0 })
                }
            }
            json.member("bars") { json in
                json.array(
                    of: bars.map { $0.key.numbers + [$0.value] }.sorted { $0.lexicographicallyPrecedes($1) }
                ) { $0.ints($1) }
            }
            json.member("gaps") { json in
                json.array(of: gaps.sorted { $0.key < $1.key }) { json, entry in
                    json.object { json in
                        json.member("path") { $0.ints(entry.key.numbers) }
                        json.member("records", int: entry.value.records)
                        json.member("gates", int: entry.value.gates)
                        if let points = entry.value.points { json.member("points", string: points.fraction) }
                    }
                }
            }
        }
    }

    init?(_ json: JSONValue) {
        guard let counts = json["counts"]?.ints, let classes = json["classes"]?.elements,
            case .object(let places)? = json["places"]?.content, let outcomes = json["outcomes"]?.elements,
            let bars = json["bars"]?.elements, let gaps = json["gaps"]?.elements
        else { return nil }
        var found: (classes: [Int: Int], bars: [Bar: Int], gaps: [DataPath: Gap]) = ([:], [:], [:])
        for pair in classes {
            guard let numbers = pair.ints, numbers.count == 2 else { return nil }
            found.classes[numbers[0]] = numbers[1]
        }
        for entry in bars {
            guard let numbers = entry.ints, let bar = Bar(numbers.dropLast()), let count = numbers.last else {
                return nil
            }
            found.bars[bar] = count
        }
        for entry in gaps {
            guard let path = entry["path"]?.ints.flatMap({ DataPath($0) }),
                let records = entry.int("records"),
                let gates = entry.int("gates")
            else { return nil }
            found.gaps[path] = Gap(
                records: records, points: entry.text("points").flatMap { Rational($0) }, gates: gates)
        }
        self.init(
            counts: Counts(counts), classes: found.classes,
            places: Dictionary(
                places.map { ($0.name, Counts($0.value.ints ?? [])) }, uniquingKeysWith: { first, _ in first }
            ),
            outcomes: outcomes.map { entry in
                Dictionary(
                    zip(IndicatorResult.Outcome.allCases, entry.ints ?? []).filter { $0.1 > 0 },
                    uniquingKeysWith: +)
            }, bars: found.bars, gaps: found.gaps)
    }
}

extension JSONWriter {
    mutating func ints(_ numbers: [Int]) {
        array(of: numbers) { $0.raw(String($1)) }
    }
}

extension JSONValue {
    var elements: [JSONValue]? {
        if case .array(let items) = content { items } else { nil }
    }

    var ints: [Int]? {
        guard let elements else { return nil }
        let numbers = elements.compactMap(\.int)
        return numbers.count == elements.count ? numbers : nil
    }

    private var int: Int? {
        if case .number(let number?) = content { number.whole } else { nil }
    }

    func int(_ name: String) -> Int? { self[name]?.int }
}

extension Rational {
    /// The number as numerator and denominator.
    fileprivate var fraction: String { "\(numerator)/\(denominator)" }
}

extension Bar {
    fileprivate var numbers: [Int] {
        switch self {
        case .prerequisite(let index): [0, index]
        case .criterionFloor(let index): [1, index]
        case .indicatorFloor(let index, let inner): [2, index, inner]
        }
    }

    fileprivate init?(_ numbers: [Int]) {
        switch (numbers.first, numbers.count) {
        case (0, 2): self = .prerequisite(numbers[1])
        case (1, 2): self = .criterionFloor(numbers[1])
        case (2, 3): self = .indicatorFloor(numbers[1], numbers[2])
        default: return nil
        }
    }
}

extension DataPath {
    fileprivate var numbers: [Int] {
        switch self {
        case .field(let slot): [0, slot]
        case .item(let list, let index, let slot): [1, list, index, slot]
        case .mark(let index): [2, index]
        case .place: [3]
        }
    }

    fileprivate init?(_ numbers: [Int]) {
        switch (numbers.first, numbers.count) {
        case (0, 2): self = .field(numbers[1])
        case (1, 4): self = .item(numbers[1], numbers[2], numbers[3])
        case (2, 2): self = .mark(numbers[1])
        case (3, 1): self = .place
        default: return nil
        }
    }
}
