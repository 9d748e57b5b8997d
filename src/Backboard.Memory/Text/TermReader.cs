namespace Backboard.Memory.Text;

/// <summary>A text as its terms.</summary>
/// <param name="Terms">In the order of the text, without stop words.</param>
/// <param name="Fingerprint">Hash of all words in their order: the same for texts that differ in case and punctuation.</param>
internal sealed record ReadText(int[] Terms, ulong Fingerprint);

/// <summary>
/// Reads texts into terms while others read too: a vocabulary is only looked into. Words it has not seen are stemmed and kept aside, and
/// numbered by <see cref="Settle"/>, when all have read.
/// </summary>
internal sealed class TermReader
{
    private readonly Vocabulary _vocabulary;
    private readonly char[] _word = new char[WordReader.MaxLength];
    private readonly List<int> _terms = [];
    private readonly List<int[]> _unsettled = [];
    private readonly List<(string Word, string? Term)> _unseen = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TermReader(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _bySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ReadText Read(string text)
    {
        _terms.Clear();
        var (fingerprint, isSettled) = (WordHash.Empty, true);
        var words = new WordReader(text, _word);
        while (words.Next())
        {
            fingerprint = WordHash.Add(fingerprint, words.Word);
            if (!_vocabulary.TryFind(words.Word, out var term)) term = PlaceOf(words.Word);
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
        var numbers = _unseen.ConvertAll(unseen => _vocabulary.Add(unseen.Word, unseen.Term));
        foreach (var terms in _unsettled)
        {
            foreach (ref var term in terms.AsSpan())
            {
                if (term < 0) term = numbers[Turn(term)];
            }
        }

        _unsettled.Clear();
        _unseen.Clear();
        _places.Clear();
    }

    private int PlaceOf(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out var place)) return place;
        var text = word.ToString();
        var isStop = StopWords.Contains(text);
        place = isStop ? Vocabulary.Stop : Turn(_unseen.Count);
        _unseen.Add((text, isStop ? null : Vocabulary.TermOf(text)));
        _places.Add(text, place);
        return place;
    }

    /// <summary>Turns a place into what no term's number is, and back.</summary>
    private static int Turn(int place) => Vocabulary.Unknown - place;
}
