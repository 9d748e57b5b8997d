using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Tools;

/// <summary>The phrases of a message that can be arguments, best first; each is given out once.</summary>
internal sealed class PhraseFinder(string message, StemSet topic)
{
    private const int LongestPhrase = 6;

    private readonly List<Token> tokens = Token.Read(message);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string? Take(ParameterRole role)
    {
        var phrase = Candidates(role).FirstOrDefault(candidate => candidate.Length > 0 && !taken.Contains(candidate));
        if (phrase is not null) taken.Add(phrase);
        return phrase;
    }

    private IEnumerable<string> Candidates(ParameterRole role)
    {
        if (role.IsTime) return Times();
        if (role.Preposition is { } preposition && tokens.Exists(token => token.Lower == preposition)) return After(token => token == preposition).Select(phrase => phrase.Text);
        return role.IsText ? [.. Quotes.In(message), message.Trim()] : Subjects();
    }

    private IEnumerable<string> Subjects()
    {
        var after = After(FunctionWords.Prepositions.Contains).OrderByDescending(phrase => phrase.IsAboutTopic).Select(phrase => phrase.Text).ToList();
        return Quotes.In(message)
            .Concat(after.Where(phrase => char.IsUpper(phrase[0])))
            .Concat(Capitalised(fromStart: false))
            .Concat(after)
            .Concat(Capitalised(fromStart: true));
    }

    private IEnumerable<string> Times() => tokens
        .Where(token => FunctionWords.Times.Contains(token.Lower) || (token.Text.Length == 10 && DateOnly.TryParse(token.Text, out _)))
        .Select(token => token.Text);

    /// <summary>Noun phrases that follow a preposition, and whether a word that names the tool stands right before: "weather in Rome".</summary>
    private IEnumerable<(string Text, bool IsAboutTopic)> After(Func<string, bool> isWanted)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!isWanted(tokens[i].Lower) || tokens[i].EndsPhrase) continue;
            var start = i + 1;
            while (start < tokens.Count && IsLeadIn(tokens[start].Lower)) start++;
            var phrase = Phrase(start, token => !IsBoundary(token.Lower));
            if (phrase.Length > 0) yield return (phrase, i > 0 && topic.Contains(tokens[i - 1].Text));
        }
    }

    private IEnumerable<string> Capitalised(bool fromStart)
    {
        for (var i = fromStart ? 0 : 1; i < tokens.Count; i++)
        {
            if (!IsName(tokens[i]) || (!fromStart && tokens[i].StartsSentence)) continue;
            var phrase = Phrase(i, IsName);
            i += phrase.Count(c => c == ' ');
            yield return phrase;
        }
    }

    private string Phrase(int start, Func<Token, bool> belongs)
    {
        List<string> words = [];
        for (var i = start; i < tokens.Count && words.Count < LongestPhrase && belongs(tokens[i]); i++)
        {
            words.Add(tokens[i].WithoutPossessive);
            if (tokens[i].EndsPhrase || tokens[i].IsPossessive) break;
        }
        // What names the tool is not what it is asked about.
        return words.TrueForAll(word => topic.Contains(word)) ? "" : string.Join(' ', words);
    }

    private bool IsName(Token token) => char.IsUpper(token.Text[0]) && !IsBoundary(token.Lower) && !FunctionWords.Imperatives.Contains(token.Lower)
        && !FunctionWords.Contains(token.Text) && !topic.Contains(token.WithoutPossessive);

    private static bool IsLeadIn(string word) => word is "the" or "a" or "an";

    private static bool IsBoundary(string word) =>
        FunctionWords.Prepositions.Contains(word) || FunctionWords.Conjunctions.Contains(word) || FunctionWords.Auxiliaries.Contains(word)
        || FunctionWords.Interrogatives.Contains(word) || FunctionWords.FirstPerson.Contains(word) || FunctionWords.Pronouns.Contains(word)
        || FunctionWords.Times.Contains(word) || FunctionWords.Determiners.Contains(word) || FunctionWords.Adverbs.Contains(word);
}
