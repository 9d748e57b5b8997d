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
        var terms = new List<QuestionTerm>();
        var known = new HashSet<string>();
        var words = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Next())
        {
            var term = corpus.Vocabulary.Find(words.Word);
            if (term == Vocabulary.Stop) continue;
            var form = term == Vocabulary.Unknown ? Vocabulary.TermOf(words.Word.ToString()) : corpus.Vocabulary[term];
            if (known.Add(form)) terms.Add(new QuestionTerm(text[words.Start..words.End], term, form, corpus.Idf(term), []));
        }

        var telling = terms.OrderByDescending(term => term.Weight).ThenBy(term => term.Text, StringComparer.Ordinal)
            .Take(MaxTerms).Select(WithNear).ToImmutableArray();
        return new PassageQuestion(telling, telling.Sum(term => term.Weight));
    }

    private QuestionTerm WithNear(QuestionTerm term) =>
        corpus.Words.Having(term.Term) > 0 ? term : term with { Near = _nearForms.Of(term.Text) };
}
