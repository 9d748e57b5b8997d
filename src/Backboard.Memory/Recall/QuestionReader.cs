using Backboard.Memory.Recall.Time;
using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>Reads questions in the light of what an index holds.</summary>
internal sealed class QuestionReader(Corpus corpus)
{
    private const int MaxTerms = 64;

    public Question Read(string text, DateTimeOffset now)
    {
        var terms = new List<QuestionTerm>();
        var speakers = ImmutableArray.CreateBuilder<int>();
        var words = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Next())
        {
            var term = corpus.Vocabulary.Find(words.Word);
            if (term == Vocabulary.Stop) continue;
            var form = term == Vocabulary.Unknown ? Vocabulary.TermOf(words.Word.ToString()) : corpus.Vocabulary[term];
            if (terms.Exists(known => known.Text == form)) continue;
            var speaks = IsSpeaker(term);
            if (speaks) speakers.Add(term);
            var weight = corpus.Idf(term) * (speaks ? RecallWeights.SpeakerTerm : 1);
            terms.Add(new QuestionTerm(text[words.Start..words.End], term, form, weight, NearTo(form, weight)));
        }

        var telling = terms.OrderByDescending(term => term.Weight).ThenBy(term => term.Text, StringComparer.Ordinal)
            .Take(MaxTerms).ToImmutableArray();
        return new Question
        {
            Terms = telling,
            TotalWeight = telling.Sum(term => term.Weight),
            Speakers = speakers.ToImmutable(),
            Days = TimeWords.In(text, now),
            Today = DateOnly.FromDateTime(now.UtcDateTime),
        };
    }

    private ImmutableArray<NearTerm> NearTo(string form, double weight)
    {
        var near = ImmutableArray.CreateBuilder<NearTerm>();
        foreach (var other in Thesaurus.Of(form))
        {
            var term = corpus.Vocabulary.FindTerm(other);
            // A common word stands in for a rare one no better than it would for itself.
            if (corpus.Postings(term) is { Count: > 0 })
                near.Add(new NearTerm(term, RecallWeights.NearTerm * Math.Min(1, corpus.Idf(term) / weight)));
        }

        return near.ToImmutable();
    }

    /// <summary>A label that comes back is somebody; one that does not is a heading, and matches like any word.</summary>
    private bool IsSpeaker(int term) => corpus.LabelledWith(term) is > 1 and var labelled
        && labelled >= corpus.Count * RecallWeights.SpeakerShare;
}
