namespace Backboard.Memory.Recall;

/// <summary>Scores one entry for a question by everything but vectors.</summary>
internal sealed class HitScorer(Library library)
{
    private readonly ContextScorer _context = new(library);

    public Hit Score(Question question, Entry entry)
    {
        var hit = new Hit(entry) { Day = DayAskedFor(question, entry) };
        var relevance = _context.Score(question, entry);
        if (relevance > 0)
        {
            var boost = 1.0;
            if (IsSaidByOneOf(question.Speakers, entry)) boost += RecallWeights.SpeakerBoost;
            if (hit.Day is not null) boost += RecallWeights.DayBoost;
            hit.Relevance = relevance * boost * (1 + Recency(question, entry));
        }
        else if (hit.Day is not null)
        {
            hit.Relevance = RecallWeights.DayAlone * (1 + Recency(question, entry));
        }

        return hit;
    }

    private bool IsSaidByOneOf(ImmutableArray<int> speakers, Entry entry) =>
        !speakers.IsEmpty && speakers.Any((entry.Labels.Length > 0 ? entry : library.MessageOf(entry) ?? entry).Labels.Contains);

    private static DateOnly? DayAskedFor(Question question, Entry entry)
    {
        foreach (var range in question.Days)
        {
            if (range.Contains(entry.Day)) return entry.Day;
            if (range.Contains(entry.ToldOn)) return entry.ToldOn;
        }

        return null;
    }

    private static double Recency(Question question, Entry entry)
    {
        var age = Math.Max(0, question.Today.DayNumber - entry.ToldOn.DayNumber);
        return RecallWeights.RecencyBoost * Math.Pow(0.5, age / RecallWeights.RecencyHalfLife);
    }
}
