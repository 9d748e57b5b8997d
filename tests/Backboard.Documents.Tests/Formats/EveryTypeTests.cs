namespace Backboard.Documents.Tests.Formats;

public sealed class EveryTypeTests
{
    private static readonly SampleProse Prose = new(7);

    private static readonly SampleSection[] Sections =
    [
        new("Opening hours", Prose.Paragraph(), "The library closes at a quarter past nine on Thursdays.", Prose.Paragraph()),
        new("Prices", Prose.Paragraph(20), Prose.Paragraph(20), "A yearly card costs 42 crowns.") { Table = [["City", "Fee"], ["Oslo", "17"], ["Rome", "23"]] },
        new("Lost property", Prose.Paragraph(), "Umbrellas are kept for ninety days."),
    ];

    public static TheoryData<string> Types => [.. SampleFiles.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_document_is_cut_into_exact_passages(string type)
    {
        var reading = Reading.Of(type, SampleFiles.Make(type, Sections));

        Passages.Check(reading);
        Assert.All(Sections, section => Assert.Contains(reading.Chunks, chunk => Named(chunk, section)));
        Assert.Contains("Oslo", reading.Text);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_passage_knows_where_it_stands(string type)
    {
        var reading = Reading.Of(type, SampleFiles.Make(type, Sections));

        var chunk = Flat(reading, "A yearly card costs 42 crowns.");
        Assert.Equal(type is "pdf" or "pptx" ? 2 : null, chunk.Page);
        if (type is not ("csv" or "json" or "jsonl")) Assert.True(Named(chunk, Sections[1]), $"it stands under '{chunk.Heading}'");
        Assert.Equal(type is "pdf" or "pptx" or "xlsx" ? 3 : null, reading.Pages);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_summary_is_made_of_the_document_s_own_words(string type)
    {
        var reading = Reading.Of(type, SampleFiles.Make(type, Sections));

        Assert.NotEmpty(reading.Summary);
        Assert.Equal(reading.Summary, Reading.Of(type, SampleFiles.Make(type, Sections)).Summary);
    }

    private static bool Named(DocumentChunk chunk, SampleSection section) =>
        $"{chunk.Heading} {chunk.Text}".Contains(section.Heading, StringComparison.Ordinal)
        || (chunk.Heading ?? "").Contains(section.FunctionName, StringComparison.Ordinal);

    /// <summary>The passage with these words, however their lines were broken.</summary>
    private static DocumentChunk Flat(Reading reading, string words) =>
        reading.Chunks.First(chunk => chunk.Text.Replace('\n', ' ').Contains(words, StringComparison.Ordinal));
}
