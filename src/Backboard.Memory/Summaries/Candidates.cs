using Backboard.Memory.Chunking;

namespace Backboard.Memory.Summaries;

/// <summary>Sentences that may stand in a summary: all of a short document's, of a long one every second, fourth, eighth …</summary>
internal sealed class Candidates
{
    private const int Most = 2_048;
    private const int ShortestWords = 5;
    private const int Shortest = 30;
    private const int LongestSentence = 300;

    private readonly List<Candidate> _kept = [];
    private int _stride = 1;
    private int _seen;

    public IReadOnlyList<Candidate> Kept => _kept;

    /// <summary>Sentences offered so far, and so the end of their positions.</summary>
    public int Seen => _seen;

    /// <returns>Whether it is a sentence.</returns>
    public bool Offer(ReadOnlySpan<char> sentence, int[] terms)
    {
        if (sentence.Length is < Shortest or > LongestSentence || terms.Length < ShortestWords || !IsEnded(sentence)) return false;
        var position = _seen++;
        if (position % _stride == 0) _kept.Add(new Candidate(position, WhiteSpace.Collapse(sentence.ToString()), terms));
        if (_kept.Count >= Most) Thin();
        return true;
    }

    private void Thin()
    {
        _stride *= 2;
        _kept.RemoveAll(candidate => candidate.Position % _stride != 0);
    }

    private static bool IsEnded(ReadOnlySpan<char> sentence) => sentence.TrimEnd("\"'”’»)]") is [.., '.' or '!' or '。' or '！' or '…'];
}

/// <param name="Position">Counts the sentences of the document from 0.</param>
/// <param name="Text">On one line.</param>
/// <param name="Terms">Each once.</param>
internal sealed record Candidate(int Position, string Text, int[] Terms);
