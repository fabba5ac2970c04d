import ArgumentParser
import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleRecords
import RuleReport

/// `binhxet schema`: prints JSON Schemas.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: words(
            vi: "In JSON Schema của bộ tiêu chí, kiểm thử, hồ sơ, kết luận hoặc lượt chấm.",
            en: "Prints the JSON Schema of packs, tests, records, verdicts or runs."),
        subcommands: [
            Pack.self, Tests.self, Overlay.self, Fields.self, Places.self, Record.self, Verdict.self,
            Summary.self, Manifest.self,
        ])

    /// The schema of `pack.yaml`.
    struct Pack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pack", abstract: words(vi: "Bộ tiêu chí.", en: "Rule packs."))

        func run() {
            Console.write(PackSchema.pack, to: 1)
        }
    }

    /// The schema of `tests.yaml`.
    struct Tests: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tests", abstract: words(vi: "Các trường hợp kiểm thử.", en: "Worked cases."))

        func run() {
            Console.write(PackSchema.tests, to: 1)
        }
    }

    /// The schema of overlays.
    struct Overlay: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "overlay", abstract: words(vi: "Thay đổi của địa phương.", en: "Overlays of places.")
        )

        func run() {
            Console.write(PackSchema.overlay, to: 1)
        }
    }

    /// The schema of files of shared fields.
    struct Fields: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fields", abstract: words(vi: "Trường dùng chung.", en: "Shared fields."))

        func run() {
            Console.write(PackSchema.fields, to: 1)
        }
    }

    /// The schema of `places/units.yaml`.
    struct Places: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "places", abstract: words(vi: "Đơn vị hành chính.", en: "Administrative units."))

        func run() {
            Console.write(PackSchema.places, to: 1)
        }
    }

    /// The schema of one pack's records.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: words(vi: "Hồ sơ của một bộ tiêu chí.", en: "The records of a pack."))

        @OptionGroup var source: PackOptions
        @OptionGroup var display: DisplayOptions

        func run() throws {
            Console.write(RecordJSONSchema.text(for: try source.load(display)), to: 1)
        }
    }

    /// The schema of verdicts.
    struct Verdict: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verdict", abstract: words(vi: "Kết luận.", en: "Verdicts."))

        func run() {
            Console.write(VerdictSchema.text, to: 1)
        }
    }

    /// The schema of `summary.json`.
    struct Summary: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "summary", abstract: words(vi: "Tổng hợp của lượt chấm.", en: "Summaries of runs."))

        func run() {
            Console.write(SummarySchema.text, to: 1)
        }
    }

    /// The schema of `manifest.json`.
    struct Manifest: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "manifest", abstract: words(vi: "Bản kê của lượt chấm.", en: "Manifests of runs."))

        func run() {
            Console.write(ManifestSchema.text, to: 1)
        }
    }
}
