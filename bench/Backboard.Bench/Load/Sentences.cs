namespace Backboard.Bench.Load;

/// <param name="Text">One thing that somebody remembers.</param>
/// <param name="Question">Something that it answers, in some of its words.</param>
internal sealed record Sentence(string Text, string Question);

/// <summary>
/// Sentences by number, the same in every run, hardly two alike: few words are common, most are rare, as in what people say.
/// </summary>
internal static class Sentences
{
    private const int Names = 4_000;

    private static readonly string[] Syllables =
        ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mar", "nel", "or", "pe", "quin", "ras", "sil", "tor", "ul", "vey", "wen", "zan"];

    private static readonly string[] People =
        ["sister", "brother", "friend", "neighbour", "colleague", "boss", "cousin", "teacher", "dentist", "landlord", "nephew", "aunt"];

    private static readonly string[] Deeds =
    [
        "bought", "lost", "painted", "repaired", "sold", "borrowed", "found", "cooked", "planted", "cleaned", "broke", "designed",
        "photographed", "measured", "packed", "rented", "returned", "ordered", "wrapped", "recommended",
    ];

    private static readonly string[] Qualities =
        ["old", "red", "wooden", "expensive", "tiny", "broken", "blue", "heavy", "cheap", "handmade", "rusty", "soft", "noisy", "antique", "green"];

    private static readonly string[] Things =
    [
        "bicycle", "lamp", "guitar", "kettle", "tent", "camera", "table", "jacket", "clock", "mirror", "boat", "violin", "carpet",
        "ladder", "telescope", "drum", "fridge", "garden", "window", "notebook", "piano", "suitcase", "sofa", "kayak", "stove",
    ];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static Sentence Of(int number)
    {
        var random = new Random(number);
        var (person, name, place) = (Pick(random, People), NameOf(Rare(random)), NameOf(Names + Rare(random)));
        var (deed, quality, thing) = (Pick(random, Deeds), Pick(random, Qualities), Pick(random, Things));
        var (day, month, price) = (random.Next(1, 29), Pick(random, Months), random.Next(5, 2_000));
        var text = random.Next(3) switch
        {
            0 => $"My {person} {name} {deed} the {quality} {thing} near {place} on {day} {month}",
            1 => $"In {month} {name}, a {person} of mine from {place}, {deed} a {quality} {thing} for {price} euros",
            _ => $"{name} told me that the {quality} {thing} which my {person} {deed} in {place} had cost {price} euros",
        };
        return new Sentence(text, $"What do you know about {name} and the {thing} in {place}?");
    }

    /// <summary>Small numbers far more often than large ones.</summary>
    private static int Rare(Random random) => (int)(Names * Math.Pow(random.NextDouble(), 3));

    private static string Pick(Random random, string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2))];

    private static string NameOf(int number)
    {
        var name = "";
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length) name += Syllables[rest % Syllables.Length];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
