using System.Collections.Frozen;

namespace Backboard.Models.Local.Language;

/// <summary>What a question is about, from its pronouns and its verbs of telling and knowing; never from its subject matter.</summary>
internal static class QuestionKind
{
    private static readonly FrozenSet<string> Givers =
        ["tell", "give", "show", "help", "let", "send", "get", "make", "find", "teach", "write", "remind", "bring"];
    private static readonly FrozenSet<string> Keeping =
        ["remember", "recall", "forget", "forgot", "forgotten", "memorise", "memorize", "remind", "learn", "learned", "note", "noted"];
    private static readonly FrozenSet<string> Telling =
    [
        "tell", "told", "say", "said", "mention", "mentioned", "talk", "talked", "talking", "speak", "discuss", "discussed", "discussing",
        "share", "shared", "chat", "chatted", "explain", "explained", "suggest", "suggested", "answer", "answered", "reply", "replied",
        "recommend", "recommended",
    ];
    private static readonly FrozenSet<string> Saying =
        ["tell", "told", "say", "said", "mention", "mentioned", "talk", "talked", "discuss", "discussed", "ask", "asked"];
    private static readonly FrozenSet<string> Asking = ["ask", "asked", "question", "questions"];
    private static readonly FrozenSet<string> Answering = ["answer", "reply", "response", "suggestion", "recommendation"];
    private static readonly FrozenSet<string> Shortening = ["summarise", "summarize", "summary", "recap", "overview", "tldr", "gist"];
    private static readonly FrozenSet<string> Documents =
    [
        "document", "documents", "doc", "docs", "file", "files", "pdf", "upload", "uploaded", "attachment", "attachments", "attached",
        "paper", "manual", "passage", "passages", "article", "spreadsheet", "slides", "handbook", "report",
    ];
    private static readonly FrozenSet<string> Conversation = ["conversation", "chat", "earlier", "previously", "dialogue", "discussion"];
    private static readonly FrozenSet<string> Modals =
        ["can", "could", "should", "shall", "may", "might", "must", "would", "will", "can't", "shouldn't"];
    private static readonly FrozenSet<string> Recounting =
        ["tell", "give", "show", "list", "say", "name", "repeat", "remind", "recall", "describe", "please", "remember"];

    public static MessageKind Of(List<string> words)
    {
        if (words.Exists(Shortening.Contains) || Has(words, "sum", "up") || Has(words, "tl", "dr") || HasKeyPoints(words)) return MessageKind.Summary;
        if (words.Exists(Asking.Contains) && IsByUser(words, Asking)) return MessageKind.AboutQuestions;
        if (IsBy(words, Telling, "you") || (words.Exists(Answering.Contains) && words.Contains("your"))) return MessageKind.AboutAnswers;
        if (IsSaidByUser(words)) return MessageKind.AboutUser;
        if (words.Exists(Documents.Contains)) return MessageKind.AboutDocuments;
        return IsExplicitRecall(words) || IsAboutUser(words) ? MessageKind.AboutUser : MessageKind.Open;
    }

    public static bool IsExplicitRecall(List<string> words) =>
        words.Exists(Keeping.Contains)
        || IsBy(words, Telling, "i") || IsBy(words, Telling, "we")
        || (words.Contains("know") && (Has(words, "about", "me") || Has(words, "about", "us") || (words.Count <= 5 && words[^1] == "know")))
        || (words.Exists(Conversation.Contains) && words.Exists(FunctionWords.FirstPerson.Contains));

    /// <summary>"Our conversation", "what we discussed": not a document.</summary>
    public static bool IsAboutConversation(List<string> words) =>
        !words.Exists(Documents.Contains) && (words.Exists(Conversation.Contains) || IsBy(words, Telling, "i") || IsBy(words, Telling, "we"));

    /// <summary>"What did I say about the report?" asks for what was said; "the report I mentioned" is a report.</summary>
    private static bool IsSaidByUser(List<string> words)
    {
        for (var i = 1; i < words.Count; i++)
            if (words[i] is "i" or "we" && words[i - 1] is "did" or "have" or "had" && words.Skip(i + 1).Take(2).Any(Saying.Contains)) return true;
        return false;
    }

    private static bool IsAboutUser(List<string> words)
    {
        if (words.Count == 0) return false;
        if (FunctionWords.Imperatives.Contains(words[0]) && !Recounting.Contains(words[0])) return false;
        if (Has(words, "about", "me") || Has(words, "about", "us") || words.Contains("myself")) return true;
        if (words.Exists(FunctionWords.FirstPersonPossessive.Contains)) return true;
        var subject = words.FindIndex(FunctionWords.FirstPersonSubject.Contains);
        if (subject < 0) return false;
        if (words[0] == "how" && words.Count > 1 && words[1] is "do" or "to") return false;
        return subject == 0 || !Modals.Contains(words[subject - 1]);
    }

    private static bool IsByUser(List<string> words, FrozenSet<string> verbs) =>
        IsBy(words, verbs, "i") || IsBy(words, verbs, "we") || IsBy(words, verbs, "my");

    /// <summary>True where one of the verbs has this subject: the nearest pronoun before it, adverbs and auxiliaries passed over.</summary>
    private static bool IsBy(List<string> words, FrozenSet<string> verbs, string subject)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!verbs.Contains(words[i]) || IsGivenToMe(words, i)) continue;
            var before = i - 1;
            while (before >= 0 && IsPassedOver(words[before])) before--;
            if (before >= 0 && Bare(words[before]) == subject) return true;
        }
        return false;
    }

    /// <summary>"Can you tell me …" asks for something new; "did you tell me …" asks for what was said.</summary>
    private static bool IsGivenToMe(List<string> words, int verb) =>
        Givers.Contains(words[verb]) && verb + 1 < words.Count && words[verb + 1] is "me" or "us"
        && !words.Take(verb).Any(word => word is "did" or "didn't" or "have" or "had");

    private static bool IsPassedOver(string word) =>
        FunctionWords.Adverbs.Contains(word) || FunctionWords.Auxiliaries.Contains(word) || word is "first" or "last" or "latest" or "previous" or "and";

    private static string Bare(string word) => word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var at ? word[..at] : word;

    /// <summary>"The key points", "the main ideas", "the most important facts".</summary>
    private static bool HasKeyPoints(List<string> words) => words.Where((word, at) =>
        at > 0 && words[at - 1] is "key" or "main" or "important" or "essential"
        && word is "point" or "points" or "idea" or "ideas" or "fact" or "facts" or "topics" or "findings" or "takeaways").Any();

    private static bool Has(List<string> words, string first, string second)
    {
        for (var i = 0; i + 1 < words.Count; i++)
            if (words[i] == first && words[i + 1] == second) return true;
        return false;
    }
}
