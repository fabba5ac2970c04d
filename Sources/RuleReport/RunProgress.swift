package import RuleDiagnostics

/// How far a run over a file is, in one line for people.
package struct RunProgress: Sendable {
    /// How long it has run.
    package var seconds: Double
    /// How many records are judged, and how many of them in that time.
    package var records: Int
    package var newRecords: Int
    /// How many bytes are read, and how many of them in that time.
    package var bytes: Int
    package var newBytes: Int
    /// How many bytes there are; none where nobody knows.
    package var length: Int?

    package init(
        seconds: Double, records: Int, newRecords: Int, bytes: Int, newBytes: Int, length: Int?
    ) {
        self.seconds = seconds
        self.records = records
        self.newRecords = newRecords
        self.bytes = bytes
        self.newBytes = newBytes
        self.length = length
    }

    /// `42% · 420.000 hồ sơ · 350.000 hồ sơ/giây · 180,5 MB/giây · còn 0:03`.
    package var line: LocalizedText {
        let seconds = max(seconds, 0.001)
        let rate = Int(Double(newRecords) / seconds)
        let tenths = Int(Double(newBytes) / seconds / 100_000)
        var parts = [
            LocalizedText {
                "\(RunProgress.grouped(records, $0)) \($0 == .vietnamese ? "hồ sơ" : "records")"
            },
            LocalizedText {
                RunProgress.grouped(rate, $0) + ($0 == .vietnamese ? " hồ sơ/giây" : " records/s")
            },
            LocalizedText {
                "\(RunProgress.grouped(tenths / 10, $0))\($0 == .vietnamese ? "," : ".")\(tenths % 10)"
                    + ($0 == .vietnamese ? " MB/giây" : " MB/s")
            },
        ]
        if let length, length > 0 {
            let done = min(bytes, length)
            parts.insert(LocalizedText(same: "\(done * 100 / length)%"), at: 0)
            if newBytes > 0 {
                let left = RunProgress.clock(
                    Int((Double(length - done) / Double(newBytes) * seconds).rounded(.up)))
                parts.append(LocalizedText(vi: "còn \(left)", en: "\(left) left"))
            }
        }
        return LocalizedText { language in parts.map { $0[language] }.joined(separator: " · ") }
    }

    /// `1:02:03`, or `2:03` within the hour.
    private static func clock(_ seconds: Int) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0
            ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
    }

    private static func grouped(_ number: Int, _ language: Language) -> String {
        var groups: [Substring] = []
        var digits = String(number)[...]
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return ([digits] + groups).joined(separator: language == .vietnamese ? "." : ",")
    }
}
