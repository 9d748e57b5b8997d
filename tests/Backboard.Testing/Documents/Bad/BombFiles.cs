using System.IO.Compression;
using System.Text;

namespace Backboard.Testing;

/// <summary>Small files that would become large, deep or many.</summary>
internal static class BombFiles
{
    private const int Unpacked = 40 << 20;
    private const int TooManyParts = 10_001;
    private const int TooManyPages = 10_000;
    private const int TooDeep = 10_000;

    private const string Laughs = """
        <?xml version="1.0"?>
        <!DOCTYPE a [<!ENTITY b "ha ha ha ha ha ha ha ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
        <a>&e;</a>
        """;

    private const string Outside = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "*">]><a>&b;</a>""";

    public static IEnumerable<BadFile> All()
    {
        foreach (var type in (string[])["docx", "xlsx", "pptx"])
        {
            yield return Failed($"bomb.{type}", "a zip bomb", () => OfficeZip.With(type, "bomb.xml", Zeros()));
            yield return Failed($"lying-bomb.{type}", "a zip bomb that lies about its size", () => OfficeZip.Lying(SampleFiles.Make(type, new SampleSection("Heading", "Text."))));
            yield return Failed($"parts.{type}", "too many parts", () => OfficeZip.WithMany(type, TooManyParts));
            yield return Failed($"laughs.{type}", "XML entities", () => OfficeZip.Replacing(type, Encoding.UTF8.GetBytes(Laughs)));
            yield return Failed($"outside.{type}", "XML entities", () => OfficeZip.Replacing(type, Outsiders("file:///etc/passwd")));
        }

        yield return Failed("laughs.xml", "XML entities", () => Encoding.UTF8.GetBytes(Laughs));
        foreach (var (index, target) in ((string[])["file:///etc/passwd", "http://127.0.0.1:9/", "/dev/zero", "file:///proc/self/environ"]).Index())
            yield return Failed($"outside-{index}.xml", "XML entities", () => Outsiders(target));
        yield return Failed("quadratic.xml", "XML entities", Quadratic);
        yield return Failed("deep.xml", "nested too deep", () => Nested("<a>", "</a>"));
        yield return Failed("deep.json", "nested too deep", () => Nested("[", "]"));
        yield return Failed("deep.jsonl", "nested too deep", () => Nested("{\"a\":", "}"));
        yield return Failed("spaces.pdf", "a Flate bomb", () => SamplePdf.WithContent(Zlib(Spaces()), "/FlateDecode"));
        yield return Failed("spaces-twice.pdf", "a Flate bomb in a Flate bomb", () => SamplePdf.WithContent(Zlib(Zlib(Spaces())), "[/FlateDecode /FlateDecode]"));
        yield return Failed("pages.pdf", "10,000 pages", () => SampleFiles.Pdf([.. Enumerable.Repeat(new SampleSection("Page"), TooManyPages)]));
        yield return Failed("quote.csv", "a quotation mark that is never closed", () => Encoding.UTF8.GetBytes("a,b\n\"" + new SampleProse(3).Paragraph(20_000)));
    }

    private static BadFile Failed(string name, string kind, Func<byte[]> make) => new(name, kind, BadFileEnd.Failed, make);

    private static byte[] Zeros() => new byte[Unpacked];

    private static byte[] Spaces()
    {
        var bytes = Zeros();
        bytes.AsSpan().Fill((byte)' ');
        return bytes;
    }

    private static byte[] Outsiders(string target) => Encoding.UTF8.GetBytes(Outside.Replace("*", target));

    private static byte[] Quadratic() => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE a [<!ENTITY b \"{new string('x', 50_000)}\">]><a>{string.Concat(Enumerable.Repeat("&b;", 20_000))}</a>");

    private static byte[] Nested(string open, string close) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, TooDeep)) + "1" + string.Concat(Enumerable.Repeat(close, TooDeep)));

    private static byte[] Zlib(byte[] content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal)) zlib.Write(content);
        return output.ToArray();
    }
}
