namespace Backboard.Memory.Text;

/// <summary>A text as its terms.</summary>
/// <param name="Terms">In the order of the text, without stop words.</param>
/// <param name="Fingerprint">Hash of all words in their order: the same for texts that differ in case and punctuation.</param>
internal sealed record ReadText(int[] Terms, ulong Fingerprint);

/// <summary>
/// Reads texts into terms while others read too: a vocabulary is only looked into. Words it has not seen are stemmed and kept aside, and
/// numbered by <see cref="Settle"/>, when all have read.
/// </summary>
internal sealed class TermReader(Vocabulary vocabulary)
{
    private readonly char[] _word = new char[WordReader.MaxLength];
    private readonly List<int> _terms = [];
    private readonly List<int[]> _unsettled = [];
    private readonly List<(ulong Hash, string? Term)> _unseen = [];
    private WordTable _places = new();

    public ReadText Read(string text)
    {
        _terms.Clear();
        var (fingerprint, isSettled) = (WordHash.Empty, true);
        var words = new WordReader(text, _word);
        while (words.Next())
        {
            var hash = WordHash.Of(words.Word);
            fingerprint = WordHash.Add(fingerprint, hash);
            if (!vocabulary.TryFind(hash, out var term)) term = PlaceOf(words.Word, hash);
            if (term == Vocabulary.Stop) continue;
            isSettled &= term >= 0; // A term's number, else a place.
            _terms.Add(term);
        }

        int[] terms = [.. _terms];
        if (!isSettled) _unsettled.Add(terms);
        return new ReadText(terms, fingerprint);
    }

    /// <summary>Numbers what was new in the texts read so far. While nobody reads.</summary>
    public void Settle()
    {
        if (_unseen.Count == 0) return;
        var numbers = _unseen.ConvertAll(unseen => vocabulary.Add(unseen.Hash, unseen.Term));
        foreach (var terms in _unsettled)
        {
            foreach (ref var term in terms.AsSpan())
            {
                if (term < 0) term = numbers[Turn(term)];
            }
        }

        _unsettled.Clear();
        _unseen.Clear();
        _places = new WordTable();
    }

    private int PlaceOf(ReadOnlySpan<char> word, ulong hash)
    {
        if (_places.TryFind(hash, out var place)) return place;
        var text = word.ToString();
        var isStop = StopWords.Contains(text);
        place = isStop ? Vocabulary.Stop : Turn(_unseen.Count);
        _unseen.Add((hash, isStop ? null : Vocabulary.TermOf(text)));
        _places.Add(hash, place);
        return place;
    }

    /// <summary>Turns a place into what no term's number is, and back.</summary>
    private static int Turn(int place) => Vocabulary.Unknown - place;
}
