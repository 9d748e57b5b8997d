namespace Backboard.Memory.Recall;

/// <summary>Takes from a ranking what the limits allow, each text once.</summary>
internal sealed class Selection(int limit, int tokenBudget)
{
    private readonly List<Hit> _taken = [];
    private readonly Dictionary<ulong, int> _places = [];
    private int _tokens;

    public IReadOnlyList<Hit> Taken => _taken;

    /// <summary>Takes a hit if there is room. Its double is a memory rather than words that are still pending.</summary>
    public void Offer(Hit hit)
    {
        if (_places.TryGetValue(hit.Entry.Fingerprint, out var place))
        {
            if (!_taken[place].Entry.IsPending || hit.Entry.IsPending) return;
            hit.Score = _taken[place].Score;
            _taken[place] = hit;
            return;
        }

        // Something shorter further down may still fit.
        if (_taken.Count >= limit || _tokens + hit.Entry.Tokens > tokenBudget) return;
        _places.Add(hit.Entry.Fingerprint, _taken.Count);
        _tokens += hit.Entry.Tokens;
        _taken.Add(hit);
    }

    /// <summary>Whether all of these fit together, doubles counted once.</summary>
    public static bool Fits(IEnumerable<Entry> entries, int limit, int tokenBudget)
    {
        var seen = new HashSet<ulong>();
        foreach (var entry in entries)
        {
            if (seen.Add(entry.Fingerprint) && (seen.Count > limit || (tokenBudget -= entry.Tokens) < 0)) return false;
        }

        return true;
    }
}
