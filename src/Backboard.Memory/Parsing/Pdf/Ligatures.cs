namespace Backboard.Memory.Parsing.Pdf;

/// <summary>Letters that printers draw as one, as the letters they are.</summary>
internal static class Ligatures
{
    private const char First = '\uFB00';
    private const char Last = '\uFB06';

    private static readonly string[] Letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    public static string Resolve(string word) => word.AsSpan().ContainsAnyInRange(First, Last)
        ? string.Concat(word.Select(letter => letter is >= First and <= Last ? Letters[letter - First] : letter.ToString()))
        : word;
}
