import ArgumentParser
import BinhXet
import RuleDiagnostics
import RulePackTesting

/// How well the worked cases test their packs: what they reach, and which mistakes they would find.
struct TestMeasures: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Đo xem các trường hợp đi qua bao nhiêu chỉ tiêu, mức điểm, câu trả lời và xếp loại.",
                en: "Measure which indicators, bands, answers and classes the cases reach.")))
    var coverage = false

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Ghi độ phủ ra tệp .html, .json hoặc .txt.",
                en: "Write the coverage to a file .html, .json or .txt."),
            valueName: "file"))
    var coverageOut: String?

    @Flag(
        help: ArgumentHelp(
            words(
                vi: "Thử gài từng lỗi nhỏ vào bộ tiêu chí xem có trường hợp nào phát hiện không.",
                en: "Try small mistakes in the packs, and see which of them no case finds.")))
    var mutate = false

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Phần trăm ít nhất của độ phủ và của số lỗi bị phát hiện.",
                en: "The least percentage of coverage and of mistakes found."),
            valueName: "percent"))
    var threshold: Int?

    func validate() throws {
        if let threshold, !(0...100).contains(threshold) {
            throw ValidationError(
                words(vi: "--threshold là số từ 0 đến 100", en: "--threshold is a number from 0 to 100"))
        }
        if let coverageOut, !["html", "json", "txt"].contains(where: { coverageOut.hasSuffix("." + $0) }) {
            throw ValidationError(
                words(
                    vi: "--coverage-out cần tệp .html, .json hoặc .txt",
                    en: "--coverage-out needs a file .html, .json or .txt"))
        }
        if threshold != nil, !coverage, coverageOut == nil, !mutate {
            throw ValidationError(
                words(
                    vi: "--threshold đi cùng --coverage hoặc --mutate",
                    en: "--threshold goes with --coverage or --mutate"))
        }
    }

    /// Measures what was asked for, and writes the file of the coverage.
    func measure(_ report: inout TestReport, _ display: DisplayOptions) throws {
        let scored = report.files.flatMap { $0.results.compactMap(\.scored) }
        if coverage || coverageOut != nil {
            var measured = Coverage()
            for record in scored { measured.add(record) }
            report.coverage = measured
        }
        if mutate {
            var run = MutationRun()
            for file in report.files { run.add(file.results) }
            report.mutation = run
        }
        guard let coverageOut, let measured = report.coverage else { return }
        do throws(FileProblem) {
            try FileAccess.write(page(of: measured, for: coverageOut, display), to: coverageOut)
        } catch {
            throw error.ended(display)
        }
    }

    private func page(of coverage: Coverage, for path: String, _ display: DisplayOptions) -> String {
        if path.hasSuffix(".html") { return coverage.html(in: display.lang) }
        if path.hasSuffix(".json") { return coverage.json }
        return TestPrinter(display).lines(of: coverage).map { $0 + "\n" }.joined()
    }

    /// Whether the threshold is met; says so where it is not.
    func areMet(by report: TestReport, _ display: DisplayOptions) -> Bool {
        guard let threshold else { return true }
        let measured = [
            (LocalizedText(vi: "độ phủ", en: "coverage"), report.coverage?.percent),
            (LocalizedText(vi: "lỗi bị phát hiện", en: "mistakes found"), report.mutation?.percent),
        ]
        let failing = measured.filter { ($0.1 ?? 100) < threshold }
        for (name, percent) in failing {
            let text = LocalizedText(
                vi: "\(name.vi): \(percent ?? 0)%, cần ít nhất \(threshold)%",
                en: "\(name.en): \(percent ?? 0)%, at least \(threshold)% is needed")
            Console.fail(text, display.lang)
        }
        return failing.isEmpty
    }
}
