import RuleDiagnostics
import RulePackTesting
import RuleReport

/// Prints what came of worked cases for people.
struct TestPrinter {
    private let display: DisplayOptions

    init(_ display: DisplayOptions) {
        self.display = display
    }

    func write(_ report: TestReport) {
        for file in report.files where !file.isBroken && !file.results.isEmpty {
            for result in file.results { write(result, of: file) }
            let passed = file.count(of: .passed)
            Console.note("\(file.path): \(passed)/\(passed + file.count(of: .failed))")
        }
        for line in report.coverage.map(lines) ?? [] { Console.out(line) }
        if let mutation = report.mutation { write(mutation) }
        let skipped = report.count(of: .skipped)
        let counts = LocalizedText(
            vi: "\(report.count(of: .passed)) trường hợp đạt, \(report.count(of: .failed)) không đạt",
            en: "\(report.count(of: .passed)) passed, \(report.count(of: .failed)) failed")
        let rest = LocalizedText(vi: ", \(skipped) bỏ qua", en: ", \(skipped) skipped")
        Console.out(counts[display.lang] + (skipped > 0 ? rest[display.lang] : ""))
    }

    /// What is reached of each pack, and the lines that no case reaches.
    func lines(of coverage: Coverage) -> [String] {
        coverage.paths.flatMap { path in
            let part = coverage.limited(to: path)
            let missed = part.missed.map { "  \(path):\($0.line): \($0.words[display.lang])" }
            return ["\(path): \(part.summary[display.lang])"] + missed
        }
    }

    private func write(_ mutation: MutationRun) {
        let all = mutation.killed + mutation.survivors.count
        let text = LocalizedText(
            vi: "lỗi gài: \(mutation.killed)/\(all) bị phát hiện (\(mutation.percent)%)",
            en: "mistakes: \(mutation.killed) of \(all) found (\(mutation.percent)%)")
        Console.out(text[display.lang])
        write(mutation.survivors)
        guard !mutation.equivalent.isEmpty else { return }
        let count = mutation.equivalent.count
        let heading = LocalizedText(
            vi: "\(count) lỗi gài mà không hồ sơ nào đã thử phân biệt được:",
            en: "\(count) mistakes that no record tried could tell:")
        Console.out(heading[display.lang])
        write(mutation.equivalent)
    }

    private func write(_ survivors: [MutationRun.Survivor]) {
        for survivor in survivors {
            Console.out("  \(survivor.path):\(survivor.line): \(survivor.words[display.lang])")
        }
    }

    private func write(_ result: PackTestRunner.CaseResult, of file: TestReport.File) {
        let place = place(of: result.name.span, in: file.sources)
        if let reason = result.item.skip {
            let text = LocalizedText(vi: "bỏ qua: \(reason.value)", en: "skipped: \(reason.value)")
            return Console.out("\(place): \(result.name.value): \(text[display.lang])")
        }
        guard !result.failures.isEmpty else { return }
        Console.out("\(place): \(result.name.value)")
        for failure in result.failures {
            let line = file.sources.position(of: failure.span).line
            let expected = failure.expected
            let found = failure.fault?[display.lang] ?? failure.found
            let text = LocalizedText(
                vi: "  dòng \(line): \(failure.subject): cần `\(expected)`, được `\(found)`",
                en: "  line \(line): \(failure.subject): expected `\(expected)`, found `\(found)`")
            Console.out(text[display.lang])
        }
        guard let scored = result.scored else { return }
        let report = TextReport(language: display.lang, usesColor: display.isColored(1))
        let explanation = Explanation(of: scored)
        let items = Set(result.failures.map(\.itemID))
        let page = report.paragraphs(of: items, in: explanation) ?? report.digest(of: explanation)
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            Console.out(line.isEmpty ? "" : "    " + line)
        }
    }

    private func place(of span: SourceSpan, in sources: SourceSet) -> String {
        "\(sources[span.file].path):\(sources.position(of: span).line)"
    }
}

extension Check {
    /// The id of the item that the expectation is about: `1.1` for `codes.1.1` and for `1.1 (muc-1)`.
    fileprivate var itemID: String {
        let name = subject.hasPrefix("codes.") ? subject.dropFirst("codes.".count) : subject[...]
        return String(name.prefix { $0 != " " })
    }
}
