/// The files of rules as they stand on the disk, or as documents that are open in an editor have them.
///
/// An open document hides the file of its path, and is there before it was ever saved.
package struct FileView: Sendable {
    /// The texts of open documents, by path.
    package var texts: [String: [UInt8]]

    package init(_ texts: [String: [UInt8]] = [:]) {
        self.texts = texts
    }

    /// The files as they were saved.
    package static let disk = FileView()

    /// The bytes of a file, or of standard input for `-`.
    package func bytes(of path: String) throws(FileProblem) -> [UInt8] {
        if let text = texts[path] { return text }
        return try FileAccess.bytes(of: path)
    }

    /// What stands at a path, if anything does.
    package func kind(of path: String) -> FileAccess.Kind? {
        if texts[path] != nil { return .file }
        return FileAccess.kind(of: path) ?? (open(in: path).isEmpty ? nil : .folder)
    }

    /// The names in a folder, sorted.
    package func names(in folder: String) throws(FileProblem) -> [String] {
        let open = open(in: folder)
        guard !open.isEmpty else { return try FileAccess.names(in: folder) }
        return Set(open + ((try? FileAccess.names(in: folder)) ?? [])).sorted()
    }

    /// The names in a folder that lead to open documents.
    private func open(in folder: String) -> [String] {
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        return texts.keys.filter { $0.hasPrefix(start) }.compactMap { path in
            path.dropFirst(start.count).split(separator: "/").first.map(String.init)
        }
    }
}
