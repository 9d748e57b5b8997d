using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Expands "I'm", "dont", "gonna" and the like, so that grammar sees full words.</summary>
internal static class Contractions
{
    private static readonly FrozenDictionary<string, string[]> Whole = Pairs(
        """
        im=i am;ive=i have;i'ma=i am going to;imma=i am going to;dont=do not;doesnt=does not;didnt=did not;cant=can not;cannot=can not;can't=can not
        wont=will not;won't=will not;isnt=is not;arent=are not;wasnt=was not;werent=were not;havent=have not;hasnt=has not;hadnt=had not
        couldnt=could not;wouldnt=would not;shouldnt=should not;ain't=is not;aint=is not;thats=that is;whats=what is;hes=he is;shes=she is
        theres=there is;youre=you are;theyre=they are;weve=we have;let's=let us;lets=let us;gonna=going to;wanna=want to;gotta=have to
        kinda=kind of;sorta=sort of;dunno=do not know;lemme=let me;gimme=give me;u=you;ur=your;y'all=you;yall=you;shan't=will not
        fave=favorite;fav=favorite;favourite=favorite;favourites=favorites;favs=favorites;faves=favorites;colour=color;bday=birthday;b-day=birthday;yrs=years;yr=year
        tmrw=tomorrow;tmr=tomorrow;tomorow=tomorrow;yo=years old;y.o=years old;rn=right now;bc=because;cuz=because;cos=because;coz=because
        anymore=any more;nomore=no more;definately=definitely;alot=a lot;pls=please;plz=please;thx=thanks;btw=by the way
        dosent=does not;doesnot=does not;alergic=allergic;allergies=allergy;favorit=favorite;vegeterian=vegetarian;wich=which;recieve=receive
        labour=labor;neighbour=neighbor;practise=practice;programme=program;theatre=theater;hobbys=hobbies;alwyas=always;realy=really;liek=like
        """);

    private static readonly FrozenSet<string> Pronouns = WordSet.Of("it that there here what where who how when why he she this everything something nothing everyone");

    private static readonly FrozenSet<string> FinalHints = WordSet.Of("like love rather prefer be never");

    public static void Expand(List<Word> words, Word word)
    {
        var text = word.Text;
        if (Whole.TryGetValue(text, out var parts)) { foreach (var part in parts) words.Add(word with { Text = part }); return; }
        var mark = text.LastIndexOf('\'');
        if (mark <= 0) { words.Add(word); return; }
        var (head, tail) = (text[..mark], text[(mark + 1)..]);
        if (tail == "t" && head.EndsWith('n')) Add(head[..^1], "not");
        else if (tail == "s" && Pronouns.Contains(head)) Add(head, "is");
        else if (tail == "s") Add(head, "'s");
        else if (tail switch { "m" => "am", "re" => "are", "ve" => "have", "ll" => "will", "d" => "'d", _ => null } is { } full) Add(head, full);
        else words.Add(word);

        void Add(string first, string second)
        {
            Expand(words, word with { Text = first });
            words.Add(word with { Text = second, IsCapital = false });
        }
    }

    /// <summary>"I'd been" is had, "I'd go" is would; an apostrophe left out is only seen where a verb must follow.</summary>
    public static void SettleHad(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1].Text : "";
            if (words[i].Text == "'d") words[i] = words[i] with { Text = next == "better" || Verbs.IsParticiple(next) ? "had" : "would" };
            if (words[i].Text is not ("id" or "ill") || (i > 0 && !words[i - 1].IsMark)) continue;
            if (words[i].Text == "id" && !FinalHints.Contains(next)) continue;
            var second = words[i].Text == "id" ? "would" : "will";
            words[i] = words[i] with { Text = "i" };
            words.Insert(i + 1, words[i] with { Text = second, IsCapital = false });
        }
    }

    private static FrozenDictionary<string, string[]> Pairs(string list) => list
        .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(' '));
}
