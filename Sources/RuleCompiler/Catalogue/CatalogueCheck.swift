package import RuleDiagnostics
package import RuleModel

/// The checks over all packs of a catalogue: of one title and subject, one pack holds on every day.
package struct CatalogueCheck {
    private let heads: [PackHead]
    private let overlays: [OverlayHead]

    package init(_ heads: [PackHead], overlays: [OverlayHead]) {
        self.heads = heads
        self.overlays = overlays
    }

    /// Packs that hold at once, days between two packs on which none does, and packs in folders of other names.
    package var findings: [Diagnostic] {
        packFindings + overlayFindings + strayFindings
    }

    private var strayFindings: [Diagnostic] {
        heads.compactMap { head in
            head.folder.flatMap { $0 == head.id ? nil : Diagnostic.packElsewhere(head, folder: $0) }
        }
    }

    private var packFindings: [Diagnostic] {
        Dictionary(grouping: heads) { [$0.title, $0.subject] }.values.flatMap { heads in
            findings(among: heads.sorted { ($0.inForce.from, $0.id) < ($1.inForce.from, $1.id) })
        }
    }

    /// Overlays of no pack, and two for one pack, place and day.
    private var overlayFindings: [Diagnostic] {
        let known = heads.map(\.id)
        let strays = overlays.filter { !known.contains($0.extended.value) }
        let conflicts = overlays.enumerated().flatMap { index, overlay in
            overlays[..<index].filter { other in
                (other.extended.value, other.place) == (overlay.extended.value, overlay.place)
                    && (other.inForce.contains(overlay.inForce.from)
                        || overlay.inForce.contains(other.inForce.from))
            }.map { Diagnostic.overlayConflict(overlay, with: $0) }
        }
        let idle = overlays.compactMap { overlay in
            heads.first { $0.id == overlay.extended.value && !$0.inForce.meets(overlay.inForce) }.map {
                Diagnostic.overlayNeverHolds(overlay, pack: $0)
            }
        }
        return strays.map { .packOfOverlayUnknown($0.extended, known: known) } + conflicts + idle
    }

    /// The last packs of the titles and subjects that none judges on a day or after it.
    package func endedPacks(on day: Day) -> [Diagnostic] {
        Dictionary(grouping: heads) { [$0.title, $0.subject] }.values.compactMap { heads in
            guard !heads.contains(where: { $0.inForce.to.map { $0 >= day } ?? true }) else { return nil }
            return heads.max { ($0.inForce.to ?? day, $0.id) < ($1.inForce.to ?? day, $1.id) }.map {
                .packEnded($0, on: day)
            }
        }
    }

    /// The findings among packs in the order of their first days.
    private func findings(among heads: [PackHead]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (index, head) in heads.enumerated().dropFirst() {
            let earlier = heads[..<index]
            let overlaps = earlier.filter { $0.inForce.contains(head.inForce.from) }
            findings += overlaps.map { .packOverlap(head, with: $0) }
            // The one that lasts longest ends last before this one.
            let previous = earlier.filter { $0.inForce.to != nil }.max {
                ($0.inForce.to ?? $0.inForce.from) < ($1.inForce.to ?? $1.inForce.from)
            }
            if overlaps.isEmpty, let previous, let to = previous.inForce.to,
                to.number + 1 < head.inForce.from.number
            {
                let gap = Day(number: to.number + 1)...Day(number: head.inForce.from.number - 1)
                findings.append(.packGap(gap, before: head, after: previous))
            }
        }
        return findings
    }
}
