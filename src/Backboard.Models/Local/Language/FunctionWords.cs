using System.Collections.Frozen;

namespace Backboard.Models.Local.Language;

/// <summary>The closed classes of English: words that shape a sentence and carry no subject matter.</summary>
internal static class FunctionWords
{
    public static readonly FrozenSet<string> FirstPerson = Set(
        "i i'm i've i'd i'll me my mine myself we we're we've we'd we'll us our ours ourselves");

    public static readonly FrozenSet<string> FirstPersonSubject = Set("i i'm i've i'd i'll we we're we've we'd we'll");

    public static readonly FrozenSet<string> FirstPersonPossessive = Set("my mine our ours");

    public static readonly FrozenSet<string> Interrogatives = Set(
        "what what's which who who's whom whose when when's where where's why why's how how's");

    public static readonly FrozenSet<string> Auxiliaries = Set(
        """
        am is are was were be been being isn't aren't wasn't weren't do does did don't doesn't didn't have has had haven't hasn't hadn't
        can could will would shall should may might must can't couldn't won't wouldn't shouldn't
        """);

    public static readonly FrozenSet<string> Copulas = Set(
        "is are was were isn't aren't wasn't weren't has had will won't can can't should must costs starts begins ends opens closes lives works");

    public static readonly FrozenSet<string> Prepositions = Set(
        "in for of at about to from on near by with into onto over under between regarding concerning around through called named titled as than");

    public static readonly FrozenSet<string> Conjunctions = Set("and or but so because if while although though that then plus nor yet since until");

    public static readonly FrozenSet<string> Determiners = Set(
        "the a an this that these those any some all every each both no another such his her its their your");

    public static readonly FrozenSet<string> Pronouns = Set(
        "he she it they him them you yours yourself it's he's she's they're there there's here that's this's you're you've one something anything everything");

    public static readonly FrozenSet<string> Adverbs = Set(
        """
        just also really very too only already ever never always now again still even right please maybe perhaps currently earlier before
        previously lately recently so far actually well not quite currently today's much many more most else
        """);

    public static readonly FrozenSet<string> Times = Set(
        "today tomorrow tonight yesterday now monday tuesday wednesday thursday friday saturday sunday morning afternoon evening noon midnight week weekend month year moment");

    /// <summary>Verbs that ask for something to be made or done when they open a sentence.</summary>
    public static readonly FrozenSet<string> Imperatives = Set(
        """
        tell give show write explain describe list find search look get fetch create make generate draft compose translate summarise summarize
        help compare calculate compute convert book order send play open close turn set add delete remove update schedule plan suggest
        recommend recall remind repeat say name imagine pretend sing solve count check read call run start stop let please teach code build
        design define outline recap rewrite fix debug review answer ask continue stay go come forget remember think
        """);

    /// <summary>Those of them that ask for something new.</summary>
    public static readonly FrozenSet<string> Making = Set(
        "write create make generate draft compose translate rewrite build code design sing imagine pretend book order send");

    /// <summary>Verbs of telling and knowing: they ask about the conversation, not about the world.</summary>
    public static readonly FrozenSet<string> MemoryVerbs = Set(
        """
        remember recall forget forgot know knew known tell told say said mention mentioned talk talked talking speak spoke discuss discussed
        discussing ask asked share shared remind repeat chat chatted note noted learn learned memorise memorize
        """);

    /// <summary>Everything a search for shared words passes over.</summary>
    public static readonly FrozenSet<string> All = FirstPerson
        .Concat(Interrogatives).Concat(Auxiliaries).Concat(Prepositions).Concat(Conjunctions).Concat(Determiners).Concat(Pronouns).Concat(Adverbs)
        .Concat(MemoryVerbs)
        .Concat(Set("like thing things stuff conversation last first previous anything something user user's hi hello hey thanks thank ok okay yes"))
        .Except(Set("like"))
        .ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word in any case that carries no subject matter.</summary>
    public static bool Contains(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length > lower.Length) return false;
        word.ToLowerInvariant(lower);
        var plain = lower[..word.Length];
        plain.Replace('’', '\'');
        return AllBySpan.Contains(plain);
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
