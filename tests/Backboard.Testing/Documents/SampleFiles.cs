using System.Collections.Immutable;
using System.Text;

namespace Backboard.Testing;

/// <summary>Makes a file of any readable type from headings and paragraphs: the same sections always give the same bytes.</summary>
public static class SampleFiles
{
    private static readonly ImmutableArray<string> CodeTypes =
        ["py", "js", "ts", "jsx", "tsx", "css", "cpp", "c", "h", "java", "go", "rs", "rb", "php", "sql"];

    /// <summary>Every type that can be read, as extensions without the dot.</summary>
    public static ImmutableArray<string> Types { get; } =
        ["pdf", "docx", "pptx", "xlsx", "txt", "csv", "md", "markdown", "json", "jsonl", "xml", "html", .. CodeTypes];

    /// <summary>A file of this type, one page, sheet, slide, chapter or function per section.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="Types"/>.</exception>
    public static byte[] Make(string type, params IReadOnlyList<SampleSection> sections) => type switch
    {
        "pdf" => Pdf(sections),
        "docx" => Docx(sections),
        "pptx" => Pptx(sections),
        "xlsx" => Xlsx(sections),
        "txt" => Utf8(SampleText.Plain(sections)),
        "md" or "markdown" => Utf8(SampleText.Markdown(sections)),
        "html" => Utf8(SampleText.Html(sections)),
        "csv" => Utf8(SampleRecords.Csv(sections)),
        "json" => Utf8(SampleRecords.Json(sections)),
        "jsonl" => Utf8(SampleRecords.JsonLines(sections)),
        "xml" => Utf8(SampleRecords.Xml(sections)),
        _ when CodeTypes.Contains(type) => Utf8(SampleCode.Write(type, sections)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no type that can be read"),
    };

    /// <summary>A PDF with real text, one page per section however much it holds; 1,000 pages take a few milliseconds.</summary>
    public static byte[] Pdf(params IReadOnlyList<SampleSection> pages) => SamplePdf.Write(pages);

    /// <summary>A Word file: Heading 1, paragraphs, tables.</summary>
    public static byte[] Docx(params IReadOnlyList<SampleSection> chapters) => SampleDocx.Write(chapters);

    /// <summary>A PowerPoint file: a title and bullets on each slide.</summary>
    public static byte[] Pptx(params IReadOnlyList<SampleSection> slides) => SamplePptx.Write(slides);

    /// <summary>
    /// An Excel file: a sheet per section; its table where it has one, below its paragraphs as single cells, else the
    /// paragraphs as rows under the header <c>No</c>, <c>Text</c>.
    /// </summary>
    public static byte[] Xlsx(params IReadOnlyList<SampleSection> sheets) => SampleXlsx.Write(sheets);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
