import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// What a run was made of and what came of it: `manifest.json`.
package struct RunManifest: Sendable {
    /// A file of the run.
    package struct File: Sendable {
        package var name: String
        package var bytes: Int

        package init(name: String, bytes: Int) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// By this a file is known as the manifest of a run.
    package static let schema = "binhxet/manifest/1"

    /// The input: its name, its form, how many bytes it has, and their digest.
    package var input: (name: String, format: String, bytes: Int, digest: String)
    package var packs: PackSummaries
    /// Every option that changes bytes, as `name=value`.
    package var options: [String]
    package var records: Int
    package var rejected: Int
    package var files: [File]
    /// Seconds since 1970.
    package var started: Int
    package var ended: Int
    /// How often the run was gone on with.
    package var resumed: Int

    package init(
        input: (name: String, format: String, bytes: Int, digest: String), packs: PackSummaries,
        options: [String], records: Int, rejected: Int, files: [File], started: Int, ended: Int, resumed: Int
    ) {
        self.input = input
        self.packs = packs
        self.options = options
        self.records = records
        self.rejected = rejected
        self.files = files
        self.started = started
        self.ended = ended
        self.resumed = resumed
    }

    /// Whether a file is the manifest of a run.
    static func isThere(at path: String) -> Bool {
        guard let bytes = try? FileAccess.bytes(of: path), let json = try? JSONParser.value(of: bytes) else {
            return false
        }
        return json.text("schema") == schema
    }

    /// An indented JSON object; only its last member differs between two runs over the same.
    package var json: String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("schema", string: RunManifest.schema)
            json.member("engine", string: EngineVersion.current)
            json.member("input") { write(input, into: &$0) }
            json.member("packs") { json in json.array(of: packs.all) { write($1, into: &$0) } }
            json.member("options") { json in
                json.object { json in
                    for option in options {
                        let parts = option.split(
                            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                        json.member(String(parts[0]), string: parts.dropFirst().joined())
                    }
                }
            }
            json.member("counts") { json in
                json.object { json in
                    json.member("records", int: records)
                    json.member("rejected", int: rejected)
                }
            }
            json.member("files") { json in
                json.array(of: files) { json, file in
                    json.object { json in
                        json.member("name", string: file.name)
                        json.member("bytes", int: file.bytes)
                    }
                }
            }
            json.member("run") { json in
                json.object { json in
                    json.member("started", string: RunManifest.time(started))
                    json.member("ended", string: RunManifest.time(ended))
                    json.member("seconds", int: ended - started)
                    json.member("resumed", int: resumed)
                }
            }
        }
        return json.text + "\n"
    }

    private func write(
        _ input: (name: String, format: String, bytes: Int, digest: String), into json: inout JSONWriter
    ) {
        json.object { json in
            json.member("name", string: input.name)
            json.member("format", string: input.format)
            json.member("bytes", int: input.bytes)
            json.member("digest", string: input.digest)
            json.member("leaf", int: TreeDigest.leaf)
        }
    }

    private func write(_ entry: PackSummaries.Entry, into json: inout JSONWriter) {
        json.object { json in
            json.member("pack", string: entry.pack.id)
            if !entry.pack.overlays.isEmpty {
                json.member("overlays") { json in json.array(of: entry.pack.overlays) { $0.string($1.id) } }
            }
            json.member("digest", string: entry.pack.digest)
            json.member("records", int: entry.summary.counts.records)
        }
    }

    /// A time of day in UTC, as `2026-01-31T08:05:09Z`.
    static func time(_ seconds: Int) -> String {
        let days = seconds / 86_400
        let rest = seconds % 86_400
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(Day(number: days))T\(parts.joined(separator: ":"))Z"
    }
}
