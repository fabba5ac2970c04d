import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleReport

/// What a pack says of everything that it names, and what places change in it.
struct PackCards {
    /// The cards of an overlay, laid over the pack and over the overlays above it.
    struct Local {
        var path: String
        var place: String
        var from: Day
        var cards: [String: RuleCard]
    }

    var inForce: InForce
    var cards: [String: RuleCard]
    var locals: [Local]

    /// The cards of a pack; none where it does not compile.
    init?(of path: String, in catalogue: PackCatalogue, _ places: PlaceTable) {
        let chooser = PackChooser(file: path, of: catalogue, places: places)
        guard let versions = try? PackHistory.versions(chooser, on: nil, at: nil), let pack = versions.last
        else {
            return nil
        }
        inForce = pack.inForce
        cards = RuleCard.cards(of: versions)
        locals = catalogue.overlays.filter { $0.extended.value == pack.id }.compactMap { overlay in
            let day = max(overlay.inForce.from, pack.inForce.from)
            guard let local = try? PackHistory.versions(chooser, on: day, at: overlay.place) else {
                return nil
            }
            return Local(
                path: overlay.path, place: overlay.placeName, from: day, cards: RuleCard.cards(of: local))
        }
    }

    /// The card of a path; in an overlay, as the place has it.
    func card(_ path: String, seenFrom file: String) -> RuleCard? {
        locals.first { $0.path == file }?.cards[path] ?? cards[path]
            ?? locals.lazy.compactMap { $0.cards[path] }.first
    }

    /// The figures of a parameter that differs by a field, which have cards of their own.
    func figures(of path: String) -> [RuleCard] {
        cards.values.filter { $0.path.hasPrefix(path + ".") && path.hasPrefix("parameters.") }
            .filter { !$0.path.hasPrefix(path + ".of.") }.sorted { $0.path < $1.path }
    }

    /// What places have instead of the pack's own.
    func changes(of path: String) -> [(place: String, from: Day, row: RuleCard.Row)] {
        locals.flatMap { local -> [(place: String, from: Day, row: RuleCard.Row)] in
            guard let own = cards[path], let other = local.cards[path] else { return [] }
            return other.rows.filter { row in
                row.aspect.isRule && !own.rows.contains { $0.aspect == row.aspect && $0.lines == row.lines }
            }.map { (local.place, local.from, $0) }
        }
    }
}

extension Workspace {
    /// The cards of a pack; while it does not compile, those of its last text that did.
    mutating func cards(ofPack path: String, in catalogue: PackCatalogue) -> PackCards? {
        let inputs = catalogue.sources.files.map(\.bytes) + catalogue.sharedFields.map(\.bytes)
        if let kept = cards[path], kept.inputs == inputs { return kept.value }
        guard let made = PackCards(of: path, in: catalogue, places(around: path)) else {
            return cards[path]?.value
        }
        cards[path] = Kept(inputs: inputs, value: made)
        return made
    }
}
