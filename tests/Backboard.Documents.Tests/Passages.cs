namespace Backboard.Documents.Tests;

/// <summary>What must hold for the passages of any document.</summary>
internal static class Passages
{
    private const int Most = 400;

    public static void Check(Reading reading)
    {
        Assert.Null(reading.Reason);
        Assert.DoesNotContain('\0', reading.Text);
        Assert.DoesNotContain('\r', reading.Text);
        AssertWholeCharacters(reading.Text);
        var (end, start) = (0, -1);
        for (var i = 0; i < reading.Chunks.Count; i++)
        {
            var chunk = reading.Chunks[i];
            Assert.Equal(i, chunk.Ordinal);
            Assert.Equal(reading.Text.Substring(chunk.Start, chunk.Length), chunk.Text);
            Assert.Equal(chunk.Text.Trim(), chunk.Text);
            AssertWholeCharacters(chunk.Text);
            Assert.InRange(chunk.Tokens, 1, Most);
            Assert.True(chunk.Start > start, $"passage {i} does not begin after the one before");
            if (chunk.Start > end) Assert.True(string.IsNullOrWhiteSpace(reading.Text[end..chunk.Start]), $"words before passage {i} are in none");
            (start, end) = (chunk.Start, Math.Max(end, chunk.Start + chunk.Length));
        }

        Assert.True(string.IsNullOrWhiteSpace(reading.Text[end..]), "the last words are in no passage");
        Assert.InRange(reading.Summary.Length, 0, 1_000);
    }

    private static void AssertWholeCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            Assert.True(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]), $"half a character at {i}");
            i++;
        }
    }
}
