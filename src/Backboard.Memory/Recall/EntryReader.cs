using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>Reads memories into entries. Holds buffers, so one at a time.</summary>
internal sealed class EntryReader(Vocabulary vocabulary)
{
    private readonly char[] _word = new char[WordReader.MaxLength];
    private readonly List<int> _terms = [];
    private readonly List<int> _labels = [];

    public Entry Read(MemoryRecord memory, bool isPending)
    {
        _terms.Clear();
        _labels.Clear();
        var text = memory.Content.AsSpan();
        var labelEnd = SpeakerLabel.LengthIn(text);
        var fingerprint = WordHash.Empty;
        var words = new WordReader(text, _word);
        while (words.Next())
        {
            var hash = WordHash.Of(words.Word);
            fingerprint = WordHash.Add(fingerprint, hash);
            var term = vocabulary.Add(words.Word, hash);
            if (term == Vocabulary.Stop) continue;
            _terms.Add(term);
            if (words.Start < labelEnd) _labels.Add(term);
        }

        var length = _terms.Count;
        _terms.Sort();
        var (terms, counts) = Distinct();
        return new Entry
        {
            Memory = memory,
            IsPending = isPending,
            Terms = terms,
            Counts = counts,
            Length = length,
            Labels = [.. _labels],
            Fingerprint = fingerprint,
            Tokens = RecallBudget.TokensOf(memory.Content),
            ToldOn = DateOnly.FromDateTime(memory.ValidFrom.UtcDateTime),
            Day = DateOnly.FromDateTime((memory.OccurredOn ?? memory.ValidFrom).UtcDateTime),
        };
    }

    private (int[] Terms, byte[] Counts) Distinct()
    {
        var distinct = 0;
        for (var i = 0; i < _terms.Count; i++)
        {
            if (i == 0 || _terms[i] != _terms[i - 1]) distinct++;
        }

        var (terms, counts, at) = (new int[distinct], new byte[distinct], -1);
        foreach (var term in _terms)
        {
            if (at < 0 || terms[at] != term) terms[++at] = term;
            if (counts[at] < byte.MaxValue) counts[at]++;
        }

        return (terms, counts);
    }
}
