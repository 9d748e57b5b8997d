namespace Backboard.Models.Local.Language;

/// <summary>What a message wants.</summary>
internal enum MessageKind
{
    /// <summary>Tells something; wants it noted.</summary>
    Statement,

    /// <summary>Asks for what the user told, or what is known about the user.</summary>
    AboutUser,

    /// <summary>Asks for what the assistant said.</summary>
    AboutAnswers,

    /// <summary>Asks for what the user asked.</summary>
    AboutQuestions,

    /// <summary>Asks for the substance of documents.</summary>
    AboutDocuments,

    /// <summary>Wants the conversation or the documents in short.</summary>
    Summary,

    /// <summary>Any other question or request.</summary>
    Open,
}

/// <summary>A message understood: its kind, the sentence that decides it, and the statements it makes.</summary>
internal sealed record Reading(MessageKind Kind, string Focus, IReadOnlyList<string> Statements)
{
    /// <summary>True where the words "remember", "told", "said" and their like make plain that the conversation is meant.</summary>
    public bool IsExplicitRecall { get; init; }

    /// <summary>True where the conversation itself is named.</summary>
    public bool IsAboutConversation { get; init; }

    /// <summary>True where something new is to be made, such as a text.</summary>
    public bool IsToBeMade { get; init; }
}

/// <summary>Reads a message: the last sentence that asks decides, and where none does, it is a statement.</summary>
internal static class MessageReader
{
    public static Reading Read(string text)
    {
        List<string> statements = [];
        string? focus = null;
        foreach (var sentence in Sentences.Split(text))
        {
            if (IsStatement(sentence)) statements.Add(sentence);
            else focus = sentence;
        }
        if (focus is null) return new Reading(statements.Count > 0 ? MessageKind.Statement : MessageKind.Open, text, statements);
        var words = Words.Lower(Clause.Core(focus));
        // A closing "Thanks!" does not turn what was told into a request.
        if (statements.Count > 0 && !Question.IsAsking(focus, words)) return new Reading(MessageKind.Statement, text, statements);
        return new Reading(QuestionKind.Of(words), focus, statements)
        {
            IsExplicitRecall = QuestionKind.IsExplicitRecall(words),
            IsAboutConversation = QuestionKind.IsAboutConversation(words),
            IsToBeMade = words.Count > 0 && FunctionWords.Making.Contains(words[0]),
        };
    }

    /// <summary>True for a sentence that tells something, about the user or the world.</summary>
    public static bool IsStatement(string sentence)
    {
        var words = Words.Lower(Clause.Core(sentence));
        if (words.Count < 2 || Question.IsAsking(sentence, words)) return false;
        if (Clause.IsToBeKept(sentence) || words.Exists(FunctionWords.FirstPersonSubject.Contains) || FunctionWords.FirstPersonPossessive.Contains(words[0])) return true;
        var verb = words.FindIndex(1, word => FunctionWords.Copulas.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)));
        if (verb < 0) return words.Count > 2 && (words.Exists(FunctionWords.FirstPerson.Contains) || HasPlainVerb(words));
        // "The house that is red" tells nothing yet.
        return !words.Take(verb).Any(word => FunctionWords.Interrogatives.Contains(word) || word == "that")
            || words[0] == "that" || words.Exists(FunctionWords.FirstPerson.Contains);
    }

    /// <summary>"The train leaves at nine": after a subject, a word in the third person's form with something behind it.</summary>
    private static bool HasPlainVerb(List<string> words)
    {
        var subject = FunctionWords.Determiners.Contains(words[0]) ? 1 : FunctionWords.Pronouns.Contains(words[0]) ? 0 : -1;
        if (subject < 0) return false;
        var verb = words.FindIndex(subject + 1, word => word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal));
        return verb > 0 && verb < words.Count - 1 && !FunctionWords.Prepositions.Contains(words[verb - 1]);
    }
}
