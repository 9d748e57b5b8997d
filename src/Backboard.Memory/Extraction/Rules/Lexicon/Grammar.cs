using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>The closed classes that the clause parser walks over.</summary>
internal static class Grammar
{
    public static readonly FrozenSet<string> Speaker = WordSet.Of("i we");

    public static readonly FrozenSet<string> Possessive = WordSet.Of("my our");

    public static readonly FrozenSet<string> FirstPerson = WordSet.Of("i we me us my our mine ours myself ourselves");

    public static readonly FrozenSet<string> Auxiliaries = WordSet.Of(
        "am is are was were be been being have has had having do does did will would can could shall should may might must 's not never to got going used supposed about able");

    public static readonly FrozenSet<string> Modals = WordSet.Of("will would can could shall should may might must");

    public static readonly FrozenSet<string> Copulas = WordSet.Of("am is are was were be been being 's");

    public static readonly FrozenSet<string> Adverbs = WordSet.Of(
        """
        just also really very too only already ever never always now again still even right currently recently lately finally usually often sometimes actually so
        both all honestly definitely totally absolutely truly probably almost nearly mostly mainly generally normally typically rarely hardly barely seldom
        officially basically simply literally kind sort of pretty quite super more first then soon once myself ourselves personally secretly
        deeply strongly especially particularly apparently unfortunately fortunately luckily sadly happily proudly originally previously formerly once initially
        accidentally suddenly quickly slowly regularly occasionally constantly frequently kinda no longer long not since initially temporarily permanently newly
        """);

    public static readonly FrozenSet<string> Interrogatives = WordSet.Of("what which who whom whose when where why how");

    public static readonly FrozenSet<string> Inverters = WordSet.Of(
        "am is are was were do does did have has had will would can could shall should may might must");

    public static readonly FrozenSet<string> Subjects = WordSet.Of("i we you he she they it this that these those there one everyone everybody people someone somebody nobody anyone");

    public static readonly FrozenSet<string> OtherSubjects = WordSet.Of("he she they one everyone everybody people someone somebody nobody anyone");

    public static readonly FrozenSet<string> Prepositions = WordSet.Of(
        "in on at by for with from to of about after before since during until till over under near around through into between without within against as than like per via towards because when while once if although though whereas besides despite throughout along apart aside");

    public static readonly FrozenSet<string> Determiners = WordSet.Of("the a an this that these those any some all every each both no another such his her its their your");

    public static readonly FrozenSet<string> Conjunctions = WordSet.Of("and or but so because if while although though then plus nor yet since until");

    /// <summary>What carries no subject matter of its own.</summary>
    public static readonly FrozenSet<string> Function = FirstPerson
        .Concat(Auxiliaries).Concat(Adverbs).Concat(Interrogatives).Concat(Subjects).Concat(Prepositions).Concat(Determiners).Concat(Conjunctions)
        .Concat(WordSet.Of(
            """
            him them you yours yourself it's something anything everything nothing thing things stuff ok okay yes no yeah yep nope hi hello hey thanks thank well oh please
            way much many lot lots bit little few up down out off back away here there today any more else own other others too either instead anyway let us get
            """))
        .ToFrozenSet();
}
