using Backboard.Abstractions;

namespace Backboard.Bench.Locomo;

/// <summary>Asks an index all questions of a conversation; what is found counts as the turn it was said in.</summary>
internal static class IndexedSearch
{
    private const int Limit = 20;
    private const int MoreTokensThanAnyTwentyTurns = 20_000;

    public static IReadOnlyList<Ranking> Rank(IMemoryIndex index, Conversation conversation)
    {
        var turns = conversation.Turns.ToDictionary(static turn => turn.Source.MessageId, static turn => turn.Id);
        return [.. conversation.Questions.Select(question => new Ranking(
            conversation.Name,
            question,
            [.. index.Search(TermsOf(question, conversation.AskedAt)).Select(found => turns[found.Memory.Source!.MessageId])]))];
    }

    private static RecallTerms TermsOf(Question question, DateTimeOffset askedAt) =>
        new(question.Text, Vector: default, askedAt, Limit, MoreTokensThanAnyTwentyTurns, Pending: []) { IncludesUnmatched = false };
}
