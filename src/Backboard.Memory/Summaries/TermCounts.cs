using Backboard.Memory.Text;

namespace Backboard.Memory.Summaries;

/// <summary>How often each term of a document occurs; of very many terms, those that occur first.</summary>
internal sealed class TermCounts
{
    private const int MostTerms = 50_000;

    private readonly Vocabulary _vocabulary = new();
    private readonly List<int> _counts = [];
    private readonly char[] _word = new char[WordReader.MaxLength];
    private readonly SortedSet<int> _seen = [];

    public int this[int term] => _counts[term];

    /// <summary>Counts the terms of a text.</summary>
    /// <returns>Each once, ascending.</returns>
    public int[] Count(ReadOnlySpan<char> text)
    {
        _seen.Clear();
        var words = new WordReader(text, _word);
        while (words.Next())
        {
            var term = _vocabulary.Count < MostTerms ? _vocabulary.Add(words.Word, WordHash.Of(words.Word)) : _vocabulary.Find(words.Word);
            if (term < 0) continue;
            while (_counts.Count <= term) _counts.Add(0);
            _counts[term]++;
            _seen.Add(term);
        }

        return [.. _seen];
    }
}
