using System.Runtime.InteropServices;

namespace Backboard.Memory.Passages;

/// <summary>Counts the distinct terms of a chunk over its fields, each occurrence by the weight of its field. Holds buffers, so one at a time.</summary>
internal sealed class FieldCounts
{
    private readonly List<(int Term, int Weight)> _occurrences = [];
    private readonly List<int> _terms = [];
    private readonly List<byte> _counts = [];

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(_terms);

    public ReadOnlySpan<byte> Counts => CollectionsMarshal.AsSpan(_counts);

    public void Read(PassageEntry entry)
    {
        _occurrences.Clear();
        _terms.Clear();
        _counts.Clear();
        Add(entry.Words, PassageWeights.InText);
        Add(entry.Heading, PassageWeights.InHeading);
        Add(entry.Filename, PassageWeights.InFilename);
        _occurrences.Sort();
        foreach (var (term, weight) in _occurrences)
        {
            if (_terms.Count == 0 || _terms[^1] != term)
            {
                _terms.Add(term);
                _counts.Add(0);
            }

            _counts[^1] = (byte)Math.Min(byte.MaxValue, _counts[^1] + weight);
        }
    }

    private void Add(int[] terms, int weight)
    {
        foreach (var term in terms) _occurrences.Add((term, weight));
    }
}
