/// Writes households as NDJSON with their members: the records of the pack `bench/nested`.
struct HouseholdNDJSON {
    private(set) var bytes: [UInt8] = []

    private enum Key: Int, CaseIterable {
        case id, period, place, head, registered, members, corner, books, internet, devices, minutes, fund,
            clubs
        case meetingsAttended, meetingsTotal, volunteerHours, violations
    }

    private enum MemberKey: Int, CaseIterable {
        case name, birthYear, relation, enrolled, level, promoted, conduct, award, courses, readingMinutes,
            digital
    }

    private static let relations = ["head", "spouse", "child", "parent", "grandchild", "other"]
    private static let levels = ["primary", "lower", "upper", "vocational", "university"]
    private static let conducts = ["good", "fair", "average", "weak"]

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ household: Household) {
        text("{")
        for position in Key.allCases.indices {
            let index = (position + household.rotation) % Key.allCases.count
            append(Key.allCases[index], of: household)
        }
        text("}")
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ key: Key, of household: Household) {
        switch key {
        case .id:
            name("\"id\":")
            text("\"ho-")
            bytes.appendNumber(household.number, digits: 8)
            text("\"")
        case .period: number("\"period\":", Household.period)
        case .place:
            name("\"place\":")
            text("\"")
            bytes.appendNumber(household.place, digits: 5)
            text("\"")
        case .head:
            name("\"head\":")
            personName(household.members[0].name)
        case .registered: flag("\"registered\":", household.registered)
        case .members: members(of: household)
        case .corner: flag("\"corner\":", household.corner)
        case .books: number("\"books\":", household.books)
        case .internet: flag("\"internet\":", household.internet)
        case .devices: number("\"devices\":", household.devices)
        case .minutes: number("\"minutes\":", household.minutes)
        case .fund: flag("\"fund\":", household.fund)
        case .clubs: number("\"clubs\":", household.clubs)
        case .meetingsAttended: number("\"meetings_attended\":", household.meetingsAttended)
        case .meetingsTotal: number("\"meetings_total\":", household.meetingsTotal)
        case .volunteerHours:
            value("\"volunteer_hours\":", household.volunteerTime) { $0.bytes.appendTenths($1) }
        case .violations: number("\"violations\":", household.violations)
        }
    }

    private mutating func members(of household: Household) {
        name("\"members\":")
        text("[")
        for member in household.members {
            comma()
            text("{")
            for position in MemberKey.allCases.indices {
                let index = (position + household.rotation) % MemberKey.allCases.count
                append(MemberKey.allCases[index], of: member)
            }
            text("}")
        }
        text("]")
    }

    private mutating func append(_ key: MemberKey, of member: Household.Member) {
        switch key {
        case .name:
            name("\"name\":")
            personName(member.name)
        case .birthYear: number("\"birth_year\":", Household.period - member.age)
        case .relation: choice("\"relation\":", member.relation, HouseholdNDJSON.relations)
        case .enrolled: flag("\"enrolled\":", member.isEnrolled ? 1 : 0)
        case .level: choice("\"level\":", member.level, HouseholdNDJSON.levels)
        case .promoted: flag("\"promoted\":", member.promoted)
        case .conduct: choice("\"conduct\":", member.conduct, HouseholdNDJSON.conducts)
        case .award: flag("\"award\":", member.award)
        case .courses: number("\"courses\":", member.courses)
        case .readingMinutes: number("\"reading_minutes\":", member.readingMinutes)
        case .digital: flag("\"digital\":", member.digital)
        }
    }

    // MARK: - Pieces of JSON

    private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A comma, but for the first value in its brackets.
    private mutating func comma() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func name(_ name: String) {
        comma()
        text(name)
    }

    private mutating func value(
        _ name: String, _ value: Int, write: (inout HouseholdNDJSON, Int) -> Void
    ) {
        guard value != Household.absent else { return }
        self.name(name)
        if value == Household.null { text("null") } else { write(&self, value) }
    }

    private mutating func number(_ name: String, _ number: Int) {
        value(name, number) { $0.bytes.appendNumber($1) }
    }

    private mutating func flag(_ name: String, _ flag: Int) {
        value(name, flag) { $0.text($1 == 1 ? "true" : "false") }
    }

    private mutating func choice(_ name: String, _ index: Int, _ codes: [String]) {
        value(name, index) { writer, index in
            writer.text("\"")
            writer.text(codes[index])
            writer.text("\"")
        }
    }

    private mutating func personName(_ name: HouseholdNames.Choice) {
        text("\"")
        bytes.appendName(name, quote: "\\\"")
        text("\"")
    }
}
