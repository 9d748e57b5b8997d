using System.Text;

namespace Backboard.Documents.Tests.Formats;

public sealed class PlainTextTests
{
    private const string Words = "Größe und Maß: 20 €, façade, naïve.\nZweite Zeile.\n";

    [Fact]
    public void Headings_are_lines_that_look_like_one()
    {
        var body = new SampleProse(1).Paragraph();
        var reading = Reading.Of("txt", $"REPORT\n\n{body}\n\n2.1 Costs of repair\n\n{body}\n\nSummary\n-------\n{body}\n\nNo heading, as it ends with a stop.\n\n{body}\n");

        Assert.Equal(["REPORT", "REPORT › 2.1 Costs of repair", "REPORT › Summary"], reading.Chunks.Select(chunk => chunk.Heading).Distinct());
    }

    [Fact]
    public void Lines_of_a_log_are_cut_between_lines()
    {
        var reading = Reading.Of("txt", string.Concat(Enumerable.Range(0, 900).Select(number => $"2024-01-01 10:{number % 60:D2} worker {number} did something of no interest\n")));

        Passages.Check(reading);
        Assert.All(reading.Chunks, chunk => Assert.Matches(@"\A2024-.* interest\z", chunk.Text.Replace('\n', ' ')));
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Words) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Words)] },
        { "UTF-16", Encoding.Unicode.GetBytes(Words) },
        { "UTF-16 with a mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)] },
        { "UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(Words) },
        { "UTF-16, big end first, with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Words)] },
        { "UTF-32 with a mark", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Words)] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Words) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_are_found_out(string name, byte[] bytes)
    {
        Assert.Equal(Words, Reading.Of("txt", bytes).Text);
        Assert.Null(Sniffer.Objection("txt", bytes));
        Assert.NotEmpty(name);
    }

    [Fact]
    public void A_wrong_byte_in_a_long_text_is_a_slip()
    {
        var reading = Reading.Of("txt", [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Größe ", 50))), 0xFF, .. "end"u8]);

        Assert.EndsWith("Größe \uFFFDend", reading.Text);
    }

    [Fact]
    public void A_character_that_lies_across_buffers_is_whole()
    {
        var text = new string('a', 65_535) + "é東😀" + new string('b', 65_530) + "é";

        Assert.Equal(text, Reading.Of("txt", text).Text);
    }

    [Fact]
    public void A_page_says_itself_how_it_is_encoded()
    {
        var page = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes("<html><meta charset=\"koi8-r\"><p>Привет, мир</p>");

        Assert.Equal("Привет, мир", Reading.Of("html", page).Text);
    }
}
