using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>
/// Terms written nearly as another, for words that no passage has: slips, and forms that no stemmer joins. By the runs of three letters
/// they share (Dice's coefficient). Terms are read when something is first asked.
/// </summary>
internal sealed class NearForms
{
    private const int Limit = 4;
    private const int Candidates = 50;
    private const int Run = 3;
    private const int Runs = 1 << 16;

    private readonly PassageCorpus _corpus;
    private readonly InvertedIndex _runs = new();
    private readonly Bm25Sums _sums;
    private readonly List<int> _unread = [];
    private int _read;

    public NearForms(PassageCorpus corpus)
    {
        _corpus = corpus;
        _sums = new Bm25Sums(_runs, PassageWeights.K1, b: 1);
    }

    /// <summary>The nearest terms that some passage has, with how near they are, 0–1.</summary>
    public IEnumerable<NearTerm> Of(string form)
    {
        _unread.RemoveAll(Read);
        for (; _read < _corpus.Vocabulary.Count; _read++)
        {
            if (!Read(_read)) _unread.Add(_read);
        }

        var wanted = RunsOf(form);
        foreach (var run in wanted) _sums.Add(run, 1);
        var candidates = _sums.BestAndEquals(Candidates);
        _sums.Clear();
        return candidates
            .Where(term => _corpus.Words.Having(term) > 0)
            .Select(term => new NearTerm(term, Dice(wanted, RunsOf(_corpus.Vocabulary[term]!))))
            .Where(near => near.Weight >= PassageWeights.NearFormFloor)
            .OrderByDescending(near => near.Weight).ThenBy(near => _corpus.Vocabulary[near.Term], StringComparer.Ordinal)
            .Take(Limit);
    }

    /// <summary>False for a term that was forgotten; it may come back.</summary>
    private bool Read(int term)
    {
        if (_corpus.Vocabulary[term] is not { } text) return false;
        int[] runs = [.. RunsOf(text)];
        _runs.Add(term, runs, Ones(runs.Length), runs.Length);
        return true;
    }

    /// <summary>Hashed to so many that two different runs of one word are hardly ever the same.</summary>
    private static HashSet<int> RunsOf(string term)
    {
        var padded = $"<{term}>";
        var runs = new HashSet<int>();
        for (var start = 0; start + Run <= padded.Length; start++) runs.Add((int)(WordHash.Of(padded.AsSpan(start, Run)) % Runs));
        return runs;
    }

    private static double Dice(HashSet<int> left, HashSet<int> right) => 2.0 * left.Count(right.Contains) / (left.Count + right.Count);

    private static byte[] Ones(int count)
    {
        var ones = new byte[count];
        Array.Fill(ones, (byte)1);
        return ones;
    }
}
