using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>Reads texts into terms. Holds buffers, so one at a time.</summary>
internal sealed class PassageReader(Vocabulary vocabulary)
{
    private readonly char[] _word = new char[WordReader.MaxLength];
    private readonly List<int> _terms = [];

    /// <summary>The terms of a text in its order, and a hash of all its words.</summary>
    public (int[] Terms, ulong Fingerprint) Read(string text)
    {
        _terms.Clear();
        var fingerprint = WordHash.Empty;
        var words = new WordReader(text, _word);
        while (words.Next())
        {
            fingerprint = WordHash.Add(fingerprint, words.Word);
            var term = vocabulary.Add(words.Word);
            if (term != Vocabulary.Stop) _terms.Add(term);
        }

        return ([.. _terms], fingerprint);
    }
}
