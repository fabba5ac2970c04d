package import RuleCompiler
package import RuleDiagnostics
package import RuleModel

/// The packs of a folder of rules, by their heads: which of them holds on a day.
package struct PackCatalogue: Sendable {
    private let foundHeads: Deferred<[PackHead]>
    package let overlays: [OverlayHead]
    /// The files of fields that packs share.
    package let sharedFields: [SharedFieldsFile]
    /// The files of the packs and overlays.
    package let sources: SourceSet
    /// The number of each file in `sources`, by its path.
    private let files: [String: FileID]

    /// Reads the heads of files held in memory; a file whose head has faults is left out.
    package init(_ texts: [(path: String, bytes: [UInt8])]) {
        var sources = SourceSet()
        var files: [String: FileID] = [:]
        sharedFields = texts.compactMap { SharedFieldsFile(path: $0.path, bytes: $0.bytes) }
        let shared = Set(sharedFields.map(\.path))
        let texts = texts.filter { !shared.contains($0.path) }
        for text in texts { files[text.path] = sources.add(path: text.path, bytes: text.bytes) }
        let isOverlay = { (text: (path: String, bytes: [UInt8])) in text.path.hasSuffix(OverlayHead.ending) }
        overlays = texts.filter(isOverlay).compactMap { text in
            files[text.path].flatMap { OverlayHead.read($0, in: sources).head }
        }
        self.sources = sources
        self.files = files
        let packs = texts.filter { !isOverlay($0) }.compactMap { files[$0.path] }
        foundHeads = Deferred { [sources] in
            packs.compactMap { PackHead.read($0, in: sources) }.sorted {
                ($0.inForce.from, $0.path) < ($1.inForce.from, $1.path)
            }
        }
    }

    /// The heads in the order of their first days.
    ///
    /// Read when somebody asks: a run by one file of rules never does.
    package var heads: [PackHead] { foundHeads.value }

    /// The catalogue without the packs that judge other subjects.
    package func limited(to subject: String) -> PackCatalogue {
        PackCatalogue(self, heads: heads.filter { $0.subject == subject })
    }

    private init(_ other: PackCatalogue, heads: [PackHead]) {
        foundHeads = Deferred { heads }
        overlays = other.overlays
        sharedFields = other.sharedFields
        sources = other.sources
        files = other.files
    }

    /// Reads the heads of every pack at or below a path, and of what stands beside them.
    package init(under path: String) throws(FileProblem) {
        try self.init(packs: try PackFolder.packFiles(under: path))
    }

    /// Reads the heads of some packs, the overlays beside them, and the fields that packs of their folder share.
    package init(packs: [String], in view: FileView = .disk) throws(FileProblem) {
        self.init(try PackCatalogue.texts(of: packs, in: view))
    }

    /// The texts of some packs, the overlays beside them, and the fields that packs of their folder share.
    package static func texts(
        of packs: [String], in view: FileView
    ) throws(FileProblem) -> [(path: String, bytes: [UInt8])] {
        var texts: [(path: String, bytes: [UInt8])] = []
        var shared: Set<String> = []
        for file in packs {
            for path in [file] + (try PackFolder.overlays(beside: file, in: view)) {
                texts.append((path, try view.bytes(of: path)))
            }
            shared.formUnion(PackFolder.sharedFields(around: file, in: view))
        }
        for file in shared.sorted() { texts.append((file, try view.bytes(of: file))) }
        return texts
    }

    /// The fields that a pack's file may share with others.
    package func sharedFields(for pack: String) -> [SharedFieldsFile] {
        let folder = PackFolder.sharedFolder(around: pack)
        return sharedFields.filter { $0.path.hasPrefix(folder) }
    }

    /// The files of shared fields that no pack includes, so that no compilation looks at them.
    package var unusedSharedFields: [SharedFieldsFile] {
        sharedFields.filter { file in
            !heads.contains { head in
                head.includes.contains(file.name)
                    && file.path.hasPrefix(PackFolder.sharedFolder(around: head.path))
            }
        }
    }

    /// What is wrong between the packs: several on one day, or none on some days.
    package var findings: [Diagnostic] { findings(asOf: nil) }

    /// The same, and with a day the titles that no pack judges any more.
    package func findings(asOf day: Day?) -> [Diagnostic] {
        var bag = DiagnosticBag()
        let check = CatalogueCheck(heads, overlays: overlays)
        bag.report(contentsOf: check.findings)
        if let day { bag.report(contentsOf: check.endedPacks(on: day)) }
        return bag.sorted
    }

    /// The bytes of a file of the catalogue.
    package func bytes(of path: String) -> [UInt8]? {
        files[path].map { sources[$0].bytes }
    }

    /// The overlays of a pack that are in force on a day, for places in the order of the chain.
    package func overlays(of pack: String, on day: Day, for chain: [String]) -> [OverlayHead] {
        chain.flatMap { place in
            overlays.filter {
                $0.extended.value == pack && $0.place == place && $0.inForce.contains(day)
            }
        }
    }

    /// What an overlay, laid over its pack and over the overlays of the places above it, brings up.
    ///
    /// None where its pack is unknown, which `findings` says.
    package func findings(
        ofOverlay path: String, places: PlaceTable
    ) -> (findings: [Diagnostic], sources: SourceSet)? {
        guard let overlay = overlays.first(where: { $0.path == path }) else {
            return files[path].map { (OverlayHead.read($0, in: sources).findings, sources) }
        }
        guard let head = heads.first(where: { $0.id == overlay.extended.value }) else { return nil }
        let day = max(head.inForce.from, overlay.inForce.from)
        let chain = places.chain(of: overlay.place, on: day)
        let above = overlays(of: head.id, on: day, for: chain).filter { $0.place != overlay.place }
        let texts = (above + [overlay]).map { OverlayFile(path: $0.path, bytes: bytes(of: $0.path) ?? []) }
        let pack = bytes(of: head.path) ?? []
        let shared = sharedFields(for: head.path)
        let result = Compiler.compileForAllDays(pack, path: head.path, shared: shared, overlays: texts)
        // What the pack or an overlay above says alone is said there.
        let known = Compiler.compileForAllDays(
            pack, path: head.path, shared: shared, overlays: texts.dropLast()
        ).findings
        let own = result.findings.filter { finding in
            !known.contains { $0.code == finding.code && $0.primary.span == finding.primary.span }
        }
        return (own, result.sources)
    }

    /// Why no one pack judges on a day.
    package enum NoPack: Error, Sendable {
        /// None is in force; the last before that day and the first after it, where there are any.
        case noneInForce(Day, nearest: [PackHead])
        /// More than one is.
        case several(Day, [PackHead])
    }

    /// The one pack that is in force on a day.
    package func head(on day: Day) throws(NoPack) -> PackHead {
        let inForce = heads.filter { $0.inForce.contains(day) }
        guard inForce.count <= 1 else { throw .several(day, inForce) }
        guard let head = inForce.first else {
            let before = heads.filter { $0.inForce.to.map { $0 < day } ?? false }.max {
                ($0.inForce.to ?? day) < ($1.inForce.to ?? day)
            }
            let after = heads.first { $0.inForce.from > day }
            throw .noneInForce(day, nearest: [before, after].compactMap(\.self))
        }
        return head
    }
}
