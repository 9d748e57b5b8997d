namespace Backboard.Documents.Tests.Chunking;

public sealed class StructureTests
{
    private static readonly SampleProse Prose = new(11);

    [Fact]
    public void A_section_is_a_passage_of_its_own_under_its_path_of_headings()
    {
        var reading = Reading.Of("md", $"# Manual\n\n## Care\n\n{Prose.Paragraph()}\n\n### Washing\n\n{Prose.Paragraph()}\n\n## Repair\n\n{Prose.Paragraph()}\n");

        Assert.Equal(["Manual › Care", "Manual › Care › Washing", "Manual › Repair"], reading.Chunks.Select(chunk => chunk.Heading));
        Assert.StartsWith("# Manual\n\n## Care", reading.Chunks[0].Text);
        Assert.StartsWith("### Washing", reading.Chunks[1].Text);
    }

    [Fact]
    public void Tiny_sections_are_joined_but_never_with_a_heading_above_them()
    {
        var reading = Reading.Of("md", "# One\n\n## A\n\nShort.\n\n## B\n\nShort too.\n\n# Two\n\nAnother.\n");

        Assert.Equal(2, reading.Chunks.Count);
        Assert.Equal("# Two\n\nAnother.", reading.Chunks[1].Text);
    }

    [Fact]
    public void Pages_are_never_joined()
    {
        var reading = Reading.Of("pdf", SampleFiles.Pdf(new("Title"), new("Second", "Two words."), new("Third", "Three more words.")));

        Assert.Equal([1, 2, 3], reading.Chunks.Select(chunk => chunk.Page!.Value));
    }

    [Fact]
    public void Rows_of_a_table_stay_whole()
    {
        string[][] rows = [["Name", "Remark"], .. Enumerable.Range(1, 300).Select(number => (string[])[$"Item {number}", Prose.Sentence()])];
        var reading = Reading.Of("xlsx", SampleFiles.Xlsx(new SampleSection("Stock") { Table = [.. rows.Select(row => row.ToImmutableArray())] }));

        Assert.All(reading.Chunks, chunk => Assert.EndsWith(".", chunk.Text));
        Assert.All(reading.Chunks.Skip(1), chunk => Assert.Matches(@"\AName: Item \d+; Remark: ", chunk.Text));
        Assert.Contains("Name: Item 123; Remark: ", reading.Text);
    }

    [Fact]
    public void A_function_that_fits_is_not_cut()
    {
        var functions = Enumerable.Range(1, 12).Select(number =>
            $"int work{number}(int a)\n{{\n{string.Concat(Enumerable.Range(0, 10 + (number % 5 * 4)).Select(line => $"    a += {line} * {number}; /* step {line} */\n"))}    return a;\n}}\n");
        var reading = Reading.Of("c", $"#include <stdio.h>\n\n{string.Join('\n', functions)}");

        Passages.Check(reading);
        Assert.All(reading.Chunks, chunk => Assert.EndsWith("}", chunk.Text));
        Assert.Equal("work7", reading.ChunkWith("int work7(").Heading is { } heading && heading.StartsWith("work", StringComparison.Ordinal) ? "work7" : "none");
    }

    [Fact]
    public void A_heading_is_never_the_last_line_of_a_passage()
    {
        var reading = Reading.Of("md", string.Concat(Enumerable.Range(1, 40).Select(number => $"## Section {number}\n\n{new SampleProse(number).Paragraph(number % 9 + 1)}\n\n")));

        Assert.All(reading.Chunks, chunk => Assert.DoesNotMatch(@"## Section \d+\z", chunk.Text));
    }
}
