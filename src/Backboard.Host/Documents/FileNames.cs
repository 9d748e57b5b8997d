using System.Text;

namespace Backboard.Host;

/// <summary>The name a client gave a file: for people, never a path of ours.</summary>
internal static class FileNames
{
    private const int MaxChars = 255;

    /// <summary>Its last segment, without what no name should hold.</summary>
    public static Result<string> Clean(string given)
    {
        var path = Unescape(given);
        var name = Visible(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]).Trim();
        return name is not ("" or "." or "..") && name.Length <= MaxChars
            ? name
            : Error.Invalid($"A file needs a name of 1 to {MaxChars} characters", "bad_filename");
    }

    /// <summary>Clients escape quotes in either way, and line ends in the second; a backslash before anything else is a folder's.</summary>
    private static string Unescape(string given) => given.Replace("\\\"", "\"").Replace("%22", "\"").Replace("%0D", "").Replace("%0A", "");

    /// <summary>Half a surrogate pair becomes U+FFFD.</summary>
    private static string Visible(string segment)
    {
        var name = new StringBuilder(segment.Length);
        foreach (var rune in segment.EnumerateRunes())
            if (!IsHidden(rune))
                name.Append(rune);
        return name.ToString();
    }

    /// <summary>Controls, line ends, and marks of direction, by which one name can look like another.</summary>
    private static bool IsHidden(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0x2028 or 0x2029 or 0x061C or 0x200E or 0x200F or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
