namespace Backboard.Memory.Recall;

/// <summary>Finds what bears on a question: gathers candidates by word, vector, day and neighbourhood, and ranks them.</summary>
internal sealed class Finder(Corpus corpus, VectorSearch vectors, bool isLocal)
{
    private const int WordCandidates = 200;
    private const int NeighboursOf = 32;
    private const int VectorCandidates = 100;
    private const int DayCandidates = 200;

    private readonly WordSearch _words = new(corpus);
    private readonly HitScorer _scorer = new(new ContextScorer(corpus));
    private readonly HashSet<int> _candidates = [];

    /// <summary>Everything that matches, ranked.</summary>
    public List<Hit> Find(Question question, ReadOnlyMemory<float> given, Func<Entry, bool> passes)
    {
        var floor = isLocal ? RecallWeights.LocalCosineFloor : RecallWeights.ModelCosineFloor;
        var vector = vectors.VectorOf(question, given);
        _candidates.Clear();
        var byWord = _words.Best(question, WordCandidates, passes);
        _candidates.UnionWith(byWord);
        // The local space is made of words: where these found enough already, it only orders what they found.
        var looksByVector = vector is not null && !(isLocal && byWord.Length == WordCandidates);
        AddNeighbours(byWord, passes);
        if (looksByVector) _candidates.UnionWith(vectors.Best(vector!, VectorCandidates, (float)floor, passes));
        AddDays(question, passes);
        var hits = new List<Hit>(_candidates.Count);
        foreach (var slot in _candidates)
        {
            var hit = _scorer.Score(question, corpus[slot]);
            var cosine = vector is null ? 0 : corpus.Vectors.Cosine(slot, vector.Values, vector.Step);
            hit.Cosine = cosine >= floor ? cosine : 0;
            if (hit.Matches) hits.Add(hit);
        }

        RankFusion.Sort(hits, isLocal ? RecallWeights.LocalVectors : RecallWeights.ModelVectors);
        return hits;
    }

    private void AddNeighbours(int[] byWord, Func<Entry, bool> passes)
    {
        foreach (var slot in byWord.AsSpan(0, Math.Min(byWord.Length, NeighboursOf)))
        {
            if (corpus[slot].Memory.Source is not { } source) continue;
            for (var distance = 1 - RecallWeights.Neighbour.Length; distance < RecallWeights.Neighbour.Length; distance++)
            {
                foreach (var other in corpus.Messages.Of(source.ThreadId, source.MessageSeq + distance))
                {
                    if (!_candidates.Contains(other) && passes(corpus[other])) _candidates.Add(other);
                }
            }
        }
    }

    private void AddDays(Question question, Func<Entry, bool> passes)
    {
        if (question.Days.IsEmpty) return;
        var left = DayCandidates;
        foreach (var day in corpus.Days.Where(day => question.Days.Any(range => range.Contains(day))).OrderDescending())
        {
            foreach (var slot in corpus.On(day))
            {
                if (_candidates.Contains(slot) || !passes(corpus[slot])) continue;
                _candidates.Add(slot);
                if (--left == 0) return;
            }
        }
    }
}
