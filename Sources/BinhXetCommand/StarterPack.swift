import RuleDiagnostics

/// The pack that `binhxet init` writes: an invented one, small, with one indicator of each common kind.
struct StarterPack {
    let id: String
    /// The folder of the JSON Schemas as the pack sees it, with a slash.
    let schemas: String
    let language: Language

    /// An id out of the last two names of a folder; a made-up one where they cannot be part of an id.
    static func id(for folder: String) -> String {
        let names = folder.split(separator: "/").filter { $0 != "." && $0 != ".." }.suffix(2)
        let isPlain = names.allSatisfy { name in
            name.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                        || "-_.".unicodeScalars.contains($0))
            }
        }
        guard isPlain, !names.isEmpty else { return "danh-hieu/vi-du" }
        return names.count == 2 ? names.joined(separator: "/") : "\(names.joined())/vi-du"
    }

    private func note(_ vi: String, _ en: String) -> String {
        "# " + LocalizedText(vi: vi, en: en)[language]
    }

    /// The text of `pack.yaml`.
    var pack: String {
        """
        # yaml-language-server: $schema=\(schemas)pack.schema.json
        \(note("Bộ tiêu chí mẫu, không phải văn bản thật: hãy thay bằng văn bản của bạn.", "A sample and no real document: put yours in its place."))
        \(note("Kiểm tra: binhxet check. Chạy trường hợp mẫu: binhxet test.", "Check it: binhxet check. Run its cases: binhxet test."))
        pack: \(id)
        title: { vi: Danh hiệu mẫu, en: Sample title }
        \(note("Đối tượng được xét: household, clan, community, unit, commune, citizen …", "Who is judged: household, clan, community, unit, commune, citizen …"))
        subject: unit
        in-force: { from: 2026-01-01 }
        model: points

        \(note("Văn bản làm căn cứ.", "The documents that the rules rest on."))
        sources:
          vb: { vi: Văn bản mẫu, en: Sample document, issued: 2025-12-01 }

        \(note("Số liệu của một hồ sơ: kiểu, giới hạn, tên gọi.", "What a record holds: type, limits, label."))
        fields:
          registered: { type: flag, label: { vi: Đã đăng ký, en: Registered } }
          members:    { type: count, label: { vi: Tổng số thành viên, en: Members }, min: 1 }
          with_plan:
            type: count
            label: { vi: Số thành viên có kế hoạch học tập, en: Members with a learning plan }
            max: members
          has_library: { type: flag, label: { vi: Có tủ sách, en: Has a library } }

        \(note("Điều kiện tiên quyết: không cho điểm, nhưng phải có.", "Prerequisites give no points and must hold."))
        prerequisites:
          - id: dang-ky
            label: { vi: Đã đăng ký phấn đấu, en: Registered for the title }
            \(note("verified: false nghĩa là chưa đọc trong chính văn bản.", "verified: false says that nobody read it in the document itself."))
            source: { ref: vb, at: Điều 1, verified: false }
            require: registered

        criteria:
          - id: "1"
            label: { vi: Học tập của thành viên, en: Learning of members }
            max: 100
            indicators:
              \(note("Điểm theo tỉ lệ, chia thành mức.", "Points by a share, in bands."))
              - id: "1.1"
                label: { vi: Thành viên có kế hoạch học tập, en: Members with a learning plan }
                source: { ref: vb, at: Điều 2, verified: false }
                max: 60
                award:
                  share: { part: with_plan, whole: members }
                  bands:
                    - { at: ">= 90%",     points: 60 }
                    - { at: "[70%..90%)", points: 40 }
                    - { at: "< 70%",      points: 0 }
              \(note("Đủ điều kiện thì được trọn điểm.", "All points where a condition holds."))
              - id: "1.2"
                label: { vi: Có tủ sách, en: A library }
                source: { ref: vb, at: Điều 3, verified: false }
                max: 40
                award: { when: has_library }
                evidence: [{ vi: Ảnh chụp tủ sách, en: A photograph of the library }]

        classification:
          - { id: tot,      label: { vi: Tốt, en: Good },         points: ">= 80",    recognised: true }
          - { id: dat,      label: { vi: Đạt, en: Recognised },   points: "[60..80)", recognised: true }
          - { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: "< 60",     recognised: false }

        """
    }

    /// The text of `tests.yaml`.
    var tests: String {
        """
        # yaml-language-server: $schema=\(schemas)tests.schema.json
        \(note("Mỗi trường hợp: một hồ sơ và kết quả phải ra. Điều không viết thì không so.", "Each case: a record and what must come out. What is left out is not compared."))
        pack: pack.yaml
        cases:
          - name: Đạt trọn điểm
            record: { period: 2026, registered: true, members: 40, with_plan: 40, has_library: true }
            status: recognised
            class: tot
            points: 100
          - name: Chưa đăng ký thì không được công nhận
            record: { period: 2026, registered: false, members: 40, with_plan: 40, has_library: true }
            status: not-recognised
            class: chua-dat
            because: { "1.1": 60, "1.2": 40 }
            barred: [dang-ky]
          - name: Chưa biết có đăng ký hay không
            record: { period: 2026, members: 40, with_plan: 40, has_library: true }
            status: pending
            points: 100
            missing: [registered]
          - name: Thiếu số người có kế hoạch thì chưa kết luận
            record: { period: 2026, registered: true, members: 40, has_library: false }
            status: pending
            least: 0
            most: 60
            missing: [with_plan]
          - name: Chưa biết có tủ sách
            record: { period: 2026, registered: true, members: 40, with_plan: 40 }
            status: recognised
            least: 60
            most: 100
            missing: [has_library]

        \(note("Bảng: mỗi dòng một trường hợp, để thử các ngưỡng.", "A table: one case in each row, to try the limits."))
        tables:
          - name: Ngưỡng của chỉ tiêu 1.1 và của xếp loại
            record: { period: 2026, registered: true, members: 100 }
            columns: [record.with_plan, record.has_library, because.1.1, points, class]
            rows:
              - [91, true, 60, 100, tot]
              - [90, true, 60, 100, tot]
              - [89, true, 40, 80, tot]
              - [71, true, 40, 80, tot]
              - [70, true, 40, 80, tot]
              - [69, true, 0, 40, chua-dat]
              - [90, false, 60, 60, dat]
              - [70, false, 40, 40, chua-dat]

        """
    }
}
