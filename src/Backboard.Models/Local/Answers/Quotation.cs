using System.Text.RegularExpressions;
using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>A sentence of a passage, to the letter, and how it is told: with the mark that cites it.</summary>
internal sealed partial record Quotation(RecalledPassage Passage, string Text)
{
    private const int Longest = 400;

    /// <summary>Whether it can be cited.</summary>
    public bool IsCited => Passage.Id is not null && !EndsMark().IsMatch(Text);

    /// <summary>The sentences of a passage that say something.</summary>
    public static IEnumerable<Quotation> Of(RecalledPassage passage) =>
        Prose.Sentences(passage.Text).Select(sentence => new Quotation(passage, Short(sentence)));

    /// <summary>As it stands in an answer, whole or with dots behind it.</summary>
    public string Told()
    {
        if (!IsCited) return Finish(Text);
        var mark = $"[passage:{Passage.Id} \"{Text}\"]";
        return IsFinished(Text) ? $"{Text} {mark}" : $"{Text} {mark}.";
    }

    public static string Finish(string sentence) => IsFinished(sentence) ? sentence : sentence + ".";

    private static bool IsFinished(string sentence) => sentence.TrimEnd('"', '”', ')', '\'') is [.., '.' or '!' or '?' or '…' or ':'];

    private static string Short(string sentence)
    {
        if (sentence.Length <= Longest) return sentence;
        var space = sentence.LastIndexOf(' ', Longest);
        var end = space > 0 ? space : Longest;
        return sentence[..(char.IsHighSurrogate(sentence[end - 1]) ? end - 1 : end)];
    }

    /// <summary>What would end a mark too early.</summary>
    [GeneratedRegex("""["“”„«»]\s*\]|\[passage:""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndsMark();
}
