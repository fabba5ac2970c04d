package import RuleDiagnostics

/// What came of the worked cases of some files.
package struct TestReport: Sendable {
    /// What came of one file.
    package struct File: Sendable {
        package var path: String
        /// The id of the pack, or its file where the pack is not known.
        package var pack: String
        package var sources: SourceSet
        package var results: [PackTestRunner.CaseResult]
        /// Faults of the file itself; with an error no case of it was run.
        package var findings: [Diagnostic] = []

        package init(
            path: String, pack: String, sources: SourceSet, results: [PackTestRunner.CaseResult],
            findings: [Diagnostic] = []
        ) {
            self.path = path
            self.pack = pack
            self.sources = sources
            self.results = results
            self.findings = findings
        }

        package var isBroken: Bool { findings.contains { $0.severity == .error } }

        package func count(of outcome: PackTestRunner.Outcome) -> Int {
            results.count { $0.outcome == outcome }
        }
    }

    package var files: [File]
    /// What the cases reach; none where nobody asked.
    package var coverage: Coverage?
    /// What the cases would find; none where nobody asked.
    package var mutation: MutationRun?

    package init(_ files: [File]) {
        self.files = files
    }

    package func count(of outcome: PackTestRunner.Outcome) -> Int {
        files.reduce(0) { $0 + $1.count(of: outcome) }
    }

    /// How many cases were run.
    package var run: Int { count(of: .passed) + count(of: .failed) }

    package var hasBrokenFile: Bool { files.contains(where: \.isBroken) }
}

extension TestReport {
    /// The report as one JSON object of schema `binhxet/tests/1`, with its line feed.
    package var json: String {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("schema", string: "binhxet/tests/1")
            for outcome in [PackTestRunner.Outcome.passed, .failed, .skipped] {
                json.member(outcome.rawValue, int: count(of: outcome))
            }
            json.member("files") { json in
                json.array(of: files) { json, file in file.write(to: &json) }
            }
            if let coverage { json.member("coverage") { coverage.write(to: &$0) } }
            if let mutation { json.member("mutation") { mutation.write(to: &$0) } }
        }
        return json.text + "\n"
    }

    /// The report in the XML that build servers call JUnit.
    package var junit: String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let broken = files.count(where: \.isBroken)
        xml += "<testsuites tests=\"\(run + count(of: .skipped) + broken)\" "
        xml += "failures=\"\(count(of: .failed))\" errors=\"\(broken)\" "
        xml += "skipped=\"\(count(of: .skipped))\">\n"
        for file in files { xml += file.junit }
        return xml + "</testsuites>\n"
    }
}

extension TestReport.File {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("file", string: path)
            json.member("pack", string: pack)
            if !findings.isEmpty {
                let renderer = JSONRenderer(sources)
                json.member("findings") { json in
                    json.array(of: findings) { json, finding in renderer.write(finding, to: &json) }
                }
            }
            json.member("cases") { json in
                json.array(of: results) { json, result in write(result, to: &json) }
            }
        }
    }

    private func write(_ result: PackTestRunner.CaseResult, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", string: result.name.value)
            json.member("file", string: sources[result.name.span.file].path)
            json.member("line", int: sources.position(of: result.name.span).line)
            json.member("outcome", string: result.outcome.rawValue)
            if let reason = result.item.skip { json.member("skip", string: reason.value) }
            guard !result.failures.isEmpty else { return }
            json.member("failures") { json in
                json.array(of: result.failures) { json, failure in
                    json.object { json in
                        json.member("subject", string: failure.subject)
                        json.member("expected", string: failure.expected)
                        json.member("found", string: failure.found)
                        json.member("line", int: sources.position(of: failure.span).line)
                    }
                }
            }
        }
    }

    fileprivate var junit: String {
        let errors = isBroken ? 1 : 0
        var xml =
            "  <testsuite name=\"\(pack.xml)\" file=\"\(path.xml)\" tests=\"\(results.count + errors)\" "
        xml += "failures=\"\(count(of: .failed))\" errors=\"\(errors)\" "
        xml += "skipped=\"\(count(of: .skipped))\">\n"
        if isBroken {
            let renderer = CompactRenderer(sources, language: .english)
            let text = findings.map { renderer.render($0) }.joined()
            xml += "    <testcase name=\"tests.yaml\" classname=\"\(pack.xml)\">\n"
            xml += "      <error message=\"the cases could not be run\">\(text.xml)</error>\n"
            xml += "    </testcase>\n"
        }
        for result in results { xml += junit(of: result) }
        return xml + "  </testsuite>\n"
    }

    private func junit(of result: PackTestRunner.CaseResult) -> String {
        let (file, line) = (
            sources[result.name.span.file].path, sources.position(of: result.name.span).line
        )
        let head =
            "    <testcase name=\"\(result.name.value.xml)\" classname=\"\(pack.xml)\""
            + " file=\"\(file.xml)\" line=\"\(line)\""
        if let reason = result.item.skip {
            return head + ">\n      <skipped message=\"\(reason.value.xml)\"/>\n    </testcase>\n"
        }
        guard !result.failures.isEmpty else { return head + "/>\n" }
        let failures = result.failures.map { failure in
            let found = failure.fault?.en ?? failure.found
            let message = "\(failure.subject): expected `\(failure.expected)`, found `\(found)`"
            let place = "\(file):\(sources.position(of: failure.span).line)"
            return "      <failure message=\"\(message.xml)\">\(place.xml)</failure>\n"
        }
        return head + ">\n" + failures.joined() + "    </testcase>\n"
    }
}
