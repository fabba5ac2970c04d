package import RuleCompiler
import RuleDiagnostics
package import RuleModel

/// Chooses the pack that judges a record by its day, and compiles each of them once.
///
///     var chooser = try PackChooser(named: "don-vi-hoc-tap", rules: "rules")
///     let pack = try chooser.pack(on: day)
package struct PackChooser: Sendable {
    /// Why a choice fails.
    package enum Failure: Error, Sendable {
        case noPack(PackCatalogue.NoPack)
        /// The pack that was chosen has errors.
        case notCompiled(Compiler.Result)
    }

    private let catalogue: PackCatalogue
    /// The file that was named itself, whatever the day; its days are checked with each record.
    private var namedFile: String?
    /// The packs compiled so far, each with the figures of some days.
    package private(set) var packs: [RulePack] = []
    /// The same by the paths of a pack and its overlays, with zero bytes between them, which no path has.
    private var variants: [String: Variants] = [:]

    /// The places whose overlays may change a pack.
    private let places: PlaceTable

    /// What is tried on top of every pack.
    private var trial: OverlayFile?

    /// What was compiled of a pack with overlays.
    private struct Variants {
        /// The days on which a figure changes.
        var changeDays: [Day]
        /// The index in `packs`, by how many of the changes have come.
        var indices: [Int: Int] = [:]

        func changes(on day: Day?) -> Int {
            changeDays.count { change in day.map { change <= $0 } ?? true }
        }
    }

    /// Chooses among the packs of a catalogue.
    package init(_ catalogue: PackCatalogue, places: PlaceTable = PlaceTable([])) {
        self.places = places
        self.catalogue = catalogue
        namedFile = nil
    }

    /// Takes one file of a catalogue whatever the day, with its figures and overlays by day and place.
    package init(file: String, of catalogue: PackCatalogue, places: PlaceTable) {
        self.places = places
        self.catalogue = catalogue
        namedFile = file
    }

    /// Chooses by the name of a file, a folder, an id or a title, here or below `rules`.
    ///
    /// Where a title has packs for several subjects, `subject` leaves those for one of them.
    package init(
        named name: String, rules: String, subject: String? = nil
    ) throws(PackFolder.NotFound) {
        let catalogue: PackCatalogue
        switch try PackFolder.place(of: name, rules: rules) {
        case .pack(let file):
            do { catalogue = try PackCatalogue(under: file) } catch { throw .file(error) }
            namedFile = file
        case .title(let folder):
            do { catalogue = try PackCatalogue(under: folder) } catch { throw .file(error) }
            namedFile = nil
        }
        // Units of places lead from a record to its overlays, and to nothing else.
        places =
            catalogue.overlays.isEmpty
            ? PlaceTable([])
            : PlaceTable.shipped(around: catalogue.sources.files.first?.path ?? name, or: rules)
        self.catalogue = subject.map { catalogue.limited(to: $0) } ?? catalogue
        // A pack whose head has faults is compiled, so that they come out.
        if let subject, self.catalogue.heads.isEmpty, !catalogue.heads.isEmpty {
            throw .subject(subject, of: name, known: Set(catalogue.heads.map(\.subject)).sorted())
        }
    }

    /// Whether every record is judged by one pack with one set of figures.
    package mutating func isFixed(on day: Day?, at place: String?) throws(Failure) -> Bool {
        guard catalogue.overlays.isEmpty else { return day != nil && place != nil }
        guard day == nil else { return true }
        guard namedFile != nil else { return false }
        return try pack(on: nil).changeDays.isEmpty
    }

    /// The index in `packs` of the pack that judges on a day; without a day, the latest.
    package mutating func choice(on day: Day?, at place: String? = nil) throws(Failure) -> Int {
        let path = try path(on: day)
        let overlays = overlays(of: path, on: day, at: place)
        let files = ([path] + overlays.map(\.path)).joined(separator: "\0")
        if let known = variants[files], let index = known.indices[known.changes(on: day)] { return index }
        let result = Compiler.compile(
            catalogue.bytes(of: path) ?? [], path: path, shared: catalogue.sharedFields(for: path),
            overlays: overlays, day: day, advice: false, trial: trial)
        guard let pack = result.pack else { throw .notCompiled(result) }
        packs.append(pack)
        var compiled = variants[files] ?? Variants(changeDays: pack.changeDays)
        compiled.indices[compiled.changes(on: day)] = packs.count - 1
        variants[files] = compiled
        return packs.count - 1
    }

    /// The pack that judges on a day; without a day, the latest.
    package mutating func pack(on day: Day?, at place: String? = nil) throws(Failure) -> RulePack {
        let index = try choice(on: day, at: place)
        return packs[index]
    }

    private func overlays(of path: String, on day: Day?, at place: String?) -> [OverlayFile] {
        guard let day, let place, let head = catalogue.heads.first(where: { $0.path == path }) else {
            return []
        }
        return catalogue.overlays(of: head.id, on: day, for: places.chain(of: place, on: day)).map {
            OverlayFile(path: $0.path, bytes: catalogue.bytes(of: $0.path) ?? [])
        }
    }

    private func path(on day: Day?) throws(Failure) -> String {
        if let namedFile { return namedFile }
        if let day {
            do throws(PackCatalogue.NoPack) {
                return try catalogue.head(on: day).path
            } catch {
                throw .noPack(error)
            }
        }
        // Without any head there is one file at the least, whose faults the compilation reports.
        return catalogue.heads.last?.path ?? catalogue.sources.files.first?.path ?? ""
    }

    /// The digest of all that it chooses from: packs, overlays, shared fields and places.
    package var digest: String {
        var hash = SHA256()
        let texts =
            catalogue.sources.files.map { ($0.path, $0.bytes) }
            + catalogue.sharedFields.map { ($0.path, $0.bytes) }
        for text in texts.sorted(by: { $0.0 < $1.0 }) { hash.update(SHA256.digest(of: text.1)) }
        for unit in places.units {
            let days = [unit.from, unit.to].map { $0?.description ?? "" }
            let parts = [unit.code, unit.parent ?? ""] + days + unit.successors
            hash.update(Array((parts.joined(separator: "\t") + "\n").utf8))
        }
        return SHA256.name(ofDigest: hash.finished)
    }

    /// Whether places may change what a pack says.
    package var dependsOnPlace: Bool { !catalogue.overlays.isEmpty }

    /// Whether the packs to choose from are of more than one title; a file that was named is one pack.
    package var hasSeveralTitles: Bool { namedFile == nil && Set(candidates.map(\.title)).count > 1 }

    /// The packs to choose from, in the order of their first days.
    package var candidates: [PackHead] { catalogue.heads }
}

