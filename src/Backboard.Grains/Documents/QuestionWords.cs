using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Backboard.Grains;

/// <summary>Tells questions for something from those for a document's substance as such, such as "what are the key points in the document?".</summary>
internal static partial class QuestionWords
{
    private const string Common = """
        a about above after again all also am an and any anything are as ask at be because been before being below but by can could did do
        does doing done down each either else every everything few for from full further get give go going good got had has have having
        he hello help her here hers hey hi him his how i if in into is it its itself just know let like look make many may maybe me mean
        might mine more most much must my need no nor not now of off ok okay on once one only onto or other our ours out over own per please
        quite really say see shall she should show so some something such take tell than thank thanks that the their theirs them then there
        these they thing things think this those through to too under until up upon us use very via want was we well were what whatever
        when where whether which while who whom whose why will with within without would write yes yet you your yours
        d ll m re s t ve don doesn didn isn aren couldn wouldn won ain
        zero two three four five six seven eight nine ten first last next new
        """;

    private const string Asking = """
        document documents doc docs docx file files pdf pdfs ppt pptx xls xlsx csv txt md html attachment attachments attach attached attaching
        upload uploads uploaded uploading paper papers article articles report reports manual handbook book text texts page pages passage passages
        section sections chapter chapters paragraph paragraphs sentence sentences slide slides deck presentation spreadsheet spreadsheets sheet
        sheets workbook word excel powerpoint contents content material source sources it
        summarise summarize summarised summarized summarising summarizing summary summaries sum recap overview outline gist tldr tl dr digest
        synopsis key main major important essential central core primary significant top point points idea ideas topic topics theme themes
        takeaway takeaways fact facts detail details information info highlight highlights insight insights subject matter general whole entire
        overall brief briefly short shortly long quick quickly detailed bullet bullets list lists explain explains describe describes read reads
        review analyse analyze analysis discuss discusses discussed cover covers covered contain contains contained include includes included
        mention mentions mentioned says said tells told find found learn understand talk talks
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WithoutContent = $"{Common} {Asking}"
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the text has a word that passages can be looked for by. A number of one or two digits is none.</summary>
    public static bool HasContent(string text)
    {
        foreach (var match in Words().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            if (!WithoutContent.Contains(word) && !(word.Length <= 2 && word.IndexOfAnyExceptInRange('0', '9') < 0))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Words();
}
