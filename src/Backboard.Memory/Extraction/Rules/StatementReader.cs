namespace Backboard.Memory.Extraction.Rules;

/// <summary>Reads a message into the statements it makes, in order.</summary>
internal static class StatementReader
{
    private const int LongestJoin = 600;

    public static List<Statement> Read(string message, DateTimeOffset toldAt)
    {
        var sentences = SentenceReader.Read(message);
        var own = MessageFrame.Own(message, sentences);
        List<Statement> statements = [];
        Statement? previous = null;
        foreach (var sentence in sentences.Take(own).SelectMany(SentenceParts.Of))
        {
            var statement = Of(sentence, toldAt);
            if (previous is not null && Continuation.Joins(statement, previous) && sentence.End - previous.Start <= LongestJoin && statements.Remove(previous))
                statements.Add(previous = Continuation.Join(previous, statement));
            else
            {
                if (statement.IsKept) statements.RemoveAll(earlier => Continuation.Supersedes(statement, earlier));
                statements.Add(statement);
                previous = statement.IsKept ? statement : null;
            }
        }
        return statements;
    }

    public static Statement Of(Sentence sentence, DateTimeOffset toldAt)
    {
        var clause = ClauseReader.Read(sentence);
        var attributes = AttributeReader.Read(clause);
        return new Statement(clause, attributes, StatementJudge.Judge(clause, attributes), sentence.Start, sentence.End)
        {
            OccurredOn = DayReader.Read(sentence, clause.IsPast, toldAt),
        };
    }
}
