namespace Backboard.Grains;

/// <summary>Finds what a model quotes in the passage it quotes from.</summary>
internal static class PassageQuote
{
    /// <summary>Place in the passage's text; null where it does not say so.</summary>
    public static (int Start, int Length)? Find(Passage passage, string words)
    {
        var text = FoldedText.Of(passage.Chunk.Text);
        // Some repeat what stands before each line as it is shown, some escape quotation marks as in JSON.
        return text.Find(words)
            ?? text.Find(words.Replace("\n" + PassageText.LinePrefix, "\n", StringComparison.Ordinal))
            ?? text.Find(words.Replace("\\\"", "\"", StringComparison.Ordinal));
    }
}
