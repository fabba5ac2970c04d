/// Writes the findings of a whole run as one SARIF 2.1.0 document, which code hosts and editors read.
///
/// Lines and columns count from 1, columns in Unicode scalars; offsets and lengths in scalars too. Bytes are given
/// beside them, so that a reader of either kind finds the place.
package struct SARIFRenderer {
    private let language: Language
    private let version: String

    /// - Parameters:
    ///   - language: The language of the messages.
    ///   - version: The version of the program that found them.
    package init(language: Language, version: String) {
        self.language = language
        self.version = version
    }

    /// The document, with its line feed.
    ///
    /// - Parameter groups: Findings with the files that they speak of.
    /// - Returns: The JSON text.
    package func render(_ groups: [(findings: [Diagnostic], sources: SourceSet)]) -> String {
        let codes = Set(groups.flatMap { $0.findings.map(\.code) }).sorted { $0.rawValue < $1.rawValue }
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("$schema", string: "https://json.schemastore.org/sarif-2.1.0.json")
            json.member("version", string: "2.1.0")
            json.member("runs") { json in
                json.array { json in
                    json.object { json in
                        json.member("tool") { writeTool(codes, to: &$0) }
                        json.member("columnKind", string: "unicodeCodePoints")
                        json.member("results") { json in
                            json.array { json in
                                for (findings, sources) in groups {
                                    for finding in findings { write(finding, codes, sources, to: &json) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private func writeTool(_ codes: [DiagnosticCode], to json: inout JSONWriter) {
        json.object { json in
            json.member("driver") { json in
                json.object { json in
                    json.member("name", string: "binhxet")
                    json.member("version", string: version)
                    json.member("language", string: language.rawValue)
                    json.member("rules") { json in
                        json.array(of: codes) { json, code in write(code, to: &json) }
                    }
                }
            }
        }
    }

    private func write(_ code: DiagnosticCode, to json: inout JSONWriter) {
        let explanation = CodeExplanation.of(code)
        json.object { json in
            json.member("id", string: code.rawValue)
            json.member("shortDescription") { text(explanation.title[language], to: &$0) }
            json.member("fullDescription") { text(explanation.meaning[language], to: &$0) }
            json.member("help") { text("binhxet codes \(code.rawValue)", to: &$0) }
        }
    }

    private func write(
        _ finding: Diagnostic, _ codes: [DiagnosticCode], _ sources: SourceSet, to json: inout JSONWriter
    ) {
        let notes = finding.notes + finding.help.map(\.message)
        json.object { json in
            json.member("ruleId", string: finding.code.rawValue)
            if let index = codes.firstIndex(of: finding.code) { json.member("ruleIndex", int: index) }
            json.member("level", string: finding.severity.rawValue)
            json.member("message") { json in
                text(([finding.message] + notes).map { $0[language] }.joined(separator: "\n"), to: &json)
            }
            json.member("locations") { json in
                json.array { writeLocation(finding.primary, id: nil, sources, to: &$0) }
            }
            if !finding.secondary.isEmpty {
                json.member("relatedLocations") { json in
                    json.array(of: Array(finding.secondary.enumerated())) { json, label in
                        writeLocation(label.element, id: label.offset, sources, to: &json)
                    }
                }
            }
            let fixes = finding.help.filter { !$0.edits.isEmpty }
            if !fixes.isEmpty {
                json.member("fixes") { json in
                    json.array(of: fixes) { json, fix in write(fix, sources, to: &json) }
                }
            }
        }
    }

    private func write(_ fix: FixIt, _ sources: SourceSet, to json: inout JSONWriter) {
        json.object { json in
            json.member("description") { text(fix.message[language], to: &$0) }
            json.member("artifactChanges") { json in
                json.array(of: fix.edits) { json, edit in
                    json.object { json in
                        json.member("artifactLocation") { writeFile(edit.span, sources, to: &$0) }
                        json.member("replacements") { json in
                            json.array { json in
                                json.object { json in
                                    json.member("deletedRegion") { writeRegion(edit.span, sources, to: &$0) }
                                    json.member("insertedContent") { text(edit.replacement, to: &$0) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeLocation(
        _ label: Label, id: Int?, _ sources: SourceSet, to json: inout JSONWriter
    ) {
        json.object { json in
            if let id { json.member("id", int: id) }
            json.member("physicalLocation") { json in
                json.object { json in
                    json.member("artifactLocation") { writeFile(label.span, sources, to: &$0) }
                    json.member("region") { writeRegion(label.span, sources, to: &$0) }
                }
            }
            if let words = label.text { json.member("message") { text(words[language], to: &$0) } }
        }
    }

    private func writeFile(_ span: SourceSpan, _ sources: SourceSet, to json: inout JSONWriter) {
        json.object { $0.member("uri", string: FileURI.text(of: sources[span.file].path)) }
    }

    private func writeRegion(_ span: SourceSpan, _ sources: SourceSet, to json: inout JSONWriter) {
        let (start, end) = (sources.position(of: span), sources.position(of: span.end))
        let bytes = sources[span.file].bytes
        let count = { (range: Range<Int32>) in
            String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
                .unicodeScalars.count
        }
        json.object { json in
            json.member("startLine", int: start.line)
            json.member("startColumn", int: start.column)
            json.member("endLine", int: end.line)
            json.member("endColumn", int: end.column)
            json.member("charOffset", int: count(0..<span.lower))
            json.member("charLength", int: count(span.lower..<span.upper))
            json.member("byteOffset", int: Int(span.lower))
            json.member("byteLength", int: Int(span.upper - span.lower))
        }
    }

    private func text(_ text: String, to json: inout JSONWriter) {
        json.object { $0.member("text", string: text) }
    }
}
