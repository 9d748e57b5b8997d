using Backboard.Memory.Ranking;

namespace Backboard.Memory.Recall;

/// <summary>Finds what bears on a question: gathers candidates by word, vector, day and neighbourhood, and ranks them.</summary>
internal sealed class Finder(Library library, VectorSearch vectors, bool isLocal)
{
    private const int WordCandidates = 200;
    private const int NeighboursOf = 32;
    private const int MessageCandidates = 64;
    private const int VectorCandidates = 100;
    private const int DayCandidates = 200;

    private readonly WordSearch _words = new(library.Memories);
    private readonly WordSearch _messages = new(library.Messages);
    private readonly HitScorer _scorer = new(library);
    private readonly HashSet<int> _candidates = [];

    /// <summary>Everything that matches, ranked.</summary>
    public List<Hit> Find(Question question, ReadOnlyMemory<float> given, Func<Entry, bool> passes)
    {
        var corpus = library.Memories;
        var floor = isLocal ? RecallWeights.LocalCosineFloor : RecallWeights.ModelCosineFloor;
        var vector = vectors.VectorOf(question, given);
        _candidates.Clear();
        var byWord = _words.Best(question, WordCandidates, passes);
        _candidates.UnionWith(byWord);
        // The local space is made of words: where these found enough already, it only orders what they found.
        var looksByVector = vector is not null && !(isLocal && byWord.Length == WordCandidates);
        AddNeighbours(byWord.AsSpan(0, Math.Min(byWord.Length, NeighboursOf)), corpus, passes);
        AddNeighbours(_messages.Best(question, MessageCandidates, _ => true), library.Messages, passes);
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

    /// <summary>What was said with, just before and just after these.</summary>
    private void AddNeighbours(ReadOnlySpan<int> slots, Corpus of, Func<Entry, bool> passes)
    {
        var corpus = library.Memories;
        foreach (var slot in slots)
        {
            if (of[slot].Memory.Source is not { } source) continue;
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
        var (left, corpus) = (DayCandidates, library.Memories);
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
