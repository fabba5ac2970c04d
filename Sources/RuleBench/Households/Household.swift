/// One invented household, before it is written down.
///
/// Numbers are whole: flags are 0 and 1, choices the index of their code, hours tenths. What a record does not
/// say is `absent`, or `null` where it stands there without a value.
struct Household {
    static let absent = -1
    static let null = -2

    struct Member {
        /// The parts of the name, by their places in `HouseholdNames`.
        var name: HouseholdNames.Choice
        var age: Int
        var relation: Int
        var isEnrolled: Bool
        var level = Household.absent
        var promoted = Household.absent
        var conduct = Household.absent
        var award = Household.absent
        var courses = Household.absent
        var readingMinutes = Household.absent
        var digital = Household.absent

        var isPupil: Bool { isEnrolled && (6...18).contains(age) }
        var isAdult: Bool { age >= 19 }
    }

    /// The year that all records are about.
    static let period = 2025

    var number = 0
    var place = 0
    var registered = 1
    var members: [Member] = []
    var corner = 0
    var books = 0
    var internet = 0
    var devices = 0
    var minutes = 0
    var fund = 0
    var clubs = 0
    var meetingsAttended = 0
    var meetingsTotal = 0
    /// In tenths of an hour.
    var volunteerTime = 0
    var violations = 0
    /// Where this record begins its keys; 0 for the usual order.
    var rotation = 0
}
