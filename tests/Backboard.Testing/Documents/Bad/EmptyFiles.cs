using System.Text;

namespace Backboard.Testing;

/// <summary>Nothing, or nothing to read.</summary>
internal static class EmptyFiles
{
    private const string HiddenPage = "<html><head><title></title><script>var a = 'text';</script></head><body><style>p { color: red }</style></body></html>";

    public static IEnumerable<BadFile> All()
    {
        foreach (var type in SampleFiles.Types)
            yield return new BadFile($"nothing.{type}", "zero bytes", BadFileEnd.Refused, () => []);
        foreach (var type in (string[])["txt", "md", "csv", "py", "c"])
            yield return Failed($"blank.{type}", "white space", () => Encoding.UTF8.GetBytes(new string('\n', 50)));
        yield return Failed("hidden.html", "no text", () => Encoding.UTF8.GetBytes(HiddenPage));
        yield return Failed("empty.json", "no text", () => "[]"u8.ToArray());
        yield return Failed("empty.xml", "no text", () => "<a/>"u8.ToArray());
        yield return Failed("empty.docx", "no text", () => SampleFiles.Docx(new SampleSection("")));
        yield return Failed("empty.pptx", "no text", () => SampleFiles.Pptx(new SampleSection("")));
        foreach (var pages in (int[])[1, 2, 40])
            yield return Failed($"scanned-{pages}.pdf", "a PDF without text", () => SampleFiles.Pdf([.. Enumerable.Repeat(new SampleSection(""), pages)]));
    }

    private static BadFile Failed(string name, string kind, Func<byte[]> make) => new(name, kind, BadFileEnd.Failed, make);
}
