using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>What people say they do, and the forms of it.</summary>
internal static class Verbs
{
    /// <summary>Base, past, participle; one word where all are alike.</summary>
    private const string Irregular =
        """
        be was been;become became become;begin began begun;break broke broken;bring brought brought;build built built;buy bought bought
        catch caught caught;choose chose chosen;come came come;cost cost cost;cut cut cut;do did done;draw drew drawn;dream dreamt dreamt;drink drank drunk
        drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;fly flew flown
        forget forgot forgotten;freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown;hang hung hung;have had had
        hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew known;lead led led;learn learnt learnt;leave left left
        lend lent lent;let let let;lie lay lain;lose lost lost;make made made;mean meant meant;meet met met;pay paid paid;put put put;quit quit quit
        read read read;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;sell sold sold;send sent sent
        set set set;sew sewed sewn;shoot shot shot;show showed shown;shut shut shut;sing sang sung;sit sat sat;sleep slept slept;speak spoke spoken
        spend spent spent;split split split;stand stood stood;steal stole stolen;stick stuck stuck;sweep swept swept;swim swam swum;take took taken;teach taught taught
        tear tore torn;tell told told;think thought thought;throw threw thrown;understand understood understood;wake woke woken;wear wore worn;win won won;write wrote written
        knit knit knit;bet bet bet;burn burnt burnt;light lit lit;overcome overcame overcome;dig dug dug;swear swore sworn;bite bit bitten;lay laid laid;outgrow outgrew outgrown;die died died;seek sought sought
        """;

    private const string Regular =
        """
        ask live reside move relocate settle work join start switch change love like enjoy adore prefer hate dislike detest loathe despise want plan hope need adopt own play practice
        train study graduate major attend visit travel hike camp cook bake paint sing dance collect volunteer marry divorce date retire resign stop cancel celebrate turn
        call name use wish try finish complete launch open close create receive earn save suffer struggle recover diagnose avoid drop raise foster rescue register sign
        enroll apply interview accept hire fire promote host organize organise attempt exercise jog cycle surf ski climb garden watch listen smoke vape donate return borrow
        rent lease purchase order book schedule reschedule postpone push shift commute walk bike race compete perform record publish design code program teach mentor tutor
        coach help support care miss pass propose renovate decorate fix repair replace upgrade relax chill explore discover experience realize realise decide wait talk chat hang
        prepare dress shop harvest plant grow crochet juggle box wrestle fish hunt sail row dive scuba snorkel swim skate skateboard snowboard stream game blog vlog journal meditate
        pray fast diet lift bench stretch sweat work practise own possess lack carry weigh measure reach hit lower reduce gain identify consider expect deliver birth give celebrate
        arrive depart land reunite engage elope separate split settle inherit invest trade sell manage run lead found direct supervise report serve enlist deploy transfer
        appear speak understand read hear remember forget lose die pass adopt name raise bear outgrow unsubscribe delete remove ditch abandon tolerate digest allergic prefer
        require improve cause involve increase boost contain produce provide prevent strengthen allow enable follow subscribe bank insure
        attended signed researched applied tracked dropped bonded roasted shared participated hosted raised inspired
        """;

    private static readonly FrozenDictionary<string, string> Lemmas = Build();

    public static readonly FrozenSet<string> Participles =
        Irregular.Split([';', '\n']).Select(line => line.Trim().Split(' ')[^1]).Append("gotten").Append("got").ToFrozenSet();

    private static readonly FrozenSet<string> Pasts =
        Irregular.Split([';', '\n']).Select(line => line.Trim().Split(' ')).Where(forms => forms[0] != forms[1]).Select(forms => forms[1]).ToFrozenSet();

    private static readonly FrozenDictionary<string, string> ByStem = Regular.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(Stem.Of).ToFrozenDictionary(Stem.Of, verb => verb);

    private static readonly FrozenSet<string> NotPast = WordSet.Of(
        "need feed speed seed weed bed red ted shed wed exceed proceed succeed indeed hundred based given compared supposed provided unrelated related bored tired excited interested sacred naked");

    /// <summary>The base form where it is known, else the stem.</summary>
    public static string Lemma(string word) =>
        Lemmas.TryGetValue(word, out var lemma) ? lemma : ByStem.TryGetValue(Stem.Of(word), out lemma) ? lemma : Stem.Of(word);

    public static bool IsKnown(string word) => Lemmas.ContainsKey(word) || ByStem.ContainsKey(Stem.Of(word));

    public static bool IsParticiple(string word) => Participles.Contains(word) || (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 3 && !NotPast.Contains(word));

    public static bool IsPast(string word) =>
        Pasts.Contains(word) || (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 3 && !NotPast.Contains(word));

    public static bool IsGerund(string word) => word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal) && !Nouns.NotGerunds.Contains(word);

    /// <summary>A third person's present, such as "lives": told apart from a plural only where the verb is known.</summary>
    public static bool IsThirdPresent(string word) =>
        word is "is" or "has" or "does" or "goes" || (word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && IsKnown(word));

    private static FrozenDictionary<string, string> Build()
    {
        Dictionary<string, string> lemmas = new()
        {
            ["am"] = "be", ["is"] = "be", ["are"] = "be", ["were"] = "be", ["being"] = "be", ["'s"] = "be", ["has"] = "have", ["having"] = "have",
            ["does"] = "do", ["goes"] = "go", ["lying"] = "lie", ["dying"] = "die", ["left"] = "leave", ["going"] = "go", ["doing"] = "do", ["using"] = "use",
        };
        foreach (var forms in Irregular.Split([';', '\n'], StringSplitOptions.TrimEntries).Select(line => line.Split(' ')))
        {
            var stem = Stem.Of(forms[0]);
            string[] all = [forms[0], forms[1], forms[^1], forms[0] + "s", stem + "ing", stem + stem[^1] + "ing", forms[0] + "es"];
            foreach (var form in all) lemmas.TryAdd(form, forms[0]);
        }
        return lemmas.ToFrozenDictionary();
    }
}
