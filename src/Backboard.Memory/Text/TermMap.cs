using System.Runtime.InteropServices;

namespace Backboard.Memory.Text;

/// <summary>Gives some of a vocabulary's terms places from 0, in the order they come. Looked up by array; emptied in the time it took to fill.</summary>
internal sealed class TermMap
{
    public const int None = -1;

    private const int Bits = 64;

    private readonly List<int> _terms = [];
    private int[] _places = [];

    // Most terms that are asked for have no place, and a bit of each fits where it is read fast.
    private ulong[] _have = [];

    /// <summary>The terms by place.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(_terms);

    /// <summary>The place of a term; <see cref="None"/> where it has none.</summary>
    public int Find(int term) => Has(term) ? _places[term] : None;

    /// <summary>The place of a term, the next one where it had none.</summary>
    public int Add(int term)
    {
        if (Has(term)) return _places[term];
        if (term >= _places.Length)
        {
            Array.Resize(ref _places, Math.Max(256, (term + 1) * 3 / 2));
            Array.Resize(ref _have, (_places.Length / Bits) + 1);
        }

        _have[term / Bits] |= 1UL << (term % Bits);
        _terms.Add(term);
        return _places[term] = _terms.Count - 1;
    }

    public void Clear()
    {
        foreach (var term in Terms) _have[term / Bits] = 0;
        _terms.Clear();
    }

    private bool Has(int term) => (uint)term / Bits is var at && at < (uint)_have.Length && (_have[at] >> (term % Bits) & 1) != 0;
}
