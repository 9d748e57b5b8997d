namespace Backboard.Memory.Extraction.Rules;

/// <summary>Standing wishes on how the assistant should behave towards this user.</summary>
internal static class Instructions
{
    private static readonly string[] Durable = WordSet.Phrases(
        "always|never|do not ever|from now on|in future|in the future|going forward|every time|whenever|henceforth|by default|at all times|each time|from here on|from today|any more|all your answers|all your replies|all your responses|any of your");

    private static readonly string[] Behaviour = WordSet.Phrases(
        """
        answer|reply|respond|answers|replies|responses|speak|talk|write|use|keep|avoid|call|address|refer|explain|include|suggest|recommend|mention|remind|format|give|show|start|end|add|tell|ask|be|send|translate|convert|cite|skip|assume|using|spell|provide|treat|stick|make|swear|offer|put|stop|sign|round|quote|list
        """);

    private static readonly string[] Openings = WordSet.Phrases("call me|please call me|just call me|you can call me|address me|please address me|refer to me|do not call me|please do not call me|everyone calls me|people call me|friends call me|never call me|address me as");

    private static readonly string[] Style = WordSet.Phrases("answers|replies|responses|emojis|emoji|bullet points|short|brief|concise|metric|imperial|celsius|fahrenheit|formal|informal|english|jargon|units|tone");

    /// <summary>The sentence asks for a lasting behaviour, and not for one that no user may ask for.</summary>
    public static bool Is(Clause clause)
    {
        var sentence = clause.Sentence;
        if (Blockers.IsPoison(sentence) || Blockers.IsQuestion(sentence)) return false;
        if (Behind(clause).StartsWithAny(Openings)) return sentence.Words.Count - clause.SubjectAt < 14 && !sentence.Says(Later);
        if (clause.Subject is Subject.Speaker && sentence.Says(Wish)) return sentence.Says(Durable) && sentence.Says(Behaviour);
        if (clause.Subject is Subject.Speaker or Subject.Own or Subject.Impersonal || (clause.Subject is Subject.Other && !IsCommand(clause))) return false;
        if (clause.Subject is Subject.You && !Behind(clause).StartsWithAny(Should)) return false;
        return (sentence.Says(Durable) && sentence.Says(Behaviour)) || (Behind(clause).StartsWithAny(Refusals) && sentence.Says(Style));
    }

    private static readonly string[] Later = WordSet.Phrases("later|when you|back|tomorrow|a taxi|an ambulance|crazy|if|maybe|old fashioned|old-fashioned|cynical");

    private static readonly string[] Wish = WordSet.Phrases("i want you to|i would like you to|i need you to|i prefer you|i prefer that you|i expect you to|i prefer it when you|i would prefer you|i would like your");

    private static readonly string[] Should = WordSet.Phrases("you should|you can|you may|you need to|you have to|your answers should|your replies should|your responses should");

    private static readonly string[] Refusals = WordSet.Phrases("do not use|please do not use|no more|please use|avoid|please avoid|stop using|please stop using|keep your|please keep|keep answers|use metric|skip");

    private static string Behind(Clause clause) => $" {string.Join(' ', clause.Words.Skip(clause.SubjectAt).Select(word => word.Text))} ";

    /// <summary>A bare verb in front, "always" or "never" before it, or "from now on" around it.</summary>
    private static bool IsCommand(Clause clause)
    {
        for (var i = clause.SubjectAt; i < clause.Words.Count; i++)
        {
            var text = clause.Words[i].Text;
            if (text is "always" or "never" or "please" or "do" or "not" or "only" or "just" or "," or "from" or "now" or "on" or "in" or "the" or "future" or "every" or "time" or "whenever" or "if") continue;
            return Behaviour.Contains($" {text} ");
        }
        return false;
    }
}
