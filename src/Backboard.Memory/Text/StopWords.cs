using System.Collections.Frozen;

namespace Backboard.Memory.Text;

/// <summary>English words too common to be looked for.</summary>
internal static class StopWords
{
    private const string All = """
        a about am an and any are arent as at be because been being but by can cant could couldnt did didnt do does doesnt doing
        done dont during each for from get gets getting got had hadnt has hasnt have havent having he her here hers herself him
        himself his how i if in into is isnt it its itself just ll me might mine my myself no nor not of off oh ok okay on or our
        ours out over per rather really re s shall she should shouldnt so some such t than that the their theirs them themselves
        then there these they this those through to too up us ve very was wasnt we were werent what when where whether which
        while who whom whose why will with wont would wouldnt you your yours yourself yourselves
        """;

    private static readonly FrozenSet<string> Words = All.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public static bool Contains(string word) => Words.Contains(word);
}
