/// Writes findings as JSON, in both languages and with the columns that editors need.
package struct JSONRenderer {
    private let sources: SourceSet

    package init(_ sources: SourceSet) {
        self.sources = sources
    }

    /// One finding as a JSON object on one line.
    package func render(_ diagnostic: Diagnostic) -> String {
        var json = JSONWriter()
        write(diagnostic, to: &json)
        return json.text
    }

    /// Writes one finding as an object where a value is due.
    package func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
        json.object { json in
            json.member("code", string: diagnostic.code.rawValue)
            json.member("severity", string: diagnostic.severity.rawValue)
            json.member("message", diagnostic.message)
            writePlace(diagnostic.primary.span, to: &json)
            if let text = diagnostic.primary.text { json.member("label", text) }
            json.member("labels") { json in
                json.array(of: diagnostic.secondary) { json, label in write(label, to: &json) }
            }
            json.member("notes") { json in
                json.array(of: diagnostic.notes) { json, note in json.localized(note) }
            }
            json.member("help") { json in
                json.array(of: diagnostic.help) { json, fix in write(fix, to: &json) }
            }
        }
    }

    private func write(_ label: Label, to json: inout JSONWriter) {
        json.object { json in
            if let text = label.text { json.member("message", text) }
            writePlace(label.span, to: &json)
        }
    }

    private func write(_ fix: FixIt, to json: inout JSONWriter) {
        json.object { json in
            json.member("message", fix.message)
            json.member("edits") { json in
                json.array(of: fix.edits) { json, edit in
                    json.object { json in
                        writePlace(edit.span, to: &json)
                        json.member("replacement", string: edit.replacement)
                    }
                }
            }
        }
    }

    private func writePlace(_ span: SourceSpan, to json: inout JSONWriter) {
        let position = sources.position(of: span)
        json.member("file", string: sources[span.file].path)
        json.member("span") { json in
            json.object { json in
                json.member("lower", int: Int(span.lower))
                json.member("upper", int: Int(span.upper))
            }
        }
        json.member("line", int: position.line)
        json.member("column", int: position.column)
        json.member("utf16Column", int: position.utf16Column)
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ text: LocalizedText) {
        member(name) { $0.localized(text) }
    }

    fileprivate mutating func localized(_ text: LocalizedText) {
        object { json in
            json.member("vi", string: text.vi)
            json.member("en", string: text.en)
        }
    }
}
