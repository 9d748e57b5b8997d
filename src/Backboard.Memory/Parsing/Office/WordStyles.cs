using DocumentFormat.OpenXml.Wordprocessing;

namespace Backboard.Memory.Parsing.Office;

/// <summary>Which styles of a Word file are headings.</summary>
internal sealed class WordStyles
{
    /// <summary>Levels of headings; what Word calls level 10 is running text.</summary>
    public const int Deepest = 9;

    private const int LongestChain = 16;

    private readonly Dictionary<string, Style> _styles = [];

    public static WordStyles Of(Styles? styles)
    {
        var all = new WordStyles();
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id) all._styles[id] = style;
        }

        return all;
    }

    /// <summary>From 1; null for a style that is no heading.</summary>
    public int? LevelOf(string? id)
    {
        for (var i = 0; i < LongestChain && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline) return outline + 1;
            if (NamedLevel(style.StyleName?.Val?.Value) is { } level) return level;
            id = style.BasedOn?.Val?.Value;
        }

        return NamedLevel(id);
    }

    private static int? NamedLevel(string? name)
    {
        if (name is null) return null;
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) return 1;
        return name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan("heading".Length).Trim(), out var level) ? level : null;
    }
}
