import ArgumentParser
import BinhXet
import RuleDiagnostics
import RuleModel
import RuleRecords

/// `binhxet verify`: scores saved verdicts again and compares.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: words(
            vi: "Chấm lại các kết luận đã lưu và so sánh.", en: "Scores saved verdicts again and compares."),
        discussion: words(
            vi: """
                Kết luận ghi mã số (digest) của bộ tiêu chí, kết luận đầy đủ ghi cả mã số của hồ sơ, nên chỗ khác \
                nhau được chỉ ra là do bộ tiêu chí, do hồ sơ hay do chương trình. Cần kết luận lưu với --explain \
                full hoặc reasons.
                """,
            en: """
                A verdict names the digest of its pack, and a full one that of its record too, so a difference is \
                traced to the pack, the record or the engine. Needs verdicts saved with --explain full or reasons.
                """))

    @Argument(
        help: ArgumentHelp(
            words(vi: "Tệp kết luận, .ndjson hoặc .json.", en: "A file of verdicts, .ndjson or .json."),
            valueName: "file"))
    var verdicts: String

    @Option(
        help: ArgumentHelp(
            words(vi: "Tệp hồ sơ đã chấm.", en: "The records that were scored."), valueName: "file"))
    var records: String

    @Option(
        help: ArgumentHelp(
            words(vi: "Thư mục chứa các bộ tiêu chí.", en: "The folder that holds the packs."),
            valueName: "dir"))
    var rules = "rules"

    @Option(
        help: ArgumentHelp(
            words(vi: "Mã đơn vị hành chính đã dùng khi chấm.", en: "The code of the place used in scoring."),
            valueName: "code"))
    var place: String?

    @OptionGroup var input: RecordInput
    @OptionGroup var display: DisplayOptions

    mutating func run() throws {
        let saved = try savedVerdicts()
        guard !saved.isEmpty else {
            Console.fail(
                LocalizedText(vi: "không có kết luận nào", en: "there are no verdicts"), display.lang)
            throw ExitCode(.findings)
        }
        var verification = try verification(of: saved)
        var failures = 0
        for value in saved {
            let entry = verification.entry(for: value)
            if entry.outcome == .same { continue }
            failures += 1
            Console.out("\(entry.id) \(entry.period): \(entry.outcome.words[display.lang])")
        }
        let tally = LocalizedText(
            vi: "\(saved.count - failures) kết luận giữ nguyên, \(failures) không",
            en: "\(saved.count - failures) verdicts come out the same, \(failures) do not")
        Console.note(tally[display.lang])
        let unclaimed = verification.unclaimed
        if unclaimed > 0 {
            let rest = LocalizedText(
                vi: "\(unclaimed) hồ sơ không có kết luận nào ở đây",
                en: "\(unclaimed) of the records have no verdict here")
            Console.note(rest[display.lang])
        }
        if failures > 0 { throw ExitCode(.findings) }
    }

    /// The records scored anew by the packs that the verdicts name and that are still there.
    private func verification(of saved: [JSONValue]) throws -> Verification {
        var choosers: [String: PackChooser] = [:]
        for id in Set(saved.compactMap(\.packID)) {
            if let chooser = try? PackChooser(named: id, rules: rules) { choosers[id] = chooser }
        }
        let bytes = try Console.bytes(of: records, display)
        let options = try input.options(display)
        do throws(PackChooser.Failure) {
            return try Verification(
                choosers: choosers, records: bytes, named: records, options: options, place: place)
        } catch {
            throw error.ended(display)
        }
    }

    /// The verdicts of a file: one JSON array or object, or one object on each line.
    private func savedVerdicts() throws -> [JSONValue] {
        let bytes = try Console.bytes(of: verdicts, display)
        if let whole = try? JSONParser.value(of: bytes) {
            if case .array(let items) = whole.content { return items }
            return [whole]
        }
        var values: [JSONValue] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            do throws(JSONFault) {
                values.append(try JSONParser.value(of: Array(line)))
            } catch {
                Console.note(
                    "\(verdicts):\(index + 1): [\(error.code.rawValue)] \(error.message[display.lang])")
                throw ExitCode(.badRecords)
            }
        }
        return values
    }
}

extension JSONValue {
    /// The pack that a verdict names.
    fileprivate var packID: String? { self["pack"]?.text }
}

extension Verification.Outcome {
    /// What became of the verdict, in a clause.
    fileprivate var words: LocalizedText {
        switch self {
        case .same: LocalizedText(vi: "giữ nguyên", en: "the same")
        case .notVerifiable:
            LocalizedText(
                vi: "không ghi bộ tiêu chí và hồ sơ (cần lưu với --explain full hoặc reasons)",
                en: "names neither pack nor record (save it with --explain full or reasons)")
        case .otherPack(let id, nil):
            LocalizedText(vi: "không tìm thấy bộ tiêu chí `\(id)`", en: "there is no pack `\(id)`")
        case .otherPack(let id, let digest?):
            LocalizedText(
                vi: "bộ tiêu chí `\(id)` đã thay đổi, nay là \(digest)",
                en: "the pack `\(id)` has changed, now \(digest)")
        case .missingRecord: LocalizedText(vi: "không còn hồ sơ này", en: "the record is not there")
        case .repeated:
            LocalizedText(
                vi: "hồ sơ này đã có một kết luận ở trên", en: "there is a verdict on this record above")
        case .otherRecord: LocalizedText(vi: "hồ sơ đã thay đổi", en: "the record has changed")
        case .rejected(let codes):
            LocalizedText(
                vi: "hồ sơ nay bị loại: \(codes.map(\.rawValue).joined(separator: ", "))",
                en: "the record is rejected now: \(codes.map(\.rawValue).joined(separator: ", "))")
        case .different(let paths, let engine):
            LocalizedText(
                vi: "khác ở \(paths.prefix(5).joined(separator: ", "))"
                    + (engine.map { "; đã lưu bằng BinhXet \($0)" } ?? ""),
                en: "differs at \(paths.prefix(5).joined(separator: ", "))"
                    + (engine.map { "; it was saved by BinhXet \($0)" } ?? ""))
        }
    }
}
