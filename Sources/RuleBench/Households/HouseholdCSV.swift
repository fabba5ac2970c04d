/// Writes households as a sheet of 35 columns: the records of the pack `bench/flat`.
struct HouseholdCSV {
    private(set) var bytes: [UInt8] = []

    static let header = """
        id,period,place,head,registered,members,school_age,school_age_enrolled,out_of_school,pupils,promoted,\
        well_behaved,awarded,youths,youths_enrolled,adults,learners,steady_learners,courses,readers,\
        reading_minutes,working_age,digital,higher_education,corner,books,internet,devices,minutes,fund,clubs,\
        meetings_attended,meetings_total,volunteer_hours,violations

        """

    init() {
        bytes.append(contentsOf: HouseholdCSV.header.utf8)
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ household: Household) {
        bytes.append(contentsOf: "ho-".utf8)
        bytes.appendNumber(household.number, digits: 8)
        number(Household.period)
        comma()
        bytes.appendNumber(household.place, digits: 5)
        comma()
        head(household.members[0].name)
        flag(household.registered)
        number(household.members.count)
        append(HouseholdCounts(household))
        flag(household.corner)
        number(household.books)
        flag(household.internet)
        number(household.devices)
        number(household.minutes)
        flag(household.fund)
        number(household.clubs)
        number(household.meetingsAttended)
        number(household.meetingsTotal)
        comma()
        if household.volunteerTime >= 0 { bytes.appendTenths(household.volunteerTime) }
        number(household.violations)
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ counts: HouseholdCounts) {
        number(counts.schoolAge)
        number(counts.schoolAgeEnrolled)
        number(counts.outOfSchool)
        number(counts.pupils)
        number(counts.promoted)
        number(counts.wellBehaved)
        number(counts.awarded)
        number(counts.youths)
        number(counts.youthsEnrolled)
        number(counts.adults)
        number(counts.learners)
        number(counts.steadyLearners)
        number(counts.courses)
        number(counts.readers)
        number(counts.readingMinutes)
        number(counts.workingAge)
        number(counts.digital)
        number(counts.higherEducation)
    }

    // MARK: - Cells

    private mutating func comma() { bytes.append(UInt8(ascii: ",")) }

    /// A cell with a number; an empty one where it is missing.
    private mutating func number(_ number: Int) {
        comma()
        if number >= 0 { bytes.appendNumber(number) }
    }

    private mutating func flag(_ flag: Int) {
        comma()
        if flag >= 0 { bytes.append(contentsOf: (flag == 1 ? "true" : "false").utf8) }
    }

    private mutating func head(_ name: HouseholdNames.Choice) {
        guard name.hasNickname else { return bytes.appendName(name, quote: "") }
        bytes.append(UInt8(ascii: "\""))
        bytes.appendName(name, quote: "\"\"")
        bytes.append(UInt8(ascii: "\""))
    }
}
