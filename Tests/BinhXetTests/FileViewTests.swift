import BinhXet
import RuleCompiler
import RuleDiagnostics
import TestSupport
import Testing

/// Open documents in the places of files.
struct FileViewTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"

    @Test func `an open document hides its file`() throws {
        let path = Self.rules + "/thanh-pho-hoc-tap/vi-du/pack.yaml"
        #expect(try PackFolder.compile(path).pack != nil)
        let result = try PackFolder.compile(path, in: FileView([path: Array("pack: x\n".utf8)]))
        #expect(result.pack == nil)
        #expect(!result.findings.isEmpty)
    }

    @Test func `a file that does not say how long it is is read to its end`() throws {
        let path = "/proc/version"
        let bytes = try FileAccess.bytes(of: path)
        #expect(bytes.count > 10 && bytes == TestFiles.read(path))
    }

    @Test func `a document that was never saved is found like a file`() throws {
        let folder = Self.rules + "/danh-hieu-moi/qd-1"
        let view = FileView([folder + "/pack.yaml": [], folder + "/xa.overlay.yaml": []])
        #expect(try PackFolder.packFiles(under: Self.rules, in: view).contains(folder + "/pack.yaml"))
        #expect(
            try PackFolder.overlays(beside: folder + "/pack.yaml", in: view) == [folder + "/xa.overlay.yaml"])
        #expect(view.kind(of: Self.rules + "/danh-hieu-moi") == .folder)
        #expect(view.kind(of: Self.rules + "/danh-hieu") == nil)
        #expect(try !PackFolder.packFiles(under: Self.rules).contains(folder + "/pack.yaml"))
    }

    @Test(arguments: [
        ("/tmp/a b/ế.yaml", "file:///tmp/a%20b/%E1%BA%BF.yaml"), ("/x/y_z-1.~/w", "file:///x/y_z-1.~/w"),
    ])
    func `paths and URIs lead to one another`(path: String, uri: String) {
        #expect(FileURI.text(of: path) == uri)
        #expect(FileURI.path(of: uri) == path)
    }

    @Test(arguments: ["untitled:1", "http://x/y", "file:///a%2", "file:///a%FF", "file://other/x", ""])
    func `a URI of no file here has no path`(uri: String) {
        #expect(FileURI.path(of: uri) == nil)
    }
}
