import BinhXet
import Testing

/// Where CEL and the profile have the same construct, it means the same.
///
/// The cases go through the topics of CEL's own conformance tests, with values of their own; what differs on purpose is
/// listed in `rules/expressions.md`.
struct CELProfileTests {
    private static func result(of expression: Substring) -> String {
        switch ExpressionRun.evaluate(String(expression), input: nil) {
        case .value(let json): json
        case .unknown(let names): "unknown: \(names)"
        case .unreadable(let names): "unreadable: \(names)"
        case .notCompiled(let findings, _): findings.first?.code.rawValue ?? ""
        case .failed(let finding, _): finding.code.rawValue
        }
    }

    /// Evaluates the expression of each line and compares with the JSON, or the code of the finding, behind the arrow.
    private static func compare(_ table: String, count: Int) {
        let lines = table.split(separator: "\n")
        #expect(lines.count == count)
        for line in lines {
            let sides = line.split(separator: " → ")
            #expect(sides.count == 2 && result(of: sides[0]) == sides[1], "\(line)")
        }
    }

    @Test func `literals and names`() {
        Self.compare(
            #"""
            0 → 0
            -0 → 0
            0x2A → 42
            -0x2A → -42
            2.50 → 2.5
            4e2 → 400
            4.5E-1 → 0.45
            true → true
            false → false
            '' → ""
            "say 'a'" → "say 'a'"
            'say "a"' → "say \"a\""
            '''a'b''' → "a'b"
            """a"b""" → "a\"b"
            R'\t' → "\\t"
            '\x48\u1ED9\U00001ED9i' → "Hộội"
            '\110' → "H"
            size('\a\b\f\v') → 4
            [] → []
            [4, 5,] → [4,5]
            {} → {}
            {'k': [1],} → {"k":[1]}
            undeclared → E320
            size.size → E320
            """#, count: 24)
    }

    @Test func `arithmetic`() {
        Self.compare(
            #"""
            3 + 4 * 5 - 6 / 2 → 20
            (3 + 4) * 5 → 35
            20 - 5 - 4 → 11
            64 / 4 / 2 → 8
            43 % 5 → 3
            -43 % 5 → -3
            43 % -5 → 3
            -43 % -5 → -3
            - - 4 → 4
            -(-4) → 4
            9223372036854775807 + 0 → 9223372036854775807
            9223372036854775806 + 2 → E351
            -9223372036854775807 - 2 → E351
            5000000000 * 5000000000 → E351
            17 / 0 → E352
            17 % 0 → E352
            """#, count: 16)
    }

    @Test func `comparisons`() {
        Self.compare(
            #"""
            4 == 4.0 → true
            4 != 5 → true
            'ab' == 'ab' → true
            'ab' == 'aB' → false
            true == true → true
            [] == [] → true
            [1, [2]] == [1, [2]] → true
            [1, 2] == [1] → false
            [1, 2] != [2, 1] → true
            {'a': 1} == {'a': 1.0} → true
            {'a': 1} == {'b': 1} → false
            {'a': 1} != {'a': 2} → true
            3 < 4 → true
            4 < 4 → false
            4 <= 4 → true
            -1 > -2 → true
            0.3 >= 0.30 → true
            '' < 'a' → true
            'B' < 'a' → true
            'ab' < 'abc' → true
            'z' > 'đ' → false
            3 == 'a' → E322
            3 < 'a' → E322
            [1] < [2] → E322
            5 in [4, 5] → true
            5 in [] → false
            'a' in ['b', 'c'] → false
            'k' in {'k': 0} → true
            'v' in {'k': 0} → false
            !(5 in [4]) → true
            1 + 1 == 2 && 2 * 3 == 6 → true
            date('2024-05-01') == date('2024-05-01') → true
            date('2024-05-01') < date('2023-12-31') → false
            duration('61s') > duration('1m') → true
            duration('60s') == duration('1m') → true
            """#, count: 35)
    }

    @Test func `logic`() {
        Self.compare(
            #"""
            true ? 'a' : 'b' → "a"
            3 > 4 ? 1 : 3 < 4 ? 2 : 3 → 2
            1 / 0 == 1 ? 1 : 2 → E352
            true ? 1 : 1 / 0 → 1
            'a' ? 1 : 2 → E326
            false && 1 / 0 == 1 → false
            1 / 0 == 1 && false → false
            true && 1 / 0 == 1 → E352
            1 / 0 == 1 && true → E352
            true || 1 / 0 == 1 → true
            1 / 0 == 1 || true → true
            false || 1 / 0 == 1 → E352
            1 / 0 == 1 || false → E352
            !!true → true
            !1 → E322
            1 || true → E322
            true || false && false → true
            (true || false) && false → false
            """#, count: 18)
    }

    @Test func `macros of one variable`() {
        Self.compare(
            #"""
            [3, 4].all(x, x > 2) → true
            [3, 4].all(x, x > 3) → false
            [].all(x, false) → true
            [1, 0].all(x, 6 / x < 6) → false
            [3, 0].all(x, 6 / x < 6) → E352
            {'a': 1}.all(k, k == 'a') → true
            [3, 4].exists(x, x > 3) → true
            [3, 4].exists(x, x > 4) → false
            [].exists(x, true) → false
            [0, 3].exists(x, 6 / x == 2) → true
            [0, 3].exists(x, 6 / x == 1) → E352
            [3, 4].exists_one(x, x > 3) → true
            [4, 4].exists_one(x, x > 3) → false
            [].exists_one(x, true) → false
            [3, 0].exists_one(x, 6 / x == 2) → E352
            [3, 4, 5].filter(x, x != 4) → [3,5]
            [].filter(x, true) → []
            [0].filter(x, 6 / x == 1) → E352
            {'a': 1, 'b': 2}.filter(k, k == 'b') → ["b"]
            [3, 4].map(x, x * x) → [9,16]
            [3, 4].map(x, x > 3, x * x) → [16]
            [].map(x, x) → []
            [[1, 2], [3]].map(xs, xs.map(x, x + 1)) → [[2,3],[4]]
            [1, 2].exists(i, 1) → E326
            """#, count: 24)
    }

    @Test func `macros of two variables`() {
        Self.compare(
            #"""
            [5, 7].all(i, x, x == 5 + 2 * i) → true
            [5, 8].all(i, x, x == 5 + 2 * i) → false
            [5, 8].all(i, x, x / i != 3) → E352
            [].all(i, x, false) → true
            {'a': 1, 'b': 2}.all(k, v, v < 3 && k < 'c') → true
            [5, 7].exists(i, x, i + x == 8) → true
            [5, 7].exists(i, x, i == x) → false
            {'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 1) → false
            [5, 7].exists_one(i, x, i < x) → false
            [0, 7].exists_one(i, x, i < x) → true
            [5, 7].transformList(i, x, i * x) → [0,7]
            [5, 7].transformList(i, x, i == 0, x) → [5]
            [].transformList(i, x, x) → []
            [5, 7].transformList(i, x, x / i) → E352
            {'a': 1, 'b': 2}.transformList(k, v, v > 1, k) → ["b"]
            {'a': 'x'}.transformMap(k, v, k + v) → {"a":"ax"}
            {}.transformMap(k, v, v) → {}
            {'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * v) → {"b":4}
            {'a': 0}.transformMap(k, v, 1 / v) → E352
            [5].transformMap(i, x, x) → {"0":5}
            """#, count: 20)
    }

    @Test func `texts`() {
        Self.compare(
            #"""
            size('xã hội') → 6
            ''.size() → 0
            'học tập'.startsWith('học') → true
            'học tập'.startsWith('') → true
            ''.startsWith('h') → false
            'học tập'.endsWith('tập') → true
            'học tập'.endsWith('') → true
            'học tập'.contains('c t') → true
            'học'.contains('') → true
            'học'.contains('oc') → false
            'bình' + ' ' + 'xét' → "bình xét"
            '' + '' → ""
            'thôn 12'.matches('[0-9]+$') → true
            ''.matches('a|b') → false
            'a'.matches('') → true
            'khóm'.matches('kh(ó|o)m') → true
            'lalala'.matches('^(la)*$') → true
            'ấp'.matches('^.p$') → true
            'a'.matches('[') → E332
            'Tổ Dân Phố'.lowerAscii() → "tổ dân phố"
            'tổ'.upperAscii() → "Tổ"
            '\t a\n'.trim() → "a"
            'a'[0] → E334
            """#, count: 23)
    }

    @Test func `lists and maps`() {
        Self.compare(
            #"""
            [7, 8][1] → 8
            [7, 8][1.0] → 8
            [7, 8][2] → E353
            [7, 8][-1] → E353
            [7, 8][0.5] → E357
            ['a'] + ['b'] → ["a","b"]
            [1] + [] → [1]
            {'a': 7}['a'] → 7
            {'a': 7}.a → 7
            {'a': 7}['b'] → E354
            {1: 'x'}[1] → "x"
            {true: 'x'}[true] → "x"
            {'a': {'b': [4, 5]}}.a.b[1] → 5
            has({'a': 7}.a) → true
            has({'a': 7}.b) → false
            {'a': 1, 'a': 2} → E354
            size({'a': 1, 'b': 2}) → 2
            size([[], []]) → 2
            has({'a': 7}) → E330
            """#, count: 19)
    }

    @Test func `conversions, days and durations`() {
        Self.compare(
            #"""
            int('-42') → -42
            int(2.999) → 2
            int(-2.999) → -2
            int('4x') → E343
            int(1e30) → E305
            string(-42) → "-42"
            string(0.125) → "0.125"
            string(false) → "false"
            string('a') → "a"
            int(string(17)) == 17 → true
            string(duration('1h1s')) → "3601s"
            string(date('2024-02-29')) → "2024-02-29"
            date(string(date('2024-02-29'))) == date('2024-02-29') → true
            duration('25h').getHours() → 25
            duration('61m').getMinutes() → 61
            duration('2m').getSeconds() → 120
            duration('1x') → E343
            date('2023-12-31').getFullYear() → 2023
            date('2023-12-31').getMonth() → 11
            date('2023-12-31').getDate() → 31
            date('2023-12-31').getDayOfMonth() → 30
            date('2023-12-31').getDayOfWeek() → 0
            date('2023-12-31').getDayOfYear() → 364
            date('2023-12-31') + duration('24h') == date('2024-01-01') → true
            duration('24h') + date('2023-12-31') == date('2024-01-01') → true
            date('2024-01-01') - duration('24h') == date('2023-12-31') → true
            date('2024-03-01') - date('2024-02-28') == duration('48h') → true
            duration('1h') - duration('90m') == duration('-30m') → true
            date('2024-01-01') + date('2024-01-01') → E322
            date('9999-12-31') + duration('24h') → E351
            date('2023-02-29') → E343
            """#, count: 31)
    }

    @Test func `what the profile leaves out is refused, not misread`() {
        Self.compare(
            #"""
            1u → E307
            null → E307
            b'a' → E307
            type(1) → E323
            dyn(1) → E323
            double(1) → E323
            uint(1) → E323
            bytes('a') → E323
            timestamp('2024-01-01T00:00:00Z') → E323
            false < true → E322
            [1].existsOne(i, x, true) → E323
            [1].all(x, [2].all(x, true)) → E335
            .5 → E304
            1 // one → E310
            duration('1ms') → E343
            -9223372036854775808 → E305
            'abc'.charAt(1) → E323
            'a,b'.split(',') → E323
            optional.none() → E320
            cel.bind(x, 1, x) → E320
            """#, count: 20)
    }
}
