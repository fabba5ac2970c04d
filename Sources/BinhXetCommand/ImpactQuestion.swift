import ArgumentParser
import BinhXet
import RuleBulk
import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

/// What `binhxet impact` asks: two packs, the values of a parameter, and the fields to count by.
struct ImpactQuestion {
    private let old: PackChooser
    private let new: PackChooser
    private let trials: [PackChooser]
    private let mains: (old: RulePack, new: RulePack)
    private let sweep: ImpactReport.Sweep?
    private let groups: [ImpactReport.Group]
    private let options: RecordOptions
    private let place: String?
    private let records: String
    private let display: DisplayOptions

    /// Finds and compiles everything; otherwise says what is wrong and ends the command.
    init(_ command: ImpactCommand, _ options: RecordOptions) throws {
        let display = command.display
        func chooser(_ name: String) throws -> PackChooser {
            let chooser: PackChooser
            do throws(PackFolder.NotFound) {
                chooser = try PackChooser(
                    named: name, rules: command.scope.rules, subject: command.scope.subject)
            } catch {
                throw error.ended(display)
            }
            guard !chooser.hasSeveralTitles else {
                throw PackChooser.Failure.severalPacks(name, chooser.candidates, display)
            }
            return chooser
        }
        func main(of chooser: PackChooser) throws -> RulePack {
            var chooser = chooser
            do throws(PackChooser.Failure) {
                return try chooser.pack(on: options.asOf, at: command.scope.place)
            } catch {
                throw error.ended(display)
            }
        }
        old = try chooser(command.from)
        new = try chooser(command.to)
        mains = (try main(of: old), try main(of: new))
        self.options = options
        place = command.scope.place
        records = command.records
        self.display = display
        let packs = [mains.new, mains.old]
        groups = try command.by.map { try ImpactQuestion.group($0, in: packs, options, display) }
        guard let range = command.sweep else {
            (sweep, trials) = (nil, [])
            return
        }
        let parameter = try ImpactQuestion.parameter(range.parameter, of: mains.new, display)
        let values = range.values(isPercent: parameter.isPercent)
        let chooserToTry = new
        trials = values.map { chooserToTry.trying(parameter.path, as: $0.text) }
        for trial in trials { _ = try main(of: trial) }
        sweep = ImpactReport.Sweep(
            parameter: range.parameter,
            label: parameter.label ?? LocalizedText(vi: range.parameter, en: range.parameter),
            values: values.map(\.value), isPercent: parameter.isPercent)
    }

    // MARK: - Names

    /// A parameter that is a number, by its name; one figure of a table is `name.code`.
    private static func parameter(
        _ name: String, of pack: RulePack, _ display: DisplayOptions
    ) throws -> (path: String, label: LocalizedText?, isPercent: Bool) {
        let numbers = pack.parameters.filter { if case .number = $0.value { true } else { false } }
        // A parameter that differs by a field has a figure for each choice; its name alone means all of them.
        if let figure = numbers.first(where: { $0.name.hasPrefix(name + ".") }) {
            let label = pack.derived.first { $0.name == name }?.label
            return (name, label, figure.isPercent)
        }
        guard let found = numbers.first(where: { $0.name == name }) else {
            let text = LocalizedText(
                vi: "bộ tiêu chí `\(pack.id)` không có tham số `\(name)` là một số",
                en: "the pack `\(pack.id)` has no parameter `\(name)` that is a number")
            let names = numbers.map(\.name)
            Console.fail(text.naming(Suggestion.nearest(to: name, among: names), of: names), display.lang)
            throw ExitCode(.wrongUse)
        }
        let parts = name.split(separator: ".", maxSplits: 1)
        let path = parts.count == 2 ? "\(parts[0]).of.\(parts[1])" : name
        return (path, found.label, found.isPercent)
    }

    private static func group(
        _ name: String, in packs: [RulePack], _ options: RecordOptions, _ display: DisplayOptions
    ) throws -> ImpactReport.Group {
        switch name {
        case "place":
            return ImpactReport.Group(name: name, label: LocalizedText(vi: "Địa bàn", en: "Place"))
        case "period":
            return ImpactReport.Group(
                name: name, label: LocalizedText(vi: "Năm đánh giá", en: "Year assessed"))
        default: break
        }
        let fields = packs.flatMap(\.schema.fields).filter { if case .list = $0.kind { false } else { true } }
        guard let field = fields.first(where: { $0.name == name }) else {
            let known = fields.reduce(into: ["place", "period"]) { known, field in
                if !known.contains(field.name) { known.append(field.name) }
            }
            let text = LocalizedText(
                vi: "không có trường `\(name)` để đếm theo", en: "there is no field `\(name)` to count by")
            Console.fail(text.naming(Suggestion.nearest(to: name, among: known), of: known), display.lang)
            throw ExitCode(.wrongUse)
        }
        guard !field.isPersonal || options.showsValues else {
            Console.fail(
                LocalizedText(
                    vi: "`\(name)` là dữ liệu cá nhân; chỉ đếm theo khi có --show-values",
                    en: "`\(name)` is personal; counting by it needs --show-values"), display.lang)
            throw ExitCode(.wrongUse)
        }
        var values: [String: LocalizedText] = [:]
        if case .choice(let choices) = field.kind {
            values = Dictionary(choices.map { ($0.code, $0.label) }) { first, _ in first }
        }
        return ImpactReport.Group(name: name, label: field.label, values: values)
    }

