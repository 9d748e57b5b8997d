using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>Reads questions in the light of what an index holds.</summary>
internal sealed class PassageQuestionReader(PassageCorpus corpus)
{
    private const int MaxTerms = 64;

    private readonly NearForms _nearForms = new(corpus);

    public PassageQuestion Read(string text)
    {
        var (terms, pairs) = (new Dictionary<string, QuestionTerm>(), new List<TermPair>());
        var before = Vocabulary.Unknown;
        var words = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Next())
        {
            var term = corpus.Vocabulary.Find(words.Word);
            if (term == Vocabulary.Stop) continue;
            var form = term == Vocabulary.Unknown ? Vocabulary.TermOf(words.Word.ToString()) : corpus.Vocabulary[term]!;
            terms.TryAdd(form, new QuestionTerm(text[words.Start..words.End], term, form, corpus.Idf(term), []));
            if (before != Vocabulary.Unknown && term != Vocabulary.Unknown && term != before) pairs.Add(new TermPair(before, term));
            before = term;
        }

        var telling = terms.Values.OrderByDescending(term => term.Weight).ThenBy(term => term.Text, StringComparer.Ordinal).Take(MaxTerms);
        return new PassageQuestion(
            [.. telling.Select(WithNear)],
            [.. pairs.Distinct().Take(MaxTerms).Select(pair => (pair, corpus.IdfOf(corpus.Words.Having(pair.First, pair.Second))))]);
    }

    private QuestionTerm WithNear(QuestionTerm term) => corpus.Words.Having(term.Term) > 0 ? term : term with
    {
        // A common word stands in for a rare one no better than it would for itself.
        Near = [.. _nearForms.Of(term.Text).Select(near => near with
        {
            Weight = PassageWeights.NearForm * near.Weight * Math.Min(1, corpus.Idf(near.Term) / term.Weight),
        })],
    };
}
