namespace Backboard.Memory.Extraction.Rules;

/// <summary>The attribute keys of a statement, stored or new.</summary>
internal sealed class StatementKeys : IStatementKeys
{
    public IEnumerable<string> KeysOf(string statement)
    {
        HashSet<string> keys = [];
        foreach (var sentence in SentenceReader.Read(statement).SelectMany(SentenceParts.Of))
        {
            foreach (var word in sentence.Words)
                if (Categories.Of(word.Text) is { } category) keys.Add("category:" + category);
            foreach (var attribute in AttributeReader.Read(ClauseReader.Read(sentence)))
            {
                keys.Add(attribute.Key);
                if (attribute.Key.StartsWith("vehicle", StringComparison.Ordinal)) keys.Add("vehicle");
            }
        }
        return keys;
    }
}
