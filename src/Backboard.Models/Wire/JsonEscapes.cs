using System.Globalization;

namespace Backboard.Models.Wire;

/// <summary>Makes the escapes in JSON text harmless: U+0000 and halves of surrogate pairs become U+FFFD. The text stays JSON.</summary>
internal static class JsonEscapes
{
    private const string Replacement = "\\ufffd";

    public static string Clean(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal)) return json;
        var clean = json.ToCharArray();
        for (var i = 0; i < clean.Length - 1; i++)
        {
            if (clean[i] != '\\') continue;
            if (Unit(clean, i) is not { } unit)
            {
                i++;
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && Unit(clean, i + 6) is { } low && char.IsLowSurrogate(low);
            if (!isPair && (unit == '\0' || char.IsSurrogate(unit))) Replacement.CopyTo(clean.AsSpan(i));
            i += isPair ? 11 : 5;
        }

        return new string(clean);
    }

    private static char? Unit(ReadOnlySpan<char> text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
