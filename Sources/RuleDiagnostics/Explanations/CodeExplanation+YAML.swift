// Y1xx: the YAML text itself.

extension CodeExplanation {
    static let invalidUTF8 = CodeExplanation(
        .invalidUTF8,
        title: LocalizedText(vi: "byte không phải UTF-8", en: "bytes that are not UTF-8"),
        meaning: LocalizedText(
            vi:
                """
                Tệp được lưu theo một bảng mã cũ, nên chữ có dấu không đọc được và có thể thành chữ khác. \
                Hãy mở tệp trong trình soạn thảo rồi lưu lại theo UTF-8.
                """,
            en:
                """
                The file was saved in an old encoding, so its accented letters cannot be read and might \
                turn into others. Open it in an editor and save it as UTF-8.
                """),
        wrong: .bytes(
            Array("title: { vi: ".utf8) + [0xD0, 0xF5, 0x6E]
                + Array(" vi hoc tap, en: Learning unit }\n".utf8)),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.notUTF8Encoded, .controlCharacter, .recordEncoding])

    static let fileTooLarge = CodeExplanation(
        .fileTooLarge,
        title: LocalizedText(vi: "tệp quá lớn", en: "file that is too large"),
        meaning: LocalizedText(
            vi:
                """
                Tệp quy tắc dài hơn 4 MB. Một bộ tiêu chí chỉ dài vài chục trang, nên tệp này có lẽ là tệp \
                khác hoặc bị dán thừa; hãy kiểm tra đường dẫn và bỏ phần thừa.
                """,
            en:
                """
                The rule file is longer than 4 MB. A rule pack takes a few dozen pages, so this is most \
                likely another file, or something was pasted into it by mistake; check the path and take \
                out what does not belong.
                """),
        wrong: .packFile("# " + String(repeating: "ghi chú ", count: 500_000) + "\n" + basePack),
        right: .packFile("# ghi chú\n" + basePack),
        related: [.tooManyNodes, .recordTooLarge])

    static let nestingTooDeep = CodeExplanation(
        .nestingTooDeep,
        title: LocalizedText(vi: "lồng nhau quá sâu", en: "nesting that is too deep"),
        meaning: LocalizedText(
            vi:
                """
                Danh sách và khóa lồng nhau quá 64 tầng. Quy tắc thật không sâu quá mười tầng, nên thường \
                là do thừa dấu ngoặc hoặc thụt lề sai; hãy bỏ bớt các tầng thừa.
                """,
            en:
                """
                Lists and keys nest more than 64 levels deep. Real rules need fewer than ten, so there are \
                usually brackets or indents too many; take the needless levels away.
                """),
        wrong: .pack("title: " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65)),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.expressionTooDeep, .recordTooDeep])

    static let duplicateKey = CodeExplanation(
        .duplicateKey,
        title: LocalizedText(vi: "khóa lặp lại", en: "repeated key"),
        meaning: LocalizedText(
            vi:
                """
                Một khóa đứng hai lần ở cùng một chỗ. Nhiều chương trình lặng lẽ lấy giá trị sau, nên \
                người đọc không biết giá trị nào có hiệu lực; hãy giữ lại một khóa.
                """,
            en:
                """
                One key stands twice in one place. Many programs silently take the later value, so a \
                reader cannot tell which one holds; keep one of them.
                """),
        wrong: .pack(
            """
            title: { vi: Đơn vị học tập, vi: ĐVHT, en: Learning unit }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.mergeKey, .duplicateID])

    static let anchorOrAlias = CodeExplanation(
        .anchorOrAlias,
        title: LocalizedText(vi: "neo và tham chiếu YAML", en: "YAML anchor or alias"),
        meaning: LocalizedText(
            vi:
                """
                Dấu `&` đặt tên cho một đoạn và dấu `*` chép lại đoạn đó. Tệp quy tắc không dùng cách này, \
                vì người đọc phải đi tìm đoạn gốc mới biết quy định; hãy viết đoạn đó ra, hoặc đặt con số \
                dùng chung vào `parameters` và biểu thức dùng chung vào `values`.
                """,
            en:
                """
                The sign `&` names a piece of YAML and `*` copies it. Rule files do without them, because \
                a reader would have to look up the piece to know the rule; write it out, or put a shared \
                figure under `parameters` and a shared expression under `values`.
                """),
        wrong: .pack(
            """
            title: &ten { vi: Đơn vị học tập, en: Learning unit }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.mergeKey, .explicitTag])

    static let mergeKey = CodeExplanation(
        .mergeKey,
        title: LocalizedText(vi: "khóa gộp `<<`", en: "merge key `<<`"),
        meaning: LocalizedText(
            vi:
                """
                Khóa `<<` trộn các khóa của một đoạn khác vào đây. Chuẩn YAML 1.2 không còn khóa này và \
                mỗi chương trình hiểu một cách; hãy viết các khóa ra.
                """,
            en:
                """
                The key `<<` mixes in the keys of another piece. YAML 1.2 no longer has it and programs \
                differ over it; write the keys out.
                """),
        wrong: .pack(
            """
            title: { <<: { vi: Đơn vị học tập }, en: Learning unit }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.anchorOrAlias, .duplicateKey])

    static let tabIndentation = CodeExplanation(
        .tabIndentation,
        title: LocalizedText(vi: "thụt lề bằng phím Tab", en: "indentation with a tab"),
        meaning: LocalizedText(
            vi:
                """
                Một dòng thụt lề bằng ký tự Tab, điều YAML không cho phép vì mỗi nơi hiển thị Tab rộng một \
                khác. Hãy thay bằng dấu cách, thường là hai dấu cách cho mỗi tầng.
                """,
            en:
                """
                A line is indented with a tab, which YAML forbids because every program shows tabs in \
                another width. Use spaces instead, usually two for each level.
                """),
        wrong: .pack(
            """
            in-force:
            \tfrom: 2021-01-01
            """),
        right: .pack(
            """
            in-force:
              from: 2021-01-01
            """),
        related: [.yamlSyntax])

    static let severalDocuments = CodeExplanation(
        .severalDocuments,
        title: LocalizedText(vi: "nhiều tài liệu trong một tệp", en: "several documents in one file"),
        meaning: LocalizedText(
            vi:
                """
                Dòng `---` mở một tài liệu YAML thứ hai trong cùng tệp. Mỗi tệp chỉ chứa một bộ tiêu chí; \
                hãy tách phần sau thành tệp riêng.
                """,
            en:
                """
                A line `---` starts a second YAML document in the file. Each file holds one rule pack; \
                move the rest to a file of its own.
                """),
        wrong: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            ---
            { pack: don-vi-hoc-tap/khac }
            """),
        right: .pack(
            """
            classification:
              - { id: dat, label: { vi: Đạt, en: Passed }, points: ">= 15", recognised: true }
              - { id: khong-dat, label: { vi: Không đạt, en: Not passed }, points: "< 15", recognised: false }
            """),
        related: [.emptyDocument])

    static let yamlSyntax = CodeExplanation(
        .yamlSyntax,
        title: LocalizedText(vi: "lỗi cú pháp YAML", en: "YAML syntax error"),
        meaning: LocalizedText(
            vi:
                """
                Tệp không theo cú pháp YAML từ chỗ được chỉ, nên phần sau chưa được đọc. Thường là thiếu \
                dấu đóng ngoặc hay dấu nháy, thiếu dấu cách sau dấu hai chấm, hoặc thụt lề lệch; hãy xem \
                cả dòng ngay trước đó.
                """,
            en:
                """
                From the place shown on, the file is not YAML, so what follows was not read. Usually a \
                closing bracket or quote is missing, or the space after a colon, or an indent is off; look \
                at the line before as well.
                """),
        wrong: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.tabIndentation, .unclosedBracket])

    static let explicitTag = CodeExplanation(
        .explicitTag,
        title: LocalizedText(vi: "thẻ kiểu YAML", en: "YAML type tag"),
        meaning: LocalizedText(
            vi:
                """
                Dấu `!` trước một giá trị gán kiểu cho giá trị đó. Ở đây kiểu do khóa quyết định nên thẻ \
                là thừa. Nếu `!` là phép phủ định trong một điều kiện, hãy đặt cả điều kiện trong dấu nháy \
                kép.
                """,
            en:
                """
                The sign `!` before a value gives it a type. Here the key decides over the type, so the \
                tag has no use. Where `!` is meant as “not” in a condition, put the whole condition \
                between double quotes.
                """),
        wrong: .pack(
            """
            applies: !registered
            """),
        right: .pack(
            """
            applies: "!registered"
            """),
        related: [.anchorOrAlias, .unquotedText])

    static let emptyDocument = CodeExplanation(
        .emptyDocument,
        title: LocalizedText(vi: "tệp trống", en: "empty file"),
        meaning: LocalizedText(
            vi:
                """
                Tệp không có nội dung nào ngoài ghi chú. Có thể tệp chưa được lưu hoặc đường dẫn chỉ nhầm \
                tệp; hãy chép một bộ tiêu chí có sẵn để bắt đầu.
                """,
            en:
                """
                The file holds nothing but comments. Perhaps it was never saved, or the path names another \
                file; copy a pack that is there to start from.
                """),
        wrong: .packFile(
            """
            # Bộ tiêu chí đơn vị học tập
            """),
        right: .pack(
            """
            pack: don-vi-hoc-tap/vi-du
            """),
        related: [.missingKey, .severalDocuments])

    static let keyNotText = CodeExplanation(
        .keyNotText,
        title: LocalizedText(vi: "khóa không phải là chữ", en: "key that is not a text"),
        meaning: LocalizedText(
            vi:
                """
                Chỗ của khóa lại là một danh sách, một nhóm khóa, hoặc để trống. Thường là do thừa dấu \
                ngoặc quanh tên khóa; hãy viết khóa là một từ.
                """,
            en:
                """
                Where a key should stand there is a list, a group of keys, or nothing. Usually brackets \
                around the name of the key are too many; write the key as a word.
                """),
        wrong: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit, [note]: ĐVHT }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.unknownKey, .badIdentifier])

    static let controlCharacter = CodeExplanation(
        .controlCharacter,
        title: LocalizedText(vi: "ký tự điều khiển", en: "control character"),
        meaning: LocalizedText(
            vi:
                """
                Tệp có một ký tự không nhìn thấy mà YAML cấm, thường do chép từ Word hoặc PDF. Hãy xóa ký \
                tự đó rồi gõ lại chỗ được chỉ.
                """,
            en:
                """
                The file holds an invisible character that YAML forbids, most likely copied from Word or a \
                PDF. Delete it and type the place again.
                """),
        wrong: .pack(
            """
            title: { vi: Đơn vị\u{B}học tập, en: Learning unit }
            """),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.invalidUTF8, .unexpectedCharacter])

    static let notUTF8Encoded = CodeExplanation(
        .notUTF8Encoded,
        title: LocalizedText(vi: "tệp UTF-16 hoặc UTF-32", en: "file in UTF-16 or UTF-32"),
        meaning: LocalizedText(
            vi:
                """
                Tệp được lưu theo UTF-16 hoặc UTF-32, như khi chọn “Unicode” trong Notepad. Tệp quy tắc \
                phải là UTF-8 để mọi công cụ đọc như nhau; hãy lưu lại theo UTF-8.
                """,
            en:
                """
                The file was saved in UTF-16 or UTF-32, as Notepad does under “Unicode”. Rule files are \
                UTF-8, so that every tool reads them alike; save it as UTF-8.
                """),
        wrong: .bytes([0xFF, 0xFE] + Array("pack: don-vi-hoc-tap/vi-du\n".utf8).flatMap { [$0, 0] }),
        right: .pack(
            """
            pack: don-vi-hoc-tap/vi-du
            """),
        related: [.invalidUTF8, .recordEncoding])

    static let tooManyNodes = CodeExplanation(
        .tooManyNodes,
        title: LocalizedText(vi: "quá nhiều giá trị trong một tệp", en: "too many values in one file"),
        meaning: LocalizedText(
            vi:
                """
                Tệp có hơn 200.000 giá trị, nhiều gấp trăm lần bộ tiêu chí lớn nhất. Có lẽ dữ liệu của hồ \
                sơ đã bị dán vào tệp quy tắc; hãy chuyển dữ liệu sang tệp hồ sơ.
                """,
            en:
                """
                The file holds more than 200,000 values, a hundred times those of the largest pack. \
                Perhaps records were pasted into the rules; move them to a file of records.
                """),
        wrong: .pack("title: [" + String(repeating: "0, ", count: 200_000) + "0]"),
        right: .pack(
            """
            title: { vi: Đơn vị học tập, en: Learning unit }
            """),
        related: [.fileTooLarge, .nestingTooDeep])
}
