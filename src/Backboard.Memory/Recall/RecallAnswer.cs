namespace Backboard.Memory.Recall;

/// <summary>Says of a hit what was found and why.</summary>
internal static class RecallAnswer
{
    public static RecalledMemory Of(Hit hit, Question question)
    {
        var entry = hit.Entry;
        var words = question.Terms.Where(term => term.Term >= 0 && entry.CountOf(term.Term) > 0).Select(term => term.Word);
        var day = hit.Day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        var source = entry.Memory.Source;
        var why = new RecallReason([.. words], day, source?.ThreadId, source?.MessageId);
        return new RecalledMemory(entry.Memory, entry.IsPending, hit.Score, why);
    }
}
