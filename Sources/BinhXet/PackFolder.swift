package import RuleCompiler
import RuleDiagnostics

/// Finds the file of a pack and compiles it.
package enum PackFolder {
    /// Why a name leads to no single pack.
    package enum NotFound: Error, Sendable {
        /// Nothing of that name; with the nearest known pack, and all of them.
        case nothing(String, nearest: String?, known: [String])
        /// The packs of that name judge other subjects.
        case subject(String, of: String, known: [String])
        case file(FileProblem)
    }

    /// What a name leads to.
    package enum Place: Sendable, Hashable {
        /// The file of one pack.
        case pack(String)
        /// A folder with the packs of a title.
        case title(String)
    }

    /// Where a pack stands, which may be named by its file, its folder, its id or its title.
    package static func place(of name: String, rules: String) throws(NotFound) -> Place {
        for path in [name, rules + "/" + name] {
            switch FileAccess.kind(of: path) {
            case .file, .stream: return .pack(path)
            case .folder: if let place = try place(in: path) { return place }
            case nil: continue
            }
        }
        let known = ((try? packFiles(under: rules)) ?? []).map { id(of: $0, rules: rules) }
        let titles = known.compactMap { $0.split(separator: "/").first.map(String.init) }
        throw .nothing(
            name, nearest: Suggestion.nearest(to: name, among: known + titles), known: known)
    }

    /// `pack.yaml` in the folder, or the folder itself if there are packs below it.
    private static func place(in folder: String) throws(NotFound) -> Place? {
        let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        if FileAccess.kind(of: folder + "/pack.yaml") == .file { return .pack(folder + "/pack.yaml") }
        do {
            return try packFiles(under: folder).isEmpty ? nil : .title(folder)
        } catch {
            throw .file(error)
        }
    }

    /// Every `pack.yaml` at or below a path, sorted; the path itself if it is a file.
    package static func packFiles(
        under path: String, in view: FileView = .disk
    ) throws(FileProblem) -> [String] {
        try files(called: "pack.yaml", under: path, in: view)
    }

    /// Every file of a name at or below a path, sorted; the path itself if it is a file.
    ///
    /// What begins with a point stays hidden, and folders behind links are not entered: they may lead in a circle.
    package static func files(
        called name: String, under path: String, in view: FileView = .disk
    ) throws(FileProblem) -> [String] {
        switch view.kind(of: path) {
        case .file, .stream: return [path]
        case nil: throw FileProblem(path: path, action: .read, number: FileProblem.noSuchFile)
        case .folder: break
        }
        var found: [String] = []
        for entry in try view.names(in: path) where !entry.hasPrefix(".") {
            let inner = (path.hasSuffix("/") ? path : path + "/") + entry
            if view.kind(of: inner) == .folder {
                guard !FileAccess.isLink(inner) else { continue }
                found += try files(called: name, under: inner, in: view)
            } else if entry == name {
                found.append(inner)
            }
        }
        return found
    }

    /// The path of a file beside another.
    package static func path(of name: String, beside file: String) -> String {
        file.lastIndex(of: "/").map { file[...$0] + name } ?? name
    }

    /// The path of a file beside another, if both are there.
    package static func file(called name: String, beside file: String) -> String? {
        let path = path(of: name, beside: file)
        return [file, path].allSatisfy { FileAccess.kind(of: $0) == .file } ? path : nil
    }

    /// The same for several paths; a file that more than one of them leads to is there once.
    package static func files(
        called name: String, under paths: [String]
    ) throws(FileProblem) -> [String] {
        var seen: Set<FileAccess.Identity> = []
        var found: [String] = []
        for path in paths {
            for file in try files(called: name, under: path) {
                if let identity = FileAccess.Identity(file), !seen.insert(identity).inserted { continue }
                found.append(file)
            }
        }
        return found
    }

    /// Every file with one of some endings at or below a path; what cannot be listed is left out.
    package static func allFiles(under path: String, endings: [String]) -> [String] {
        guard FileAccess.kind(of: path) == .folder else { return [path] }
        let names = ((try? FileAccess.names(in: path)) ?? []).filter { !$0.hasPrefix(".") }
        return names.flatMap { name -> [String] in
            let inner = (path.hasSuffix("/") ? path : path + "/") + name
            if FileAccess.kind(of: inner) == .folder {
                return FileAccess.isLink(inner) ? [] : allFiles(under: inner, endings: endings)
            }
            return endings.contains { name.hasSuffix($0) } ? [inner] : []
        }
    }

    /// The folder of rules that a pack's file stands in: `rules` for `rules/gia-dinh-hoc-tap/qd448-2015/pack.yaml`.
    package static func rules(around file: String) -> String {
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for _ in 0..<2 {
            if let last = parts.last, !last.isEmpty, last != ".", last != ".." {
                parts.removeLast()
            } else {
                parts.append("..")
            }
        }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// The folder of the fields that a pack's file may share with others, with a slash.
    package static func sharedFolder(around file: String) -> String {
        "\(rules(around: file))/\(SharedFieldsFile.folder)/"
    }

    /// The files of fields that a pack's file may share with others, sorted; none without such a folder.
    package static func sharedFields(around file: String, in view: FileView = .disk) -> [String] {
        let folder = sharedFolder(around: file)
        let names = (try? view.names(in: folder)) ?? []
        return names.filter { $0.hasSuffix(SharedFieldsFile.ending) && !$0.hasPrefix(".") }.map {
            folder + $0
        }
    }

    /// The overlays in the folder of a pack's file, sorted.
    package static func overlays(
        beside file: String, in view: FileView = .disk
    ) throws(FileProblem) -> [String] {
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
        let names = try view.names(in: folder.isEmpty ? "." : folder)
        return names.filter { $0.hasSuffix(OverlayHead.ending) }.map {
            folder.isEmpty ? $0 : folder + "/" + $0
        }
    }

    private static func id(of file: String, rules: String) -> String {
        String(file.dropFirst(rules.count + 1).dropLast("/pack.yaml".count))
    }

    /// Reads and compiles one pack file for all days.
    package static func compile(
        _ path: String, in view: FileView = .disk
    ) throws(FileProblem) -> Compiler.Result {
        var shared: [SharedFieldsFile] = []
        for file in sharedFields(around: path, in: view) {
            shared += [SharedFieldsFile(path: file, bytes: try view.bytes(of: file))].compactMap(\.self)
        }
        return Compiler.compileForAllDays(try view.bytes(of: path), path: path, shared: shared)
    }
}
