/// What the pack `bench/nested` counts over the members, counted here for the sheet of `bench/flat`.
///
/// A count that a missing value leaves unknown is `absent`, as an empty cell.
struct HouseholdCounts {
    var schoolAge = 0
    var schoolAgeEnrolled = 0
    var outOfSchool = 0
    var pupils = 0
    var promoted = 0
    var wellBehaved = 0
    var awarded = 0
    var youths = 0
    var youthsEnrolled = 0
    var adults = 0
    var learners = 0
    var steadyLearners = 0
    var courses = 0
    var readers = 0
    var readingMinutes = 0
    var workingAge = 0
    var digital = 0
    var higherEducation = 0

    init(_ household: Household) {
        for member in household.members { count(member) }
    }

    private mutating func count(_ member: Household.Member) {
        if (6...14).contains(member.age) {
            schoolAge += 1
            if member.isEnrolled { schoolAgeEnrolled += 1 } else if member.age <= 11 { outOfSchool += 1 }
        }
        if (15...18).contains(member.age) {
            youths += 1
            if member.isEnrolled { youthsEnrolled += 1 }
        }
        if member.isPupil {
            pupils += 1
            add(member.promoted, to: &promoted) { $0 }
            add(member.conduct, to: &wellBehaved) { $0 <= 1 ? 1 : 0 }
            add(member.award, to: &awarded) { $0 }
        }
        if member.isAdult {
            adults += 1
            add(member.courses, to: &learners) { $0 >= 1 ? 1 : 0 }
            add(member.courses, to: &steadyLearners) { $0 >= 3 ? 1 : 0 }
            add(member.courses, to: &courses) { $0 }
            add(member.readingMinutes, to: &readers) { $0 >= 30 ? 1 : 0 }
            add(member.readingMinutes, to: &readingMinutes) { $0 }
            if member.age <= 60 {
                workingAge += 1
                add(member.digital, to: &digital) { $0 }
            }
        }
        // Only who is enrolled has a level.
        if member.level >= 3 { higherEducation += 1 }
    }

    /// Adds what a value counts for; a missing one leaves the count unknown for good.
    private func add(_ value: Int, to count: inout Int, _ part: (Int) -> Int) {
        if value < 0 { count = Household.absent } else if count >= 0 { count += part(value) }
    }
}
