namespace Backboard.Memory.Extraction.Rules;

/// <summary>What a message as a whole is: a joke, a story, material to be worked on. Says from which sentence on nothing counts.</summary>
internal static class MessageFrame
{
    private static readonly string[] Jokes = WordSet.Phrases(
        """
        just kidding|jk|kidding|joking|just joking|joke|knock knock|walks into a bar|walked into a bar|april fools|punchline|pun intended|ba dum tss|sarcasm|not serious
        """);

    private static readonly string[] Fiction = WordSet.Phrases(
        """
        in my story|in the story|in my novel|in my book|in the game|in my game|in this story|in this scenario|in my dream|in a dream|i dreamed|i dreamt|i had a dream|roleplay|role-play|role play
        once upon a time|in character|my character|the narrator|in a parallel universe|in another life|in a past life|write from the perspective|play the role
        hypothetically|hypothetical|fictional|make believe|let us pretend|let us say|thought experiment|screenplay|for the sake of argument
        """);

    private static readonly string[] FictionStarts = WordSet.Phrases("imagine|pretend|suppose|supposing|assume|assuming|what if|act as|say|picture this|envision|let us imagine|now imagine|just imagine");

    private static readonly string[] Material = WordSet.Phrases(
        """
        translate|summarize|summarise|proofread|rewrite|rephrase|paraphrase|fix the grammar|correct the grammar|grammar|spell check|spellcheck|correct this|correct the|edit this|improve this
        correct my|check my|fix my|edit my|polish my|improve my|turn this|make this|review my|feedback on|rate my|critique|shorten|expand on
        the following|this sentence|these sentences|this text|this paragraph|this email|this letter|this review|this tweet|this poem|this passage|classify|sentiment|the lyrics|lyrics|how do you say|how do i say
        example sentence|an example|for example|repeat after me|say this|the sentence|the phrase|the quote|the line|parse|tokenize|write a|write an|write me|compose|generate
        """);

    private static readonly string[] Marks = ["/s", "🙄", "#sarcasm", "#joke", "😜", "/j"];

    /// <summary>Number of leading sentences that are the user's own, serious words.</summary>
    public static int Own(string message, IReadOnlyList<Sentence> sentences)
    {
        foreach (var mark in Marks)
            if (message.EndsWith(mark, StringComparison.Ordinal) || message.Contains(mark + " ", StringComparison.Ordinal)) return 0;
        if (sentences.Any(sentence => sentence.Says(Jokes)) || CountLabels(sentences) > 1) return 0;
        if (sentences.Count > 0 && sentences[^1].Plain is " not " or " jk " or " lol no " or " psych " or " kidding ") return 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Says(Fiction) || sentences[i].Plain.StartsWithAny(FictionStarts)) return i;
            if (sentences[i].Says(Material) && OpensMaterial(sentences[i])) return i;
            if (IsLetter(sentences[i])) return i;
            if (NamesRole(ClauseReader.Read(sentences[i]))) return i;
            if (sentences[i].FirstWord > 0 && i > 0) return i;
        }
        return sentences.Count;
    }

    /// <summary>"Dear Ms. Miller, I …" is written to somebody else.</summary>
    private static bool IsLetter(Sentence sentence) => sentence.Words.Count > 1 && sentence.Words[0].Text == "dear" && sentence.Words[1].IsCapital;

    /// <summary>A command, or a question how to put it: what follows is its material.</summary>
    private static bool OpensMaterial(Sentence sentence)
    {
        if (sentence.IsAsked) return true;
        var clause = ClauseReader.Read(sentence);
        return clause.Subject is Subject.None or Subject.Other or Subject.You || sentence.Plain.StartsWith(" i need you", StringComparison.Ordinal)
            || sentence.Plain.StartsWith(" i want you", StringComparison.Ordinal);
    }

    /// <summary>"You're Sherlock Holmes": what follows is a play.</summary>
    private static bool NamesRole(Clause clause) =>
        clause.Subject == Subject.You && clause.Verb == "be" && clause.VerbAt + 1 < clause.Words.Count
        && (clause.Words[clause.VerbAt + 1].IsCapital || clause.Words.Skip(clause.VerbAt + 1).Take(4).Any(word => Nouns.Fantastic.Contains(word.Text) || Nouns.Jobs.Contains(word.Text)));

    private static int CountLabels(IReadOnlyList<Sentence> sentences) =>
        sentences.Where(sentence => sentence.FirstWord > 0).Select(sentence => sentence.Words[0].Text).Distinct().Count();
}
