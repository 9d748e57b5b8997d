using System.Runtime.InteropServices;

namespace Backboard.Memory.Text;

/// <summary>Gives some of a vocabulary's terms places from 0, in the order they come. Looked up by array; emptied in the time it took to fill.</summary>
internal sealed class TermMap
{
    public const int None = -1;

    private readonly List<int> _terms = [];
    private int[] _next = [];

    /// <summary>The terms by place.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(_terms);

    /// <summary>The place of a term; <see cref="None"/> where it has none.</summary>
    public int Find(int term) => (uint)term < (uint)_next.Length ? _next[term] - 1 : None;

    /// <summary>The place of a term, the next one where it had none.</summary>
    public int Add(int term)
    {
        if (term >= _next.Length) Array.Resize(ref _next, Math.Max(256, (term + 1) * 3 / 2));
        ref var next = ref _next[term];
        if (next == 0)
        {
            _terms.Add(term);
            next = _terms.Count;
        }

        return next - 1;
    }

    public void Clear()
    {
        foreach (var term in Terms) _next[term] = 0;
        _terms.Clear();
    }
}
