using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Kinds of things of which people mostly have one at a time, so that "switched to tea" is seen to concern the coffee.</summary>
internal static class Categories
{
    private static readonly (string Name, FrozenSet<string> Members)[] All = [.. Listed.Select(entry => (entry.Name, entry.Members.SelectMany(Forms).ToFrozenSet()))];

    private static (string Name, FrozenSet<string> Members)[] Listed =>
    [
        ("beverage", WordSet.Of("coffee espresso latte tea matcha water soda cola juice milk decaf kombucha beer wine")),
        ("vehicle", Nouns.Vehicles),
        ("phone", WordSet.Of("iphone android pixel samsung galaxy oneplus nokia huawei xiaomi")),
        ("computer", WordSet.Of("windows mac macos macbook linux ubuntu debian fedora arch thinkpad chromebook pc")),
        ("editor", WordSet.Of("vim neovim emacs vscode vs code sublime intellij rider pycharm webstorm atom zed cursor")),
        ("programming", WordSet.Of("python java javascript typescript rust go golang ruby php kotlin swift c# c++ scala haskell elixir perl")),
        ("browser", WordSet.Of("chrome firefox safari edge brave opera")),
        ("music", WordSet.Of("jazz rock pop metal classical techno rap hip-hop blues country reggae folk punk soul opera funk indie edm")),
        ("color", WordSet.Of("blue red green yellow purple orange pink black white teal turquoise navy gray grey brown violet maroon gold silver magenta")),
        ("sport", WordSet.Of("tennis football soccer basketball baseball hockey golf rugby cricket volleyball badminton squash running cycling swimming yoga pilates crossfit boxing climbing padel")),
        ("instrument", WordSet.Of("guitar piano violin drums flute saxophone trumpet cello bass ukulele harp clarinet banjo keyboard")),
        ("diet", Nouns.Diets),
        ("meat", WordSet.Of("meat beef pork chicken steak bacon ham lamb fish seafood")),
        ("pet", Nouns.Animals),
        ("streaming", WordSet.Of("netflix hulu disney spotify tidal deezer")),
    ];

    /// <summary>The category of a word or of its stem, or null.</summary>
    public static string? Of(string word)
    {
        foreach (var (name, members) in All)
            if (members.Contains(word)) return name;
        return null;
    }

    private static IEnumerable<string> Forms(string word) => [word, word + "s", Stem.Of(word)];
}
