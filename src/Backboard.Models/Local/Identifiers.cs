namespace Backboard.Models.Local;

/// <summary>Reads names of code as words: <c>get_stockPrice</c> is "get stock price".</summary>
internal static class Identifiers
{
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !IsBoundary(name, i)) continue;
            var word = name[start..i].Trim('_', '-', '.', ' ', ':', '/');
            if (word.Length > 0) yield return word.ToLowerInvariant();
            start = i;
        }
    }

    private static bool IsBoundary(string name, int at) =>
        !char.IsLetterOrDigit(name[at]) || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));
}
