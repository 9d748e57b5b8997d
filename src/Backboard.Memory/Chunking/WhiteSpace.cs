namespace Backboard.Memory.Chunking;

internal static class WhiteSpace
{
    /// <summary>One space for each run of white space, none at the ends.</summary>
    public static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
