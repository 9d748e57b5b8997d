using System.Text;

namespace Backboard.Documents.Tests.Formats;

public sealed class SnifferTests
{
    private static readonly SampleSection Section = new("Heading", "Words.");

    public static TheoryData<string> Types => [.. SampleFiles.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_file_under_its_own_extension_passes(string type) => Assert.Null(Sniffer.Objection(type, SampleFiles.Make(type, Section)));

    [Fact]
    public void A_PDF_may_have_something_before_it() =>
        Assert.Null(Sniffer.Objection("pdf", [.. Encoding.ASCII.GetBytes(new string(' ', 1_000)), .. SampleFiles.Pdf(Section)]));

    [Theory]
    [InlineData("BMW builds cars.")]
    [InlineData("MZ is an abbreviation.")]
    [InlineData("The mark %PDF-1.4 begins a PDF.")]
    [InlineData("PK\nis no zip")]
    [InlineData("GIF89 is a format")]
    public void A_text_may_begin_with_the_letters_of_another_kind(string text) => Assert.Null(Sniffer.Objection("txt", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void An_objection_says_what_it_looks_like_and_what_to_do()
    {
        Assert.Equal("The file is empty.", Sniffer.Objection("txt", []));
        Assert.Equal("The file is named .txt but looks like a PDF file: upload it as .pdf.", Sniffer.Objection("txt", SampleFiles.Pdf(Section)));
        Assert.Equal(
            "The file is named .docx but is an old Office file, or one with a password: save it as .docx without a password and upload that.",
            Sniffer.Objection("docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal("The file is named .doc but looks like a zip or Office file: if it is one, upload it as .docx.", Sniffer.Objection("doc", SampleFiles.Docx(Section)));
        Assert.Equal("The file is named .pdf but is none: it may be damaged, or something else that was renamed.", Sniffer.Objection("pdf", "words"u8.ToArray()));
        Assert.Equal("The file is named .md but holds binary data: upload a text file, as UTF-8.", Sniffer.Objection("md", [1, 0, 0, 2, 0, 0]));
    }
}
