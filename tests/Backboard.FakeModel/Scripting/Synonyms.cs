using System.Collections.Concurrent;

namespace Backboard.FakeModel.Scripting;

/// <summary>Which text's vector stands for a text.</summary>
internal sealed class Synonyms
{
    private readonly ConcurrentDictionary<string, string> _first = new(StringComparer.OrdinalIgnoreCase);

    public void Join(IReadOnlyList<string> texts)
    {
        foreach (var text in texts) _first[text.Trim()] = For(texts[0]);
    }

    public string For(string text) => _first.GetValueOrDefault(text.Trim(), text);

    public void Clear() => _first.Clear();
}
