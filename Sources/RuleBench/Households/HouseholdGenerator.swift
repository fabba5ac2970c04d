import TestSupport

/// Draws households at random, the same ones for the same seed.
///
/// 1 to 8 members (3.7 on average) of ages that go together; nearly all children go to school, fewer of the older
/// ones; each of twelve values is missing in 1 to 4 % of the records; 2 % of the records have their keys in another
/// order and 1 % of the names a nickname in quotes.
struct HouseholdGenerator {
    private var generator: SeededGenerator
    private var number = 0

    /// How many records in a thousand have their keys in another order.
    private let disorder: Int

    init(seed: UInt64, disorder: Int = 20) {
        generator = SeededGenerator(seed: seed)
        self.disorder = disorder
    }

    // MARK: - Chance

    /// A number from 0 up to a limit; the bias of one in 2^32 does not matter here.
    private mutating func below(_ limit: Int) -> Int {
        Int(truncatingIfNeeded: ((generator.next() >> 32) &* UInt64(limit)) >> 32)
    }

    private mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    private mutating func chance(permille: Int) -> Bool { below(1000) < permille }

    /// A flag that is set so many times in a thousand.
    private mutating func flag(permille: Int) -> Int { chance(permille: permille) ? 1 : 0 }

    /// An index, each as often as its weight says; the weights add up to 100.
    private mutating func index(byWeight weights: StaticWeights) -> Int {
        var rest = below(100)
        for (index, weight) in weights.values.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.values.count - 1
    }

    /// Weights in percent.
    private struct StaticWeights {
        var values: [Int]
    }

    private static let sizes = StaticWeights(values: [9, 17, 22, 24, 14, 8, 4, 2])
    private static let conducts = StaticWeights(values: [70, 22, 7, 1])
    private static let courses = StaticWeights(values: [33, 27, 19, 10, 6, 3, 2])
    private static let devices = StaticWeights(values: [8, 22, 28, 20, 12, 6, 4])
    private static let clubs = StaticWeights(values: [30, 38, 20, 8, 4])

    // MARK: - Households

    mutating func next() -> Household {
        number += 1
        var household = Household()
        household.number = number
        household.place = 100 + below(10_600)
        household.registered = flag(permille: 990)
        let size = 1 + index(byWeight: HouseholdGenerator.sizes)
        let headAge = within(24...(size == 1 ? 88 : 78))
        household.members.reserveCapacity(size)
        for position in 0..<size { household.members.append(member(position, headAge: headAge)) }
        household.corner = flag(permille: 800)
        household.books = below(3) == 0 ? below(8) : below(below(4) == 0 ? 220 : 70)
        household.internet = flag(permille: 850)
        household.devices = index(byWeight: HouseholdGenerator.devices)
        household.minutes = below(4) == 0 ? below(12) : 5 * below(25)
        household.fund = flag(permille: 740)
        household.clubs = index(byWeight: HouseholdGenerator.clubs)
        household.meetingsTotal = chance(permille: 30) ? 0 : within(2...12)
        household.meetingsAttended = household.meetingsTotal - below(household.meetingsTotal / 2 + 1)
        household.volunteerTime = below(3) == 0 ? 0 : below(320)
        household.violations = chance(permille: 15) ? within(1...3) : 0
        takeAway(from: &household)
        household.rotation = chance(permille: disorder) ? within(1...16) : 0
        return household
    }

    private mutating func member(_ position: Int, headAge: Int) -> Household.Member {
        let (relation, age) = place(position, headAge: headAge)
        let name = HouseholdNames.Choice(
            family: below(HouseholdNames.families.count), middle: below(HouseholdNames.middles.count),
            given: below(HouseholdNames.givens.count), hasNickname: chance(permille: 10))
        var member = Household.Member(
            name: name, age: age, relation: relation, isEnrolled: isEnrolled(at: age))
        if member.isEnrolled { member.level = level(at: age) }
        if member.isPupil {
            member.promoted = flag(permille: 970)
            member.conduct = index(byWeight: HouseholdGenerator.conducts)
            member.award = flag(permille: 350)
        }
        if member.isAdult {
            member.courses = index(byWeight: HouseholdGenerator.courses)
            member.readingMinutes = below(10) < 3 ? 0 : 5 * within(1...20)
            member.digital = flag(permille: age <= 35 ? 930 : age <= 60 ? 700 : 260)
        }
        return member
    }

    /// Relation and age of a member: head, spouse, then children, parents or grandchildren as the head's age has it.
    private mutating func place(_ position: Int, headAge: Int) -> (relation: Int, age: Int) {
        switch position {
        case 0: return (0, headAge)
        case 1 where below(100) < 84: return (1, min(95, max(19, headAge + within(-6...5))))
        default:
            if headAge >= 56, below(100) < 55 { return (4, max(0, headAge - within(48...58))) }
            if headAge < 56, below(100) < 16 { return (3, min(97, headAge + within(21...32))) }
            if below(100) < 6 { return (5, below(80)) }
            return (2, max(0, headAge - within(21...37)))
        }
    }

    private mutating func isEnrolled(at age: Int) -> Bool {
        switch age {
        case 6...11: chance(permille: 996)
        case 12...14: chance(permille: 972)
        case 15...18: chance(permille: 830)
        case 19...22: chance(permille: 340)
        default: false
        }
    }

    private mutating func level(at age: Int) -> Int {
        switch age {
        case ...10: 0
        case ...14: 1
        case ...18: chance(permille: 140) ? 3 : 2
        default: chance(permille: 300) ? 3 : 4
        }
    }

    // MARK: - What is missing

    /// How many records in a thousand lack each of the twelve values.
    private static let rates = [30, 34, 40, 30, 20, 15, 25, 20, 18, 32, 22, 40]

    private mutating func takeAway(from household: inout Household) {
        for (index, rate) in HouseholdGenerator.rates.enumerated() where chance(permille: rate) {
            let gap = below(2) == 0 ? Household.absent : Household.null
            let start = below(household.members.count)
            switch index {
            case 0: lose(\.promoted, from: start, of: &household, gap)
            case 1: lose(\.conduct, from: start, of: &household, gap)
            case 2: lose(\.award, from: start, of: &household, gap)
            case 3: lose(\.courses, from: start, of: &household, gap)
            case 4: lose(\.readingMinutes, from: start, of: &household, gap)
            case 5: lose(\.digital, from: start, of: &household, gap)
            case 6: household.books = gap
            case 7: household.devices = gap
            case 8: household.minutes = gap
            case 9: household.fund = gap
            case 10: household.meetingsAttended = gap
            default: household.volunteerTime = gap
            }
        }
    }

    /// Takes a value away from one member who has it, looking from a place on.
    private func lose(
        _ value: WritableKeyPath<Household.Member, Int>, from start: Int, of household: inout Household,
        _ gap: Int
    ) {
        let count = household.members.count
        let owner = (start..<start + count).first { household.members[$0 % count][keyPath: value] >= 0 }
        if let owner { household.members[owner % count][keyPath: value] = gap }
    }
}
