package import RuleDiagnostics
import RuleEngine
package import RuleModel

/// Writes the summary of a run for people and machines.
package struct SummaryReport: Sendable {
    private let summary: Summary
    private let pack: RulePack

    package init(_ summary: Summary, of pack: RulePack) {
        self.summary = summary
        self.pack = pack
    }

    /// What is missing, with the field that most records lack first.
    private var gaps: [(path: DataPath, gap: Summary.Gap)] {
        summary.gaps.map { (path: $0.key, gap: $0.value) }.sorted {
            $0.gap.records != $1.gap.records ? $0.gap.records > $1.gap.records : $0.path < $1.path
        }
    }

    private var bars: [(bar: Bar, records: Int)] {
        summary.bars.map { (bar: $0.key, records: $0.value) }.sorted {
            $0.records != $1.records
                ? $0.records > $1.records
                : ($0.bar.kind, pack.id(of: $0.bar)) < ($1.bar.kind, pack.id(of: $1.bar))
        }
    }

    // MARK: - JSON

    /// One JSON object, the same bytes whatever the order of the records was.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", string: "binhxet/summary/1")
            json.member("pack", string: pack.id)
            if !pack.overlays.isEmpty {
                json.member("overlays") { $0.array(of: pack.overlays) { $0.string($1.id) } }
            }
            json.member("digest", string: pack.digest)
            json.member("engine", string: EngineVersion.current)
            json.counts(summary.counts)
            json.member("classes") { json in
                json.object { json in
                    for (index, rank) in pack.ranks.enumerated() {
                        json.member(rank.id, int: summary.classes[index] ?? 0)
                    }
                }
            }
            writePlaces(into: &json)
            writeIndicators(into: &json)
            writeBars(into: &json)
            writeGaps(into: &json)
        }
        return json.text
    }

    private func writePlaces(into json: inout JSONWriter) {
        json.member("places") { json in
            json.object { json in
                for (place, counts) in summary.places.sorted(by: { $0.key < $1.key }) {
                    json.member(place) { json in json.object { $0.counts(counts) } }
                }
            }
        }
    }

    private func writeIndicators(into json: inout JSONWriter) {
        json.member("indicators") { json in
            json.object { json in
                for (id, outcomes) in zip(pack.itemIDs, summary.outcomes) {
                    json.member(id) { json in
                        json.object { json in
                            for outcome in IndicatorResult.Outcome.allCases {
                                json.member(outcome.rawValue, int: outcomes[outcome] ?? 0)
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeBars(into json: inout JSONWriter) {
        json.member("barred") { json in
            json.array(of: bars) { json, entry in
                json.object { json in
                    json.member("kind", string: entry.bar.kind)
                    json.member("id", string: pack.id(of: entry.bar))
                    json.member("records", int: entry.records)
                }
            }
        }
    }

    private func writeGaps(into json: inout JSONWriter) {
        json.member("missing") { json in
            json.array(of: gaps) { json, entry in
                json.object { json in
                    json.member("path", string: pack.collectiveName(of: entry.path))
                    json.member("records", int: entry.gap.records)
                    if pack.targetModel == nil, let points = entry.gap.points {
                        json.member("points", rounded: points)
                    }
                    json.member("gates", int: entry.gap.gates)
                }
            }
        }
    }

    // MARK: - Text

    /// A page for people.
    package func text(in language: Language) -> String {
        var page = TextPage(width: 100, usesColor: false)
        page.add("\(pack.title[language].uppercased()) – \(pack.id)")
        page.add(Phrases.considered(summary.counts.records, summary.counts.considered)[language])
        page.skip()
        writeStatuses(in: language, on: &page)
        let isByLevel = pack.targetModel != nil
        section(isByLevel ? Phrases.byLevel : Phrases.byClass, rankLines, in: language, on: &page)
        let places = summary.places.sorted { $0.key < $1.key }.map { place, counts in
            Phrases.placeLine(place, share(of: counts))
        }
        section(
            Phrases.byPlace, summary.places.keys.elementsEqual([""]) ? [] : places, in: language, on: &page)
        section(
            Phrases.barred, bars.map { Phrases.barLine(words(for: $0.bar), $0.records) }, in: language,
            on: &page)
        section(
            Phrases.missing,
            gaps.map { Phrases.gapLine(pack.collectiveLabel(of: $0.path), $0.gap.records, $0.gap.points) },
            in: language, on: &page)
        return page.text
    }

    private func writeStatuses(in language: Language, on page: inout TextPage) {
        let counts = summary.counts
        let lines: [(Verdict.Status, Int)] = [
            (.recognised, counts.recognised), (.notRecognised, counts.notRecognised),
            (.pending, counts.pending),
        ]
        for (status, count) in lines {
            let share = NumberText.share(part: Rational(count), whole: Rational(counts.considered))
            page.add("\(Phrases.status(status).sentenceStart[language]): \(share[language])", indent: 2)
        }
        let status = Phrases.status(.notApplicable).sentenceStart
        page.add("\(status[language]): \(counts.notApplicable)", indent: 2)
    }

    private var rankLines: [LocalizedText] {
        pack.ranks.enumerated().map { index, rank in
            rank.label.mapped { "\($0): \(summary.classes[index] ?? 0)" }
        }
    }

    private func share(of counts: Summary.Counts) -> LocalizedText {
        NumberText.share(part: Rational(counts.recognised), whole: Rational(counts.considered))
    }

    private func words(for bar: Bar) -> LocalizedText {
        switch bar {
        case .prerequisite(let index): pack.prerequisites[index].label
        case .criterionFloor(let index): Phrases.floorOf(pack.criteria[index].label)
        case .indicatorFloor(let index, let inner):
            Phrases.floorOf(pack.criteria[index].indicators[inner].label)
        }
    }

    private func section(
        _ heading: LocalizedText, _ lines: [LocalizedText], in language: Language, on page: inout TextPage
    ) {
        guard !lines.isEmpty else { return }
        page.skip()
        page.add(heading[language])
        for line in lines { page.add(line[language], indent: 2) }
    }
}

extension JSONWriter {
    fileprivate mutating func counts(_ counts: Summary.Counts) {
        member("records", int: counts.records)
        member("considered", int: counts.considered)
        member(Verdict.Status.recognised.rawValue, int: counts.recognised)
        member(Verdict.Status.notRecognised.rawValue, int: counts.notRecognised)
        member(Verdict.Status.pending.rawValue, int: counts.pending)
        member(Verdict.Status.notApplicable.rawValue, int: counts.notApplicable)
        member("shares") { json in
            json.object { json in
                json.share("considered", counts.considered, of: counts.records)
                json.share("recognised", counts.recognised, of: counts.records)
                json.share("recognised_of_considered", counts.recognised, of: counts.considered)
            }
        }
    }

    /// A share as a decimal, rounded half up to nine places; none of nothing.
    ///
    /// The counts say it exactly. Nine places keep any share of a nation from reading as all or none of it.
    private mutating func share(_ name: String, _ part: Int, of whole: Int) {
        guard let share = Rational(part).divided(by: Rational(whole)) else { return }
        let text = share.text(places: 9)
        member(name) { $0.raw(Rational(text)?.decimalText ?? text) }
    }
}
