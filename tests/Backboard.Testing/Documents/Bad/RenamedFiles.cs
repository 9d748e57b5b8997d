namespace Backboard.Testing;

/// <summary>Files under the wrong extension.</summary>
internal static class RenamedFiles
{
    private static readonly SampleSection Section = new("Heading", "Some words under it.");

    public static IEnumerable<BadFile> All(Random random)
    {
        (string Kind, Func<byte[]> Make)[] binaries =
        [
            Seeded("a PNG image", Magic.Png), Seeded("a JPEG image", Magic.Jpeg), Seeded("a program", Magic.Elf), Seeded("a gzip file", Magic.Gzip),
            Seeded("a SQLite database", Magic.Sqlite), Seeded("noise", Magic.Noise),
        ];
        foreach (var (kind, make) in binaries)
        {
            foreach (var type in (string[])["pdf", "docx", "xlsx", "pptx", "txt", "md", "csv", "c"])
                yield return new BadFile($"renamed.{type}", kind, BadFileEnd.Refused, make);
        }

        foreach (var type in (string[])["docx", "txt", "html", "json"])
            yield return new BadFile($"really-pdf.{type}", "a PDF", BadFileEnd.Refused, () => SampleFiles.Pdf(Section));
        foreach (var type in (string[])["pdf", "doc", "csv", "py", "png"])
            yield return new BadFile($"really-docx.{type}", "a Word file", BadFileEnd.Refused, () => SampleFiles.Docx(Section));
        foreach (var type in (string[])["pdf", "docx", "pptx", "xlsx", "gif"])
            yield return new BadFile($"really-text.{type}", "text", BadFileEnd.Refused, Magic.Text);
        foreach (var (type, real) in ((string, string)[])[("docx", "xlsx"), ("docx", "pptx"), ("xlsx", "docx"), ("xlsx", "pptx"), ("pptx", "docx"), ("pptx", "xlsx")])
            yield return new BadFile($"really-{real}.{type}", "another Office file", BadFileEnd.Failed, () => SampleFiles.Make(real, Section));
        foreach (var type in (string[])["json", "jsonl", "xml"])
            yield return new BadFile($"really-text.{type}", "text", BadFileEnd.Failed, Magic.Text);

        // Each has noise of its own, and the same each time it is made.
        (string, Func<byte[]>) Seeded(string kind, Func<Random, byte[]> make)
        {
            var seed = random.Next();
            return (kind, () => make(new Random(seed)));
        }
    }
}
