import RuleDiagnostics
import RuleEngine
import RuleModel
import RuleReport
import Testing

struct NumberTextTests {
    @Test(
        arguments: [
            ("82.5", "82,5", "82.5"),
            ("0", "0", "0"),
            ("-3.25", "-3,25", "-3.25"),
            ("1985", "1985", "1985"),
            ("12345", "12.345", "12,345"),
            ("-1234567.5", "-1.234.567,5", "-1,234,567.5"),
            ("20/3", "20/3 (≈ 6,67)", "20/3 (≈ 6.67)"),
            ("-20/3", "-20/3 (≈ -6,67)", "-20/3 (≈ -6.67)"),
            ("1/1024", "1/1024 (≈ 0,001)", "1/1024 (≈ 0.001)"),
        ])
    func `a number is exact in the signs of each language`(text: String, vi: String, en: String) throws {
        let number = try #require(Rational(text))
        #expect(NumberText.text(number) == LocalizedText(vi: vi, en: en))
    }

    @Test(
        arguments: [
            ("38", "40", "38/40 = 95%", "38/40 = 95%"),
            ("39", "40", "39/40 = 97,5%", "39/40 = 97.5%"),
            ("2", "3", "2/3 ≈ 66,67%", "2/3 ≈ 66.67%"),
            ("37.5", "50", "37,5/50 = 75%", "37.5/50 = 75%"),
            ("20/3", "10", "(20/3)/10 ≈ 66,67%", "(20/3)/10 ≈ 66.67%"),
            ("0", "0", "0/0", "0/0"),
        ])
    func `a share shows its parts`(part: String, whole: String, vi: String, en: String) throws {
        let (above, below) = (try #require(Rational(part)), try #require(Rational(whole)))
        #expect(NumberText.share(part: above, whole: below) == LocalizedText(vi: vi, en: en))
    }

    @Test func `a share just below a limit never looks like the limit`() {
        #expect(
            NumberText.share(part: Rational(239_999), whole: Rational(300_000)).vi.hasSuffix("≈ 79,9997%"))
    }

    @Test(arguments: [("0.855", "85,5%"), ("1", "100%"), ("2/3", "2/3 (≈ 66,67%)")])
    func `a percentage is a hundred times the number`(text: String, vi: String) throws {
        #expect(NumberText.percent(try #require(Rational(text))).vi == vi)
    }

    @Test(
        arguments: [
            ("82.5", "82.5", "82,5/100", "82.5/100"),
            ("62.5", "78", "62,5–78 / 100", "62.5–78 / 100"),
            ("20/3", "20/3", "20/3 (≈ 6,67) trên 100", "20/3 (≈ 6.67) out of 100"),
        ])
    func `points stand before their maximum`(least: String, most: String, vi: String, en: String) throws {
        let bounds = Bounds(least: try #require(Rational(least)), most: try #require(Rational(most)))
        #expect(NumberText.points(bounds, of: Rational(100)) == LocalizedText(vi: vi, en: en))
    }
}
