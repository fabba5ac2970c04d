import RuleCompiler
import RuleDiagnostics
import RuleSource

extension Node {
    /// The label of the item or entry that covers just those bytes.
    func label(within extent: Range<Int>) -> LocalizedText? {
        guard let node = node(covering: extent) else { return nil }
        return (node.value(at: "label") ?? node).labelText
    }

    /// Texts in both languages, as far as they are written.
    var labelText: LocalizedText? {
        if let text = scalar?.text { return LocalizedText(vi: text, en: text) }
        let vi = value(at: "vi")?.scalar?.text
        let en = value(at: "en")?.scalar?.text
        guard let any = vi ?? en else { return nil }
        return LocalizedText(vi: vi ?? any, en: en ?? any)
    }

    /// The mapping that is the value of an entry, or an item, of just that extent.
    private func node(covering extent: Range<Int>) -> Node? {
        guard span.bytes.lowerBound <= extent.lowerBound, extent.upperBound <= span.bytes.upperBound else {
            return nil
        }
        for entry in entries ?? [] {
            // A mapping of one entry covers the same bytes as the entry.
            if entry.extent.bytes == extent, entry.value.entries != nil { return entry.value }
            if let found = entry.value.node(covering: extent) { return found }
        }
        for item in items ?? [] {
            if let found = item.node(covering: extent) { return found }
        }
        return span.bytes == extent && entries != nil ? self : nil
    }
}
