using System.Runtime.InteropServices;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>
/// Counts terms over the fields of a chunk, each occurrence by the weight of its field (BM25F; Robertson, Zaragoza, Taylor 2004).
/// Holds buffers, so one at a time.
/// </summary>
internal sealed class FieldCounts
{
    private readonly TermMap _places = new();
    private readonly List<byte> _counts = [];

    /// <summary>Distinct.</summary>
    public ReadOnlySpan<int> Terms => _places.Terms;

    /// <summary>What each of them counts, in <see cref="PassageWeights.InText"/>ths of an occurrence in the text.</summary>
    public ReadOnlySpan<byte> Counts => CollectionsMarshal.AsSpan(_counts);

    public void Read(PassageEntry entry)
    {
        _places.Clear();
        _counts.Clear();
        Add(entry.Words, PassageWeights.InText);
        Add(entry.Heading, PassageWeights.InHeading);
        Add(entry.Filename, PassageWeights.InFilename);
    }

    private void Add(int[] terms, int weight)
    {
        foreach (var term in terms)
        {
            var place = _places.Add(term);
            if (place == _counts.Count) _counts.Add((byte)weight);
            else _counts[place] = (byte)Math.Min(byte.MaxValue, _counts[place] + weight);
        }
    }
}
