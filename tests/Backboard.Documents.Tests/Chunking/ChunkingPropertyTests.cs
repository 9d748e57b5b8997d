using System.Text;
using Backboard.Memory.Chunking;

namespace Backboard.Documents.Tests.Chunking;

/// <summary>Texts of every shape, and what must hold for all of them.</summary>
public sealed class ChunkingPropertyTests
{
    private static readonly string[] Words =
        ["a", "the", "of", "Mr.", "e.g.", "word", "longer-word", "3.14", "übermäßig", "東京は日本の首都です。", "слово", "😀😀😀", "👩‍👩‍👧", "x\u0000y", "\uD83D", "\uDC00", "end.", "Why?", "\"So!\"", "…"];

    private static readonly string[] Gaps = [" ", " ", " ", " ", "  ", "\n", "\n", "\r\n", "\r", "\n\n", "\n\n\n\n", "\t", "\u2028", "\f"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Nightly.Rounds(everyTime: 60, nightly: 2_000))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Passages_are_exact_and_cover_a_generated_text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        List<DocumentChunk> chunks = [];
        var writer = new DocumentWriter(portion =>
        {
            text.Append(portion.Text);
            chunks.AddRange(portion.Chunks);
            Assert.All(portion.Chunks, chunk => Assert.InRange(chunk.Start + chunk.Length, 1, text.Length));
            Assert.InRange(portion.Text.Length, 0, 80_000);
        });
        for (var i = random.Next(1, 200); i > 0; i--) WriteSomething(writer, random);
        writer.End();

        Passages.Check(new Reading(text.ToString(), chunks, writer.Summary, null, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Passages_of_running_text_are_neither_small_nor_large(int seed)
    {
        var reading = Reading.Of("txt", string.Join("\n\n", Enumerable.Range(0, 200).Select(paragraph => new SampleProse(seed + paragraph).Paragraph((paragraph % 17) + 1))));

        Passages.Check(reading);
        Assert.All(reading.Chunks.SkipLast(1), chunk => Assert.InRange(chunk.Tokens, 180, 400));
    }

    [Fact]
    public void Neighbours_share_a_sentence_at_most()
    {
        var reading = Reading.Of("txt", new SampleProse(3).Paragraph(400));

        Assert.All(reading.Chunks.Zip(reading.Chunks.Skip(1)), pair => Assert.InRange(pair.First.Start + pair.First.Length - pair.Second.Start, -2, 160));
    }

    private static void WriteSomething(DocumentWriter writer, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                writer.Heading(random.Next(1, 7), Text(random, random.Next(0, 12)));
                break;
            case 1:
                writer.BeginPage(random.Next(1, 1_000), keepHeadings: random.Next(2) == 0);
                break;
            case 2:
                writer.BeginSheet(Text(random, 2));
                break;
            case 3 or 4 or 5:
                writer.Line(Text(random, random.Next(0, random.Next(2) == 0 ? 20 : 900)));
                break;
            case 6 or 7:
                writer.Verbatim(Text(random, random.Next(0, 300)) + Gaps[random.Next(Gaps.Length)], (Boundary)random.Next(6), isWhole: random.Next(2) == 0);
                break;
            case 8:
                writer.Lines(Text(random, random.Next(0, 200)));
                break;
            case 9:
                writer.Verbatim(new string(random.Next(2) == 0 ? 'x' : ' ', random.Next(0, 40_000)), Boundary.Paragraph, isWhole: true);
                break;
            default:
                writer.Paragraph(Text(random, random.Next(0, 400)));
                break;
        }
    }

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++) text.Append(Words[random.Next(Words.Length)]).Append(Gaps[random.Next(Gaps.Length)]);
        return text.ToString();
    }
}
