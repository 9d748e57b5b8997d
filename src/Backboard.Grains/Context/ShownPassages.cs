using System.Globalization;

namespace Backboard.Grains;

/// <summary>The passages that a turn has shown its model, by the ids under which it may cite them: p1, p2, … in the order they were shown.</summary>
/// <param name="tokens">Estimated tokens of text that may be shown.</param>
internal sealed class ShownPassages(int tokens)
{
    private readonly List<Passage> _passages = [];
    private readonly Dictionary<(Guid DocumentId, int Ordinal), string> _ids = [];
    private int _left = tokens;

    public int Count => _passages.Count;

    /// <summary>Something was not shown because there was no room for it.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Names of the files that were quoted, each once, in that order.</summary>
    public ImmutableArray<string> Files => [.. _passages.Select(passage => passage.Filename).Distinct()];

    /// <summary>The id of a passage that was shown already; null for another.</summary>
    public string? IdOf(Passage passage) => _ids.GetValueOrDefault(Key(passage));

    /// <summary>Gives a passage its id; null where there is no room for it. The first one is always shown.</summary>
    public string? Show(Passage passage)
    {
        if (IdOf(passage) is { } known)
            return known;
        if (passage.Chunk.Tokens > _left && Count > 0)
        {
            IsFull = true;
            return null;
        }

        _left -= passage.Chunk.Tokens;
        _passages.Add(passage);
        return _ids[Key(passage)] = $"p{_passages.Count}";
    }

    /// <summary>Makes room for more.</summary>
    public void Extend(int more) => _left = Math.Max(0, _left) + more;

    /// <summary>The passage shown under an id, in any case; null for none.</summary>
    public Passage? Find(string id) =>
        id is ['p' or 'P', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= _passages.Count
            ? _passages[number - 1]
            : null;

    private static (Guid, int) Key(Passage passage) => (passage.DocumentId, passage.Chunk.Ordinal);
}
