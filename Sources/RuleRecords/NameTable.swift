/// What names stand for, whatever their case, composition and spacing.
///
/// Names are added in groups, the strongest first. A name that stands for two things within one group stands
/// for none.
struct NameTable<Target: Hashable & Sendable>: Sendable {
    private var targets: [String: Target] = [:]
    /// By names exactly as added: most files hold just these, and folding takes its time.
    private var spelled: [String: Target] = [:]

    /// Adds names of equal right, where no stronger ones are.
    mutating func add(_ names: some Sequence<(String, Target)>) {
        let keyed = names.map { (key: $0.folded, name: $0, target: $1) }
        var found: [String: Target] = [:]
        var clashing: Set<String> = []
        for (key, _, target) in keyed {
            if let other = found.updateValue(target, forKey: key), other != target { clashing.insert(key) }
        }
        for (key, target) in found where targets[key] == nil && !clashing.contains(key) {
            targets[key] = target
        }
        for (key, name, _) in keyed { spelled[name] = targets[key] }
    }

    subscript(name: String) -> Target? {
        spelled[name] ?? targets[name.folded]
    }
}
