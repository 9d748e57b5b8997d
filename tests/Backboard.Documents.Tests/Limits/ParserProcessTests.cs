using System.Diagnostics;

namespace Backboard.Documents.Tests.Limits;

/// <summary>The server's own parser, started as the server starts it.</summary>
[Collection(Alone.Name)]
public sealed class ParserProcessTests
{
    private const int Pages = 1_000;
    private const long MostGrowth = 64L << 20;

    private static readonly SampleSection[] Sections = [new("First", "Some words."), new("Second", "Größe, 東京 and 😀.")];

    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("pptx")]
    [InlineData("xlsx")]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("c")]
    public async Task A_document_is_read_by_a_process_as_in_this_one(string type)
    {
        var bytes = SampleFiles.Make(type, Sections);
        var here = Reading.Of(type, bytes);

        var there = await Reading.ByProcess(type, bytes);

        Passages.Check(there);
        Assert.Equal(here.Text, there.Text);
        Assert.Equal(here.Chunks, there.Chunks);
        Assert.Equal((here.Summary, here.Pages), (there.Summary, there.Pages));
    }

    [Fact]
    public async Task The_least_memory_that_may_be_set_is_enough_for_small_documents()
    {
        var options = new DocumentOptions { ParserMegabytes = 64 };
        foreach (var type in (string[])["pdf", "docx", "html"]) Passages.Check(await Reading.ByProcess(type, SampleFiles.Make(type, Sections), options));
    }

    [Fact]
    public async Task A_real_file_that_needs_too_much_memory_fails_with_the_reason()
    {
        var page = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p><b><i>a</i></b></p>", 400_000)));

        var reading = await Reading.ByProcess("html", page, new DocumentOptions { ParserMegabytes = 64 });

        Assert.Equal("Reading it needed more than 64 MB of memory: split it into smaller files.", reading.Reason);
    }

    [Fact]
    public async Task A_thousand_pages_are_read_in_time_without_being_held()
    {
        using var folder = new TempFolder();
        var path = folder.Write("long.pdf", SampleFiles.Pdf(new SampleProse(5).Pages(Pages)));
        var before = Memory();
        var highest = before;
        var (pages, characters) = (new HashSet<int>(), 0L);
        var watch = Stopwatch.StartNew();
        await foreach (var piece in Reading.Parser().Parse(path, "pdf", CancellationToken.None))
        {
            if (piece is ParsedPortion { Portion: var portion })
            {
                pages.UnionWith(portion.Chunks.Select(chunk => chunk.Page!.Value));
                characters += portion.Text.Length;
            }

            highest = Math.Max(highest, Environment.WorkingSet);
            if (piece is DocumentUnreadable unreadable) Assert.Fail(unreadable.Reason);
        }

        Assert.Equal(Pages, pages.Count);
        Assert.InRange(characters, 2_000_000, 3_000_000);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.InRange(highest - before, long.MinValue, MostGrowth);
    }

    private static long Memory()
    {
        GC.Collect();
        return Environment.WorkingSet;
    }
}
