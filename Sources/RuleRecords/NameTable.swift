/// What names stand for, whatever their case, composition and spacing.
///
/// Names are added in groups, the strongest first. A name that stands for two things within one group stands
/// for none.
struct NameTable<Target: Hashable & Sendable>: Sendable {
    /// What a name stands for, as the group says that was the first to know; none where it says two things.
    private struct Entry: Sendable {
        var target: Target?
        var group: Int
    }

    private var entries: [Entry] = []
    /// The places of the entries, by folded names.
    private var places: [String: Int] = [:]
    private var groups = 0
    /// By names exactly as added: most files hold just these, and folding takes its time.
    private var spelled: [String: Target] = [:]

    /// Adds names of equal right, where no stronger ones are.
    mutating func add(_ names: some Sequence<(String, Target)>) {
        groups += 1
        var added: [(name: String, place: Int)] = []
        for (name, target) in names {
            let key = name.folded
            let place = places[key] ?? entries.count
            added.append((name, place))
            if place == entries.count {
                places[key] = place
                entries.append(Entry(target: target, group: groups))
            } else if entries[place].group == groups {
                if entries[place].target != target { entries[place].target = nil }
            } else if entries[place].target == nil {
                entries[place] = Entry(target: target, group: groups)
            }
        }
        for (name, place) in added { spelled[name] = entries[place].target }
    }

    subscript(name: String) -> Target? {
        spelled[name] ?? places[name.folded].flatMap { entries[$0].target }
    }
}
