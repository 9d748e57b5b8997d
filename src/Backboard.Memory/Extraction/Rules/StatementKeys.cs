namespace Backboard.Memory.Extraction.Rules;

/// <summary>The attribute keys of a statement, stored or new.</summary>
internal sealed class StatementKeys : IStatementKeys
{
    public IEnumerable<string> KeysOf(string statement)
    {
        HashSet<string> keys = [];
        foreach (var sentence in SentenceReader.Read(statement).SelectMany(SentenceParts.Of))
            foreach (var attribute in AttributeReader.Read(ClauseReader.Read(sentence)))
            {
                keys.Add(attribute.Key);
                if (attribute.Key.StartsWith("vehicle", StringComparison.Ordinal)) keys.Add("vehicle");
                foreach (var word in $"{attribute.Key[(attribute.Key.IndexOf(':', StringComparison.Ordinal) + 1)..]} {attribute.Value}".Split(' '))
                    if (Categories.Of(word) is { } category) keys.Add("category:" + category);
            }
        return keys;
    }
}
