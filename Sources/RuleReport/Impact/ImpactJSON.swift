import RuleDiagnostics
import RuleEngine
import RuleModel

/// The impact of another pack for programs: `binhxet/impact/1`, and a line of JSON for each changed record.
package enum ImpactJSON {
    package static let schemaName = "binhxet/impact/1"

    package static func text(of report: ImpactReport) -> String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("schema", string: schemaName)
            for (name, pack) in [("from", report.old), ("to", report.new)] {
                json.member(name) { json in
                    json.object { json in
                        json.member("pack", string: pack.id)
                        json.member("digest", string: pack.digest)
                    }
                }
            }
            write(report.tally.counts, to: &json)
            if let limit = report.limit {
                json.member("max_changed", rounded: limit)
                json.member("within", bool: report.isWithinLimit)
            }
            writeTransitions(of: report, to: &json)
            writeCauses(of: report, to: &json)
            writeGroups(of: report, to: &json)
            writeSweep(of: report, to: &json)
            json.member("records_shown") { json in
                json.array(of: report.tally.shown) { json, record in write(record, to: &json) }
            }
        }
        return json.text + "\n"
    }

    /// One changed record on a line, without the end of the line.
    package static func line(of record: ImpactedRecord) -> String {
        var json = JSONWriter()
        write(record, to: &json)
        return json.text
    }

    private static func write(_ counts: ImpactTally.Counts, to json: inout JSONWriter) {
        json.member("records", int: counts.records)
        json.member("changed", int: counts.changed)
        json.member("other_points", int: counts.otherPoints)
        json.member("gained", int: counts.gained)
        json.member("lost", int: counts.lost)
        json.member("recognised", int: counts.recognised)
    }

    private static func writeTransitions(of report: ImpactReport, to json: inout JSONWriter) {
        let pairs = report.rows.flatMap { row in report.columns.map { (row, $0) } }
        json.member("transitions") { json in
            json.array(of: pairs.filter { report.count($0.0, $0.1) > 0 }) { json, pair in
                json.object { json in
                    json.member("from", string: pair.0.code)
                    json.member("to", string: pair.1.code)
                    json.member("records", int: report.count(pair.0, pair.1))
                }
            }
        }
    }

    private static func writeCauses(of report: ImpactReport, to json: inout JSONWriter) {
        json.member("causes") { json in
            json.array(of: report.causes) { json, cause in
                json.object { json in
                    json.member("kind", string: cause.key.kind.rawValue)
                    json.member("id", string: cause.key.id)
                    json.member("records", int: cause.counts.records)
                    json.member("gained", int: cause.counts.gained)
                    json.member("lost", int: cause.counts.lost)
                }
            }
        }
    }

    private static func writeGroups(of report: ImpactReport, to json: inout JSONWriter) {
        guard !report.groups.isEmpty else { return }
        json.member("by") { json in
            json.object { json in
                for (index, group) in report.groups.enumerated() {
                    json.member(group.name) { json in
                        json.array(of: report.values(ofGroup: index)) { json, entry in
                            json.object { json in
                                json.member("value", string: entry.value)
                                write(entry.counts, to: &json)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func writeSweep(of report: ImpactReport, to json: inout JSONWriter) {
        guard let sweep = report.sweep else { return }
        json.member("sweep") { json in
            json.object { json in
                json.member("parameter", string: sweep.parameter)
                json.member("values") { json in
                    json.array(of: sweep.values, report.tally.sweep) { json, value, tally in
                        json.object { json in
                            json.member("value", rounded: value)
                            write(tally, to: &json)
                        }
                    }
                }
            }
        }
    }

    // MARK: - Records

    private static func write(_ record: ImpactedRecord, to json: inout JSONWriter) {
        json.object { json in
            if let id = record.id { json.member("id", string: id) }
            if let period = record.period { json.member("period", int: period) }
            if let place = record.place { json.member("place", string: place) }
            json.member("from") { write(record.old, to: &$0) }
            json.member("to") { write(record.new, to: &$0) }
            json.member("causes") { json in
                json.array(of: record.causes) { json, cause in
                    json.object { json in
                        json.member("kind", string: cause.key.kind.rawValue)
                        json.member("id", string: cause.key.id)
                        if let old = cause.old { json.member("from", text: old) }
                        if let new = cause.new { json.member("to", text: new) }
                    }
                }
            }
        }
    }

    private static func write(_ outcome: Outcome, to json: inout JSONWriter) {
        json.object { json in
            json.member("status", string: outcome.standing.status?.rawValue ?? "rejected")
            if let rank = outcome.standing.rank { json.member("class", string: rank) }
            if let points = outcome.points { json.points(points) }
        }
    }
}