extension PackChooser {
    /// Compiles what may judge a record, so that nothing is left to compile when it comes and no fault to find.
    ///
    /// Without a day that is the pack of every day on which a figure, an overlay or a place changes; without a place,
    /// also with the overlays of every place that has any.
    mutating func compileAll(on day: Day?, at place: String?) throws(Failure) {
        let all: [String?] = [nil] + Set(catalogue.overlays.map(\.place)).sorted().map(Optional.some)
        let starts = day.map { [$0] } ?? startDays
        for place in place.map({ [$0] }) ?? all {
            for start in starts {
                let changes = try pack(on: start, at: place).changeDays
                for change in day == nil ? changes : [] { _ = try choice(on: change, at: place) }
            }
        }
    }

    /// The days on which other overlays may come to hold, from the first day in force on.
    package var startDays: [Day] {
        catalogue.heads.flatMap { head in
            let overlays = catalogue.overlays.map { (from: Optional($0.inForce.from), to: $0.inForce.to) }
            let units = places.units.map { (from: $0.from, to: $0.to) }
            let days = (overlays + units).flatMap { span in
                [span.from, span.to.map { Day(number: $0.number + 1) }].compactMap(\.self)
            }
            return Set([head.inForce.from] + days.filter { head.inForce.contains($0) }).sorted()
        }
    }
}

extension PackChooser {
    /// The first day on which the latest of the overlays that judge a place holds; none where no overlay does.
    package func latestOverlay(at place: String) -> Day? {
        catalogue.overlays.compactMap { overlay -> Day? in
            let heads = catalogue.heads.filter { namedFile == nil || $0.path == namedFile }
            guard let head = heads.first(where: { $0.id == overlay.extended.value }) else { return nil }
            let day = max(head.inForce.from, overlay.inForce.from)
            let isHeld =
                head.inForce.contains(day) && places.chain(of: place, on: day).contains(overlay.place)
            return isHeld ? day : nil
        }.max()
    }

    /// The same choice with the file of one pack taken whatever the day.
    package func keeping(_ pack: RulePack) -> PackChooser {
        var chooser = self
        chooser.namedFile = pack.sources.files.first?.path ?? namedFile
        return chooser
    }

    /// The codes of the places that have overlays, each with its name.
    package var changedPlaces: [(code: String, name: String)] {
        let names = Dictionary(catalogue.overlays.map { ($0.place, $0.placeName) }) { first, _ in first }
        return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The same choice among packs in which a parameter has another value.
    ///
    /// - Parameters:
    ///   - parameter: Its name; `name.of.code` for one figure of a table.
    ///   - value: The value as packs write it, such as `80` or `75%`.
    /// - Returns: A chooser that has compiled nothing yet.
    package func trying(_ parameter: String, as value: String) -> PackChooser {
        var chooser = self
        let text = "set:\n  parameters.\(parameter): \(value)\n"
        chooser.trial = OverlayFile(path: "\(parameter)=\(value)", bytes: Array(text.utf8))
        chooser.packs = []
        chooser.variants = [:]
        return chooser
    }
}
