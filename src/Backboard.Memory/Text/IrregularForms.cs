using System.Collections.Frozen;

namespace Backboard.Memory.Text;

/// <summary>English forms that no suffix rule reduces: strong verbs and old plurals.</summary>
internal static class IrregularForms
{
    private const string Table = """
        arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bite bit bitten
        bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught
        choose chose chosen|cling clung|come came|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
        drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
        forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|give gave given
        go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known
        lay laid|lead led|leap leapt|learn learnt|leave left|lend lent|lose lost|make made|mean meant|meet met
        mistake mistook mistaken|overcome overcame|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said
        see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk
        sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun
        spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck|swear swore sworn|sweep swept
        swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
        understand understood|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn
        write wrote written|child children|foot feet|goose geese|man men|mouse mice|person people|tooth teeth|woman women
        knife knives|wife wives|life lives|leaf leaves|shelf shelves|wolf wolves|half halves|thief thieves|loaf loaves|scarf scarves
        """;

    private static readonly FrozenDictionary<string, string> Bases = Table
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(forms => forms.Skip(1).Select(form => (form, Base: forms[0])))
        .ToFrozenDictionary(pair => pair.form, pair => pair.Base);

    public static string BaseOf(string word) => Bases.GetValueOrDefault(word, word);
}
