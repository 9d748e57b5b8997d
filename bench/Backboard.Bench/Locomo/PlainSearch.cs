using Backboard.Bench.Retrieval;

namespace Backboard.Bench.Locomo;

/// <summary>The floors: BM25 over the turns alone, or over each turn twice with those beside it in its session.</summary>
internal static class PlainSearch
{
    public static IReadOnlyList<Ranking> Rank(Conversation conversation, bool withNeighbours)
    {
        var turns = conversation.Turns;
        IReadOnlyList<IReadOnlyList<string>> words = [.. turns.Select(static turn => PlainWords.Of(turn.Text))];
        var index = new PlainBm25(withNeighbours ? [.. words.Select((_, place) => Surrounded(turns, words, place))] : words);
        return [.. conversation.Questions.Select(question => new Ranking(
            conversation.Name, question, [.. index.Rank(PlainWords.Of(question.Text)).Select(place => turns[place].Id)]))];
    }

    private static IReadOnlyList<string> Surrounded(IReadOnlyList<SpokenTurn> turns, IReadOnlyList<IReadOnlyList<string>> words, int place)
    {
        IReadOnlyList<string> Beside(int other) =>
            other >= 0 && other < turns.Count && turns[other].Id.Session == turns[place].Id.Session ? words[other] : [];

        return [.. words[place], .. words[place], .. Beside(place - 1), .. Beside(place + 1)];
    }
}
