using System.Globalization;
using System.Text.RegularExpressions;

namespace Backboard.FakeModel.Scripting;

/// <summary>One <c>[[name:value key:value …]]</c> found in a user message.</summary>
internal sealed partial class Directive
{
    private static readonly HashSet<string> Names =
        ["delay", "words", "echo", "fault", "max_tokens", "tools", "tool", "reasoning", "content_filter", "text", "gate"];

    private readonly Dictionary<string, string> _arguments = [];

    private Directive(string source)
    {
        Source = source;
        var (name, rest) = Cut(source, ':');
        if (name.Contains(' ')) (name, rest) = Cut(source, ' ');
        Name = name;
        Rest = rest;
        // A text is taken whole; everything else is words.
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Value = words.FirstOrDefault() ?? "";
        foreach (var word in words)
        {
            var (key, value) = Cut(word, ':');
            _arguments[key] = value;
        }
    }

    public string Source { get; }

    public string Name { get; }

    public string Value { get; }

    /// <summary>Everything after the name.</summary>
    public string Rest { get; }

    public bool Has(string key) => _arguments.ContainsKey(key);

    public string? Text(string key) => _arguments.GetValueOrDefault(key);

    public int? Number(string key) => Parse(_arguments.GetValueOrDefault(key));

    public int ValueOr(int fallback) => Parse(Value) ?? fallback;

    public static IReadOnlyList<Directive> In(string text) =>
        text.Contains("[[", StringComparison.Ordinal)
            ? [.. Pattern().Matches(text).Select(match => new Directive(match.Groups["inside"].Value.Trim())).Where(d => Names.Contains(d.Name))]
            : [];

    /// <summary>The message without its directives.</summary>
    public static string Strip(string text) => text.Contains("[[", StringComparison.Ordinal)
        ? Pattern().Replace(text, match => Names.Contains(new Directive(match.Groups["inside"].Value.Trim()).Name) ? "" : match.Value).Trim()
        : text.Trim();

    private static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (string Head, string Tail) Cut(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    [GeneratedRegex(@"\[\[(?<inside>.+?)\]\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
