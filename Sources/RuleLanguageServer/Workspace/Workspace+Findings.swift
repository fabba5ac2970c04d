import BinhXet
import RuleCompiler
import RuleDiagnostics

/// A finding with the files that its places are in.
struct Finding {
    var diagnostic: Diagnostic
    var sources: SourceSet

    /// The path of the file in which it stands.
    var path: String { sources[diagnostic.primary.span.file].path }
}

extension Workspace {
    /// Everything that is wrong in one document, in the order of the text.
    ///
    /// The same as `binhxet check` says of the file, and for worked cases what `binhxet test` says of theirs.
    mutating func findings(in document: Document) -> [Finding] {
        let (path, kind) = (document.path, document.kind)
        if kind == .places {
            let file = PlaceFile.read(document.source.bytes, path: path)
            return Self.chosen([(file.findings, file.sources)], in: path)
        }
        guard let catalogue = catalogue(around: path, kind) else { return [] }
        var groups: [(findings: [Diagnostic], sources: SourceSet)] = []
        switch kind {
        case .pack:
            let result = result(ofPack: path, in: catalogue)
            groups = [(result.findings, result.sources), (catalogue.findings, catalogue.sources)]
            groups += overlayGroups(ofPack: path, in: catalogue)
        case .overlay:
            groups.append((catalogue.findings, catalogue.sources))
            let pack = catalogue.overlays.first { $0.path == path }.flatMap { overlay in
                catalogue.heads.first { $0.id == overlay.extended.value }
            }
            // A smaller place lies within this one, so what its overlay brings up may stand here.
            groups +=
                pack.map { overlayGroups(ofPack: $0.path, in: catalogue) }
                ?? [findings(ofOverlay: path, in: catalogue)].compactMap(\.self)
        case .sharedFields:
            groups = sharedGroups(of: path, document.source.bytes, in: catalogue)
        case .tests:
            groups = [findings(ofTests: path, document.source.bytes, in: catalogue)]
        case .places: break
        }
        return Self.chosen(groups, in: path)
    }

    private mutating func overlayGroups(
        ofPack path: String, in catalogue: PackCatalogue
    ) -> [(findings: [Diagnostic], sources: SourceSet)] {
        guard let head = catalogue.heads.first(where: { $0.path == path }) else { return [] }
        let own = catalogue.overlays.filter { $0.extended.value == head.id }
        return own.compactMap { findings(ofOverlay: $0.path, in: catalogue) }
    }

    private mutating func sharedGroups(
        of path: String, _ bytes: [UInt8], in catalogue: PackCatalogue
    ) -> [(findings: [Diagnostic], sources: SourceSet)] {
        guard let file = SharedFieldsFile(path: path, bytes: bytes) else { return [] }
        let users = catalogue.heads.filter { $0.includes.contains(file.name) }
        guard !users.isEmpty else { return [file.findings] }
        return users.map { head in
            let result = result(ofPack: head.path, in: catalogue)
            return (result.findings, result.sources)
        }
    }

    /// The findings that stand in a file, once each.
    private static func chosen(
        _ groups: [(findings: [Diagnostic], sources: SourceSet)], in path: String
    ) -> [Finding] {
        struct Key: Hashable {
            var code: DiagnosticCode
            var range: Range<Int>
        }
        var seen: Set<Key> = []
        let found = groups.flatMap { group in
            group.findings.map { Finding(diagnostic: $0, sources: group.sources) }
        }
        return found.filter { finding in
            let key = Key(code: finding.diagnostic.code, range: finding.diagnostic.primary.span.bytes)
            return finding.path == path && seen.insert(key).inserted
        }.sorted { left, right in
            let (left, right) = (left.diagnostic, right.diagnostic)
            let (first, second) = (left.primary.span.bytes, right.primary.span.bytes)
            return (first.lowerBound, first.upperBound, left.code.rawValue) < (
                second.lowerBound, second.upperBound, right.code.rawValue
            )
        }
    }
}
