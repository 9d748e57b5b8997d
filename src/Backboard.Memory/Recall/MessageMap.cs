namespace Backboard.Memory.Recall;

/// <summary>Which entries come from which message, so that what was said before and after an entry is found.</summary>
internal sealed class MessageMap
{
    private const int None = -1;

    private readonly Dictionary<(Guid Thread, long Seq), int> _first = [];
    private int[] _next = [];

    public void Add(int slot, MemorySource source)
    {
        if (slot >= _next.Length) Array.Resize(ref _next, Math.Max(64, (slot + 1) * 3 / 2));
        var key = (source.ThreadId, source.MessageSeq);
        _next[slot] = _first.GetValueOrDefault(key, None);
        _first[key] = slot;
    }

    public void Remove(int slot, MemorySource source)
    {
        var key = (source.ThreadId, source.MessageSeq);
        if (!_first.TryGetValue(key, out var at)) return;
        if (at == slot)
        {
            if (_next[slot] == None) _first.Remove(key);
            else _first[key] = _next[slot];
            return;
        }

        while (_next[at] != slot) at = _next[at];
        _next[at] = _next[slot];
    }

    /// <summary>The slots of one message.</summary>
    public Slots Of(Guid thread, long seq) => new(_next, _first.GetValueOrDefault((thread, seq), None));

    internal ref struct Slots(int[] next, int first)
    {
        private int _coming = first;

        public int Current { get; private set; }

        public readonly Slots GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_coming == None) return false;
            Current = _coming;
            _coming = next[_coming];
            return true;
        }
    }
}
