namespace Backboard.Grains;

/// <summary>
/// The newest events of a thread in memory, so that readers of a running turn need no database, and the bell that
/// wakes those who wait.
/// </summary>
internal sealed class EventTail
{
    private const int Capacity = 256;
    private const int Kept = 64;

    private readonly List<EventEntry> _entries = [];
    private TaskCompletionSource _bell = NewBell();

    /// <summary>Seq of the newest event, or null while it is not known.</summary>
    public long? Head { get; private set; }

    /// <summary>Rings at the next publication or reset. Take it before looking.</summary>
    public Task Bell => _bell.Task;

    public void Publish(ImmutableArray<EventEntry> entries)
    {
        if (entries.IsEmpty)
            return;
        if (Head != entries[0].Seq - 1)
            _entries.Clear();
        _entries.AddRange(entries);
        if (_entries.Count > Capacity)
            _entries.RemoveRange(0, _entries.Count - Kept);
        Head = entries[^1].Seq;
        Ring();
    }

    /// <summary>Starts at a head read from the database, where none is known.</summary>
    public void Seed(long head) => Head ??= head;

    /// <summary>Forgets everything: somebody else writes.</summary>
    public void Reset()
    {
        _entries.Clear();
        Head = null;
        Ring();
    }

    /// <summary>Keeps only what a reader just behind may still need.</summary>
    public void Trim(int kept)
    {
        if (_entries.Count <= kept)
            return;
        _entries.RemoveRange(0, _entries.Count - kept);
        _entries.TrimExcess();
    }

    /// <summary>Some entry tells words that were recalled or cited, which may be deleted elsewhere.</summary>
    public bool HasRecalled => _entries.Exists(Recalls);

    /// <summary>Lets go of such words: who still asks for them reads the rows.</summary>
    public void ForgetRecalled() => _entries.RemoveRange(0, _entries.FindLastIndex(Recalls) + 1);

    /// <summary>True when everything after the seq is in memory.</summary>
    public bool Covers(long after) =>
        Head is { } head && after >= (_entries.Count > 0 ? _entries[0].Seq - 1 : head);

    public ImmutableArray<EventEntry> After(long after, Guid? runId)
    {
        var found = ImmutableArray.CreateBuilder<EventEntry>();
        foreach (var entry in _entries)
            if (entry.Seq > after && (runId is null || entry.RunId == runId))
                found.Add(entry);
        return found.DrainToImmutable();
    }

    public void Ring()
    {
        var bell = _bell;
        _bell = NewBell();
        bell.SetResult();
    }

    private static bool Recalls(EventEntry entry) => !RecalledTexts.Of(entry.Event).IsEmpty || !CitedTexts.Of(entry.Event).IsEmpty;

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
