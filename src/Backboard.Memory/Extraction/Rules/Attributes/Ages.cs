namespace Backboard.Memory.Extraction.Rules;

/// <summary>Numbers of years, in digits or words.</summary>
internal static class Ages
{
    private static readonly string[] Small =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');

    private static readonly string[] Tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');

    /// <summary>0 when the word is no number.</summary>
    public static int Read(string word)
    {
        if (int.TryParse(word, out var number)) return number;
        if (Array.IndexOf(Small, word) is > 0 and var small) return small;
        var parts = word.Split('-');
        var tens = Array.IndexOf(Tens, parts[0]);
        return tens < 2 ? 0 : (10 * tens) + (parts.Length > 1 ? Math.Max(0, Array.IndexOf(Small, parts[1])) : 0);
    }
}
