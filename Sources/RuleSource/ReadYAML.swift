package import RuleDiagnostics

/// Reads the one YAML document of a file.
///
/// Returns none where the file holds no document or cannot be read to its end. A tree may still hold
/// `.invalid` nodes; each has its finding in the bag.
package func readYAML(
    _ file: FileID, in sources: SourceSet, reporting bag: inout DiagnosticBag
) -> Node? {
    let source = sources[file]
    let check = SourceCheck(file: file, bytes: source.bytes)
    let findings = check.findings
    guard findings.isEmpty else {
        bag.report(contentsOf: findings)
        return nil
    }
    var builder = NodeBuilder(source, file: file, from: check.start)
    var root: Node?
    do throws(NodeBuilder.Stop) {
        root = try builder.readDocument()
        bag.report(contentsOf: builder.bag.sorted)
    } catch {
        bag.report(contentsOf: builder.bag.sorted)
        bag.report(error.diagnostic)
    }
    return root
}