    // MARK: - Answers

    func report(of tally: ImpactTally, limit: Rational?) -> ImpactReport {
        ImpactReport(
            tally: tally, old: mains.old, new: mains.new, groups: groups, sweep: sweep, limit: limit)
    }

    private var fields: [ImpactField] { groups.map { ImpactField($0.name) } }

    /// Judges record by record.
    func answer(_ bytes: [UInt8], out: String?) throws -> ImpactAnswer {
        let run = ImpactRun(
            old: old, new: new, trials: trials, fields: fields, options: options, place: place)
        let sink = try sink(out)
        var problem: FileProblem?
        let result: ImpactRun.Result
        do throws(PackChooser.Failure) {
            result = try run.compare(bytes, name: records) { record in
                guard problem == nil else { return }
                do throws(FileProblem) { try sink.add(record) } catch { problem = error }
            }
        } catch {
            throw error.ended(display)
        }
        if let problem { throw problem.ended(display) }
        sink.add(result.findings, isComplete: result.isComplete && result.rejected == 0)
        for fault in result.rejects { sink.note(fault) }
        return ImpactAnswer(tally: result.tally, isBroken: try finished(sink).isBroken)
    }

    /// How a file is judged chunk by chunk; none where it has to be gone through record by record.
    func plan(for found: BulkSource, writesRecords: Bool) throws -> ImpactWorker.Plan? {
        guard found.isPlain(options), options.lists.isEmpty else { return nil }
        let plan = try ImpactWorker.Plan(
            old: self.plan(old, found), new: self.plan(new, found),
            trials: trials.map { try self.plan($0, found) },
            fields: fields, writesRecords: writesRecords)
        // Packs that read a sheet differently need not know the same columns.
        guard found.format == .ndjson || plan.isShared else { return nil }
        if case .nowhere = plan.cut { return nil }
        return plan
    }

    /// Judges chunk by chunk on all cores.
    func answer(
        _ opened: sending InputFile, _ found: BulkSource, by plan: ImpactWorker.Plan, workers: Int,
        out: String?
    ) async throws -> ImpactAnswer {
        let sink = try sink(out)
        do throws(BulkRun.Failure) {
            let run = BulkRun(workers: workers) { ImpactWorker(plan) }
            let outcome = try await run.score(
                found.reader(opened, cutting: plan.cut), from: found.start(cutting: plan.cut),
                again: found.again(cutting: plan.cut)
            ) {
                result, _ throws(FileProblem) in
                try sink.add(result)
                return nil
            }
            let (findings, isComplete) = try plan.findings(after: outcome.position)
            sink.add(findings, isComplete: isComplete)
        } catch {
            switch error {
            case .choice(let failure): throw failure.ended(display)
            case .file(let problem): throw problem.ended(display)
            }
        }
        return try finished(sink)
    }

    private func sink(_ out: String?) throws -> ImpactSink {
        let tally = ImpactTally(groups: groups.count, sweep: trials.count)
        do throws(FileProblem) {
            return try ImpactSink(out: out, tally, records: records, display.lang)
        } catch {
            throw error.ended(display)
        }
    }

    private func finished(_ sink: ImpactSink) throws -> ImpactAnswer {
        do throws(FileProblem) { return try sink.finish() } catch { throw error.ended(display) }
    }

    private func plan(_ chooser: PackChooser, _ found: BulkSource) throws -> ChunkWorker.Plan {
        do throws(PackChooser.Failure) {
            return try ChunkWorker.Plan(
                chooser: SharedChooser(chooser), options: options, format: .ndjson(.none), place: place,
                hasSummary: false, sheet: found.sheet, elements: found.elements)
        } catch {
            throw error.ended(display)
        }
    }
}

extension LocalizedText {
    /// The sentence with the name that was most likely meant, else with all that there are.
    fileprivate func naming(_ nearest: String?, of known: [String]) -> LocalizedText {
        if nearest != nil || known.isEmpty { return suggesting(nearest) }
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        return followed(by: LocalizedText(vi: "; hiện có: \(list)", en: "; there are: \(list)"))
    }
}
