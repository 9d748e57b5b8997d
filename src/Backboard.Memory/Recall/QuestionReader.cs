using Backboard.Memory.Ranking;
using Backboard.Memory.Recall.Time;
using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>Reads questions in the light of what an index holds.</summary>
internal sealed class QuestionReader(Library library)
{
    private const int MaxTerms = 64;

    public Question Read(string text, DateTimeOffset now)
    {
        var terms = new List<QuestionTerm>();
        var speakers = ImmutableArray.CreateBuilder<int>();
        var words = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Next())
        {
            var term = library.Vocabulary.Find(words.Word);
            if (term == Vocabulary.Stop) continue;
            var form = term == Vocabulary.Unknown ? Vocabulary.TermOf(words.Word.ToString()) : library.Vocabulary[term]!;
            if (terms.Exists(known => known.Text == form)) continue;
            var speaks = library.IsSpeaker(term);
            if (speaks) speakers.Add(term);
            var weight = library.Idf(term) * (speaks ? RecallWeights.SpeakerTerm : 1);
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
            var term = library.Vocabulary.FindTerm(other);
            // A common word stands in for a rare one no better than it would for itself.
            if (library.Has(term))
                near.Add(new NearTerm(term, RecallWeights.NearTerm * Math.Min(1, library.Idf(term) / weight)));
        }

        return near.ToImmutable();
    }
}
