import RuleBulk
import Testing

struct TextPoolTests {
    @Test func `a text keeps its number, and the others have theirs for one batch`() {
        var pool = TextPool(room: 2)
        let kept = ["a", "b"].map { pool.number(of: $0) }
        #expect(kept == [0, 1])
        let spare = ["c", "d", "c"].compactMap { pool.number(of: $0) }
        #expect(spare[0] == spare[2] && spare[0] != spare[1])
        #expect(spare.map { pool.text($0) } == ["c", "d", "c"])
        pool.forgetSpare()
        #expect(["b", "a", "b"].map { pool.number(of: $0) } == [1, 0, 1])
        let next = pool.number(of: "e")
        #expect(next == spare[0] && next.map { pool.text($0) } == "e")
        #expect(pool.text(0) == "a")
    }

    @Test func `a long text does not keep its number`() {
        var pool = TextPool()
        let long = String(repeating: "x", count: 300)
        let number = pool.number(of: long)
        #expect(number.map { pool.text($0) } == long)
        #expect(pool.number(of: "x") == 0)
        pool.forgetSpare()
        #expect(pool.number(of: "y") == 1)
        #expect(pool.number(of: String(repeating: "y", count: 300)) == number)
    }
}
