import RuleBulk
import RuleDiagnostics
import RuleModel
import RuleRecords
import RuleReport

// A position as the journal of a run keeps it.

extension RunPosition {
    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("offset", int: offset)
            json.member("digest", string: digest.name)
            json.member("lines", int: lines)
            json.member("records", int: records)
            json.member("rejected", int: rejected)
            json.member("one_by_one", int: oneByOne)
            if case .rising(let key) = ledger.state {
                json.member("last_key") { json in
                    // The bytes of an id need not be a text.
                    json.ints(key.map { [Int($0.period)] + $0.id.map { Int($0) } } ?? [])
                }
            }
            if let array { json.member("array") { $0.ints(array.numbers) } }
            json.member("packs") { json in
                json.array(of: summaries.all) { json, entry in
                    json.object { json in
                        json.member("digest", string: entry.pack.digest)
                        entry.origin.choice.write(into: &json)
                        json.member("summary") { entry.summary.write(into: &$0) }
                    }
                }
            }
            json.member("headers") { json in
                json.array(of: headers.choices) { json, choice in
                    json.object { choice.write(into: &$0) }
                }
            }
        }
    }

    /// Reads a position; none where something of it is missing.
    init?(
        _ json: JSONValue, _ digest: TreeDigest, _ plan: ChunkWorker.Plan
    ) throws(RunJournal.Mismatch) {
        guard let offset = json.int("offset"), let lines = json.int("lines"),
            let records = json.int("records"), let rejected = json.int("rejected"),
            let oneByOne = json.int("one_by_one"), let packs = json["packs"]?.elements,
            let headers = json["headers"]?.elements
        else { return nil }
        self.offset = offset
        self.lines = lines
        self.records = records
        self.rejected = rejected
        self.oneByOne = oneByOne
        self.digest = digest
        if let numbers = json["array"]?.ints {
            guard let array = ArrayPosition(numbers) else { return nil }
            self.array = array
        }
        if let numbers = json["last_key"]?.ints {
            let key = numbers.first.map { period in
                KeyRun.Key(
                    id: numbers.dropFirst().map { UInt8(truncatingIfNeeded: $0) },
                    period: Int32(truncatingIfNeeded: period))
            }
            ledger = KeyLedger(.rising(key))
        } else {
            ledger = KeyLedger(.all)
        }
        for entry in packs {
            guard let name = entry.text("digest"), let summary = entry["summary"].flatMap({ Summary($0) })
            else {
                return nil
            }
            let choice = PackChoice(entry)
            guard let pack = try? plan.chooser.main(on: choice.day, at: choice.place).pack,
                pack.digest == name
            else {
                throw .rules
            }
            summaries.add(PackSummaries.Entry(PackSummaries.Origin(pack, choice), summary))
        }
        for entry in headers where !self.headers.note(PackChoice(entry), by: plan) { throw .rules }
    }
}

extension PackChoice {
    /// Writes the members of an object.
    fileprivate func write(into json: inout JSONWriter) {
        if let day { json.member("day", string: day.description) }
        if let place { json.member("place", string: place) }
    }

    fileprivate init(_ json: JSONValue) {
        self.init(day: json.text("day").flatMap { Day($0) }, place: json.text("place"))
    }
}
