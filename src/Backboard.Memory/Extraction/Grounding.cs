namespace Backboard.Memory.Extraction;

/// <summary>
/// Whether what a model wants to remember is carried by what the user said, and not by an answer or a memory that it was shown
/// as well, where anything may stand that was once read in a document or said by a tool.
/// </summary>
internal sealed class Grounding
{
    private readonly WordBag _own;
    private readonly WordBag _asked;
    private readonly WordBag _foreign;

    public Grounding(ExtractionRequest request, UserWords message)
    {
        var answer = UserWords.Blank(request.PreviousAnswer ?? "", Quotations.In(request.PreviousAnswer ?? ""));
        _own = new WordBag(message.Own);
        _asked = new WordBag(AskedIn(answer));
        _foreign = new WordBag([request.PreviousAnswer ?? "", .. request.Related.Select(memory => memory.Content)]);
    }

    /// <summary>
    /// True when the words that are new in the content are the user's, or those of a question that the user answered, rather than
    /// somebody else's.
    /// </summary>
    /// <param name="content">What is to be remembered.</param>
    /// <param name="quote">The user's words that it rests on.</param>
    /// <param name="target">The text it takes the place of, whose words may stay; null for none.</param>
    public bool Carries(string content, string quote, string? target)
    {
        var known = new WordBag(target ?? "");
        var all = new WordBag(content);
        var fresh = all.Keys.Where(key => !known.Has(key)).ToList();
        if (fresh.Count == 0) return target is not null && all.Count > 0;
        var own = fresh.Count(_own.Has);
        var asked = fresh.Count(key => !_own.Has(key) && _asked.Has(key));
        var foreign = fresh.Count(key => !_own.Has(key) && !_asked.Has(key) && _foreign.Has(key));
        return own > 0 ? foreign <= own : asked > 0 && foreign == 0 && Confirms(quote);
    }

    private static bool Confirms(string quote)
    {
        var words = WordBag.Words(quote).ToList();
        return words.Exists(ClosedWords.Confirming.Contains) && !words.Exists(ClosedWords.Denying.Contains);
    }

    /// <summary>The questions in an answer: nothing else of it can be confirmed.</summary>
    private static IEnumerable<string> AskedIn(string answer)
    {
        var start = 0;
        for (var at = 0; at < answer.Length; at++)
        {
            if (answer[at] is '?' or '？' or '؟') yield return answer[start..at];
            if (answer[at] is '.' or '!' or '?' or '\n' or '。' or '！' or '？' or '؟') start = at + 1;
        }
    }
}
