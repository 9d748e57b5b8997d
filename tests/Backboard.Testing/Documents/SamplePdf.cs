using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Backboard.Testing;

/// <summary>
/// Writes PDF 1.4 (ISO 32000-1, 7.5): Helvetica for Latin text, else a composite font whose codes are UTF-16 units. A page is as
/// tall as its text.
/// </summary>
internal static class SamplePdf
{
    private const int FirstPageObject = 7;
    private const int LineHeight = 14;
    private const int Margin = 56;
    private const int A4Height = 842;
    private const int CharactersPerLine = 88;

    // Maps every code of the composite font to itself.
    private const string ToUnicode = """
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Units def /CMapType 2 def
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange
        endcmap end end
        """;

    public static byte[] Write(IReadOnlyList<SampleSection> pages)
    {
        var file = Begin(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var (content, height) = Content(pages[i]);
            AddPage(file, i, height, Deflate(content), "/FlateDecode");
        }

        return file.End("/Root 1 0 R");
    }

    /// <summary>One page with this as its content.</summary>
    /// <param name="filter">How it is packed.</param>
    public static byte[] WithContent(byte[] content, string filter)
    {
        var file = Begin(1);
        AddPage(file, 0, A4Height, content, filter);
        return file.End("/Root 1 0 R");
    }

    /// <summary>A page that opens with a password only, and with none that anybody knows.</summary>
    public static byte[] Encrypted(Random random, int version, int revision, int bits)
    {
        var file = Begin(1);
        AddPage(file, 0, A4Height, Deflate(Content(new SampleSection("Secret")).Content), "/FlateDecode");
        var filters = version < 4 ? "" : "/CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF";
        file.Add(FirstPageObject + 2, $"<< /Filter /Standard /V {version} /R {revision} /Length {bits} /P -44 /O <{Hex(32)}> /U <{Hex(32)}> {filters} >>");
        return file.End($"/Root 1 0 R /Encrypt {FirstPageObject + 2} 0 R /ID [<{Hex(16)}> <{Hex(16)}>]");

        string Hex(int length)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            return Convert.ToHexString(bytes);
        }
    }

    private static PdfObjects Begin(int pages)
    {
        var file = new PdfObjects();
        file.Add(1, "<< /Type /Catalog /Pages 2 0 R >>");
        var kids = string.Join(' ', Enumerable.Range(0, pages).Select(index => $"{FirstPageObject + (2 * index)} 0 R"));
        file.Add(2, $"<< /Type /Pages /Count {pages} /Kids [{kids}] >>");
        file.Add(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        file.Add(4, "<< /Type /Font /Subtype /Type0 /BaseFont /Units /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>");
        file.Add(5, """
            << /Type /Font /Subtype /CIDFontType2 /BaseFont /Units /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
            """);
        file.AddStream(6, "", Encoding.ASCII.GetBytes(ToUnicode));
        return file;
    }

    private static void AddPage(PdfObjects file, int index, int height, byte[] content, string filter)
    {
        var number = FirstPageObject + (2 * index);
        file.Add(number, $"""
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {height}] /Contents {number + 1} 0 R
            /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>
            """);
        file.AddStream(number + 1, $"/Filter {filter}", content);
    }

    private static (byte[] Content, int Height) Content(SampleSection page)
    {
        List<string> lines = [page.Heading, ""];
        foreach (var paragraph in page.Paragraphs) lines.AddRange([.. Wrap(paragraph), ""]);
        lines.AddRange(page.Table.Select(row => string.Join("    ", row)));
        var height = Math.Max(A4Height, (2 * Margin) + (lines.Count * LineHeight));
        var text = new StringBuilder("BT\n");
        for (var i = 0; i < lines.Count; i++)
        {
            var isLatin = lines[i].All(char.IsAscii);
            text.Append(CultureInfo.InvariantCulture, $"/{(isLatin ? "F1" : "F2")} {(i == 0 ? 16 : 11)} Tf 1 0 0 1 {Margin} {height - Margin - (i * LineHeight)} Tm ")
                .Append(isLatin ? Literal(lines[i]) : Units(lines[i])).Append(" Tj\n");
        }

        return (Encoding.ASCII.GetBytes(text.Append("ET\n").ToString()), height);
    }

    private static string Literal(string line) => $"({line.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)")})";

    private static string Units(string line) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line))}>";

    private static IEnumerable<string> Wrap(string paragraph)
    {
        var line = new StringBuilder();
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= CharactersPerLine)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest)) zlib.Write(content);
        return output.ToArray();
    }
}
