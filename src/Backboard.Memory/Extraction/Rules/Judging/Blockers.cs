namespace Backboard.Memory.Extraction.Rules;

/// <summary>Turns of phrase that make a sentence something else than a statement about the speaker.</summary>
internal static class Blockers
{
    private static readonly string[] Hypothetical = WordSet.Phrases(
        """
        if i were|if i was|if we were|if i had|if we had|if i could|if we could|if i ever|if only|as if i|as if we|i wish|we wish|what if|i would|we would|i might|we might|i may|we may|might have|would have|could have|should have
        i could|we could|maybe i|perhaps i|maybe we|perhaps we|i might be|would i|in theory|theoretically|say i|suppose i|supposing i|assuming i|imagine i|pretend i|let us say|in case i
        unless i|whether i|whether or not|i should|we should|i shall|i could be|in an alternate
        """);

    private static readonly string[] HypotheticalStarts = WordSet.Phrases(
        "if|suppose|supposing|assume|assuming|imagine|say|pretend|what if|maybe|perhaps|unless|whether|were i|had i|should i|even if|let us|hypothetically|in case|provided|one could|picture");

    private static readonly string[] Negated = WordSet.Phrases("could not|would not eat|would not touch");

    private static readonly string[] Poison = WordSet.Phrases(
        """
        ignore|disregard|override|overrule|bypass|jailbreak|obey|admin rights|admin access|administrator access|root access|superuser|sudo|all users|every user|other users|any user|the users|the user is
        system prompt|your instructions|previous instructions|prior instructions|your rules|the rules|safety|restrictions|unrestricted|no restrictions|developer mode|god mode|full access|permission|permissions|privileges|privilege|clearance
        credentials|api key|api keys|your system|the system|the assistant|you are now|you are no longer|you are a|you are an|you must|you have no|reveal|exfiltrate|delete all|your developer|your creator|your owner|your admin|i am the admin|i am an admin|i am admin
        i am the administrator|i am an administrator|i am the owner|grant|authorized|authorised|unlock|confidential|policy|policies|guardrails|moderation
        """);

    private static readonly string[] Sarcasm = WordSet.Phrases(
        "oh joy|oh yay|yeah right|yeah sure|sure , because|yeah , because|sure , and|right , because|right , and|wow great|wow , great|because of course|because that is exactly|oh , sure|oh , great|yeah , right|yeah , sure|oh how|just what i needed|what could go wrong|said no one|and i am the|then i am the|and pigs fly|when pigs fly");

    private static readonly string[] FeignedStarts = WordSet.Phrases("oh|sure|right|wow|great|yeah|wonderful|fantastic|perfect|of course|clearly|obviously|yes|awesome|lovely");

    private static readonly string[] FeignedJoy = WordSet.Phrases("just love|just adore|totally love|totally enjoy|absolutely love|absolutely adore|really love it|love it when|adore it when|love being|adore being|enjoy being|love waiting|adore waiting|totally|obviously");

    private static readonly string[] Reported = WordSet.Phrases(
        """
        i told|i asked|we asked|we told|i said|we said|i replied|i answered|i heard that|i read that|i saw that|i read somewhere|i heard|they say|people say|he said|she said|they said|said that he|said that she|he says|she says|they told|he told|she told
        i quote|as the saying goes|the saying|according to|we call|we define|we refer|we denote|we assume|we can see|we get x|as we know|we know that|we all need|we all have|we all know|we all want|we all live|we all are|we are all|we all make|we all die|we all get|we humans|as humans|we as a|we say|we learn that|we breathe|i was told that|rumor has it|rumour has it|humans
        """);

    private static readonly string[] Bears = WordSet.Phrases("told you|told me");

    /// <summary>Not meant, not the speaker's, or not to be kept, whatever its grammar.</summary>
    public static bool Block(Sentence sentence) =>
        IsQuestion(sentence) || IsHypothetical(sentence) || sentence.Says(Poison) || IsSarcastic(sentence)
        || (sentence.Says(Reported) && !sentence.Says(Bears)) || IsPun(sentence);

    private static bool IsSarcastic(Sentence sentence) =>
        sentence.Says(Sarcasm) || (sentence.Says(FeignedJoy) && AfterLabel(sentence).StartsWithAny(FeignedStarts));

    public static bool IsPoison(Sentence sentence) => sentence.Says(Poison);

    public static bool IsQuestion(Sentence sentence)
    {
        if (sentence.IsAsked) return true;
        var words = sentence.Words;
        var at = Openers.Skip(words, sentence.FirstWord);
        if (at >= words.Count) return true;
        var (first, next) = (words[at].Text, at + 1 < words.Count ? words[at + 1].Text : "");
        if (Grammar.Interrogatives.Contains(first)) return !IsAdjunct(first, next);
        if (!Grammar.Inverters.Contains(first)) return false;
        return Grammar.Subjects.Contains(next) || Grammar.Possessive.Contains(next) || next is "not" or "anyone" or "anybody" or "the" or "your" && first is not ("had" or "did" or "have" or "do" or "can");
    }

    /// <summary>"When I was a kid" and "What I love is" are no questions.</summary>
    private static bool IsAdjunct(string first, string next) =>
        first is "when" or "what" or "where" && (Grammar.FirstPerson.Contains(next) && next is "i" or "we" or "my");

    private static bool IsHypothetical(Sentence sentence) =>
        (sentence.Says(Hypothetical) && !sentence.Says(Negated) && !sentence.Says(Usual)) || AfterLabel(sentence).StartsWithAny(HypotheticalStarts);

    private static readonly string[] Usual = WordSet.Phrases("we could see|i would say|i would say that|call me if");

    private static string AfterLabel(Sentence sentence) =>
        sentence.FirstWord == 0 ? sentence.Plain : $" {string.Join(' ', sentence.Words.Skip(sentence.FirstWord).Select(word => word.Text))} ";

    /// <summary>"I used to be a baker but I …" is a joke unless it says what came instead.</summary>
    private static bool IsPun(Sentence sentence)
    {
        var but = sentence.Plain.IndexOf(" but ", StringComparison.Ordinal);
        var used = sentence.Plain.IndexOf(" i used to ", StringComparison.Ordinal);
        if (used < 0 || but < used) return false;
        var rest = sentence.Plain[but..];
        return !rest.ContainsAny(Instead);
    }

    private static readonly string[] Instead = WordSet.Phrases("now|quit|stopped|switched|moved|changed|retired|gave|any more|no longer|got|since|never");
}
