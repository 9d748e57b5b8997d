namespace Backboard.Models.Embeddings;

/// <summary>Cuts texts to what embedding models take, and their list to what one request does.</summary>
internal static class EmbeddingBatches
{
    private const int MostTexts = 256;

    // Models take 8,191 tokens a text and providers 300,000 a request; weights are estimates, so there is room left.
    private const double HeaviestText = 6_000;
    private const double HeaviestBatch = 150_000;

    // An empty text is refused, and with it its whole batch.
    private const string Nothing = "-";

    public static IEnumerable<List<string>> Of(IEnumerable<string> texts)
    {
        List<string> batch = [];
        double weight = 0;
        foreach (var text in texts.Select(Cut))
        {
            var added = TextWeight.Of(text);
            if (batch.Count == MostTexts || (batch.Count > 0 && weight + added > HeaviestBatch))
            {
                yield return batch;
                (batch, weight) = ([], 0);
            }

            batch.Add(text);
            weight += added;
        }

        if (batch.Count > 0) yield return batch;
    }

    private static string Cut(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        for (var weight = TextWeight.Of(text); weight > HeaviestText; weight = TextWeight.Of(text))
        {
            var length = (int)(text.Length * HeaviestText / weight);
            text = text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
        }

        return text;
    }
}
