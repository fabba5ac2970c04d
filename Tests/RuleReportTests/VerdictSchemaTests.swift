import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

struct VerdictSchemaTests {
    private func subjects() throws -> [ScoredRecord] {
        let samples = ReasonSample.shares + ReasonSample.others
        let units = [try SampleUnit.whole(), try SampleUnit.withGaps(), try SampleUnit.barred()]
        return try units
            + samples.map { try $0.pack().score($0.values, marks: $0.mark.map { [$0] } ?? []) }
    }

    @Test(arguments: ExplainLevel.allCases)
    func `every verdict has the shape of the schema`(level: ExplainLevel) throws {
        let check = SchemaCheck(try JSONParser.value(of: Array(VerdictSchema.text.utf8)))
        for subject in try subjects() {
            let json = VerdictJSON(level: level).text(of: subject)
            let faults = check.faults(in: try JSONParser.value(of: Array(json.utf8)))
            #expect(faults.isEmpty, "\(json)")
        }
    }

    @Test(
        arguments: [
            (#"{"id":"a","period":2021}"#, "$: no `status`"),
            (#"{"id":"a","period":2021,"status":"good"}"#, "$.status: not one of the values"),
            (#"{"id":"a","period":"2021","status":"pending"}"#, "$.period: not of the type"),
            (#"{"id":"a","period":2021,"status":"pending","score":1}"#, "$: unknown `score`"),
            (
                #"{"id":"a","period":2021,"status":"pending","criteria":[{"id":"1","max":1,"indicators":[{}]}]}"#,
                "$.criteria[0].indicators[0]: no `id`"
            ),
        ])
    func `the check of the schema can fail`(json: String, fault: String) throws {
        let check = SchemaCheck(try JSONParser.value(of: Array(VerdictSchema.text.utf8)))
        #expect(check.faults(in: try JSONParser.value(of: Array(json.utf8))).contains(fault))
    }
}
