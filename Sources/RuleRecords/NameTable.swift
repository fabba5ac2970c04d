import RuleDiagnostics

/// What names stand for, whatever their case, composition and spacing.
///
/// Names are added in groups, the strongest first. A name that stands for two things within one group stands
/// for none.
struct NameTable<Target: Equatable & Sendable>: Sendable {
    /// What each folded name stands for, as the group says that was the first to know; none where it says two things.
    ///
    /// Two lists, because a list of a type within a generic one has to be made by the Swift runtime.
    private var targets: [Target?] = []
    private var groups: [Int] = []
    private var groupCount = 0
    /// The places in both, by folded names.
    private var places: [String: Int] = [:]
    /// By names exactly as added: most files hold just these, and folding takes its time.
    private var spelled: [String: Target] = [:]

    /// Adds names of equal right, where no stronger ones are.
    mutating func add(_ names: some Sequence<(String, Target)>) {
        groupCount += 1
        var added: [(name: String, place: Int)] = []
        for (name, target) in names {
            let key = name.folded
            let place = places[key] ?? targets.count
            added.append((name, place))
            if place == targets.count {
                places[key] = place
                targets.append(target)
                groups.append(groupCount)
            } else if groups[place] == groupCount {
                if targets[place] != target { targets[place] = nil }
            } else if targets[place] == nil {
                (targets[place], groups[place]) = (target, groupCount)
            }
        }
        for (name, place) in added { spelled[name] = targets[place] }
    }

    subscript(name: String) -> Target? {
        spelled[name] ?? places[name.folded].flatMap { targets[$0] }
    }
}
