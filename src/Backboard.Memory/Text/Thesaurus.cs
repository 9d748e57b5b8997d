using System.Collections.Frozen;

namespace Backboard.Memory.Text;

/// <summary>Terms that mean nearly what another does. General English, the same for every index.</summary>
internal static class Thesaurus
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Near = Build();

    public static ImmutableArray<string> Of(string term) => Near.TryGetValue(term, out var near) ? near : [];

    private static FrozenDictionary<string, ImmutableArray<string>> Build()
    {
        var near = new Dictionary<string, HashSet<string>>();
        foreach (var line in Lines(SynonymTable.Lines))
        {
            var group = Terms(line);
            foreach (var term in group) Add(near, term, group);
        }

        foreach (var line in Lines(CategoryTable.Lines))
        {
            var colon = line.IndexOf(':');
            Add(near, Vocabulary.TermOf(line[..colon]), Terms(line[(colon + 1)..]));
        }

        return near.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Order(StringComparer.Ordinal).ToImmutableArray());
    }

    private static void Add(Dictionary<string, HashSet<string>> near, string term, IEnumerable<string> others)
    {
        if (!near.TryGetValue(term, out var known)) near.Add(term, known = []);
        known.UnionWith(others.Where(other => other != term));
    }

    private static string[] Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Terms(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Vocabulary.TermOf)];
}
