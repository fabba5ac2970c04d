import RuleDiagnostics

/// Paths of rule files, taken apart.
enum RulePath {
    /// The folder of a file, without a slash at the end.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The path of the document that an editor calls by a URI.
    ///
    /// What is no file, such as `untitled:U1`, stands in a folder that no disk has: `/untitled:/U1`.
    static func path(of uri: String) -> String {
        normalized(FileURI.path(of: uri) ?? "/" + uri.replacing(":", with: ":/", maxReplacements: 1))
    }

    /// A path without `.` and `..`.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
