using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>The words of a sentence that say what it is about, as stems.</summary>
internal static class Topics
{
    private static readonly FrozenSet<string> Idle = WordSet.Of(
        "forget said say told mention correction wrong mistake true not actually now new used remember note thing things longer more sorry wait scratch ignore disregard delete remove again about meant mean name called own");

    public static HashSet<string> Of(Sentence sentence)
    {
        HashSet<string> stems = [];
        for (var i = sentence.FirstWord; i < sentence.Words.Count; i++)
        {
            var word = sentence.Words[i];
            if (word.Text.Contains('-')) stems.UnionWith(word.Text.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Stem.Of));
            if (!word.IsMark && !Grammar.Function.Contains(word.Text) && !Idle.Contains(word.Text)) stems.Add(Stem.Of(word.Text));
        }
        return stems;
    }

    /// <summary>Without verbs of common use and words of time: what must be shared for two statements to concern one thing.</summary>
    public static bool IsMatter(string stem) => !Common.Contains(stem) && !char.IsAsciiDigit(stem[0]) && !DayWords.Weekdays.ContainsKey(stem) && !DayWords.Months.ContainsKey(stem);

    private static readonly FrozenSet<string> Common = "live work like love enjoy hate want have go get make take start stop quit give play eat drink buy sell day week month year time today tomorrow yesterday morning evening night favorite really home need feel good great move change switch mov chang lost lose broke broken sold quit left gave stopped cancelled canceled died dead passed finished dropped started began bought got went made took had last talk lot way people share try keep push spend bring tough hard super awesome amazing excited happy fun wait happen thing means trip visit run ran longer"
        .Split(' ').Select(Stem.Of).ToFrozenSet();
}
