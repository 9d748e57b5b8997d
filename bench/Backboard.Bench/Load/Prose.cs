using System.Collections.Immutable;
using System.Text;
using Backboard.Abstractions;

namespace Backboard.Bench.Load;

/// <summary>
/// Documents by number, the same in every run: of their words few are common and most are rare, as in what people write (Zipf's law),
/// and nearly half carry no meaning.
/// </summary>
internal static class Prose
{
    public const int ChunksADocument = 400;

    private const int Words = 150_000;
    private const int WordsAChunk = 215;
    private const int WordsASentence = 17;
    private const int WordsAQuestion = 7;
    private const int ChunksASection = 6;
    private const double Grammar = 0.4;

    private static readonly string[] Syllables =
        ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mar", "nel", "or", "pe", "quin", "ras", "sil", "tor", "ul", "vey", "wen", "zan"];

    private static readonly string[] Empty =
        ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "are", "as", "with", "they", "be", "at", "from", "this"];

    private static readonly string[] Full = [.. Enumerable.Range(Syllables.Length, Words).Select(NameOf)];

    public static Guid IdOf(int document) => new(document, 0, 0, new byte[8]);

    public static ImmutableArray<DocumentChunk> ChunksOf(int document, int count) =>
        [.. Enumerable.Range(0, count).Select(ordinal => ChunkOf(document, ordinal))];

    /// <summary>Asks for a chunk in some of its own words.</summary>
    public static string QuestionOf(int document, int ordinal)
    {
        var words = ChunkOf(document, ordinal).Text.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries).Except(Empty).ToArray();
        var random = new Random(ordinal);
        return $"What is known of {string.Join(" and ", random.GetItems(words, WordsAQuestion))}?";
    }

    private static DocumentChunk ChunkOf(int document, int ordinal)
    {
        var random = new Random((document * ChunksADocument) + ordinal);
        var text = new StringBuilder();
        for (var word = 0; word < WordsAChunk; word++)
        {
            if (word > 0) text.Append(word % WordsASentence == 0 ? ". " : " ");
            text.Append(random.NextDouble() < Grammar ? Empty[random.Next(Empty.Length)] : Full[Rank(random)]);
        }

        var (section, length) = (ordinal / ChunksASection, text.Length);
        return new DocumentChunk(ordinal, ordinal * length, text.ToString(), length / 4, Page: null, $"Report {document} › {Full[section]} {Full[document]}");
    }

    /// <summary>A word of twice the rank is half as likely.</summary>
    private static int Rank(Random random) => (int)Math.Pow(Words, random.NextDouble()) - 1;

    private static string NameOf(int number)
    {
        var name = new StringBuilder();
        for (var rest = number; rest > 0; rest /= Syllables.Length) name.Append(Syllables[rest % Syllables.Length]);
        return name.ToString();
    }
}
