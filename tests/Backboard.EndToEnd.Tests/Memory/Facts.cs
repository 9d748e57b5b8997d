namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Something a user says, and two questions that it answers.</summary>
/// <param name="Statement">The user's words.</param>
/// <param name="Key">The part of them that no other fact of the same assistant has.</param>
/// <param name="Near">A question that shares words with it.</param>
/// <param name="Far">A question that shares no word with it but those that every sentence has.</param>
internal sealed record Fact(string Statement, string Key, string Near, string Far);

/// <summary>Facts from templates. Each value stands once in the facts of one assistant.</summary>
internal static class Facts
{
    private static readonly string[] Cities = Words("Porto, Tromsø, Leipzig, Bergamo, Cork, Utrecht, Gdańsk, Girona, Aarhus, Tartu, Graz, Brno");
    private static readonly string[] Drinks = Words("espresso, buttermilk, rooibos, cocoa, chicory, lemonade, matcha, kefir, cider, barley tea, tonic, horchata");
    private static readonly string[] Surnames = Words("Okafor, Lindqvist, Marchetti, Haddad, Novak, Pereira, Vasquez, Tanaka, Dubois, Kowalski, Byrne, Eriksen");
    private static readonly string[] Things = Words("stamps, thimbles, fossils, postcards, typewriters, marbles, teapots, corkscrews, beetles, globes, vinyl, keyrings");

    private static readonly (string Statement, string Near, string Far, string[] Values)[] Templates =
    [
        ("I'm allergic to {0}.", "What am I allergic to?", "Which ingredients must a meal for me avoid?",
            Words("walnuts, shellfish, sesame, soybeans, mustard, celery, lupin, buckwheat, kiwis, mangoes, oysters, eggplant")),
        ("My sister is called {0}.", "What is my sister called?", "Who else grew up in the same house?",
            Words("Livia, Tomas, Ingrid, Rashid, Noemi, Casimir, Yara, Fergus, Odile, Anselm, Priya, Zoltan")),
        ("I work as a {0}.", "What do I work as?", "How do I earn a living?",
            Words("carpenter, beekeeper, notary, glazier, midwife, surveyor, locksmith, librarian, welder, florist, pilot, tailor")),
        ("I live in {0}.", "Where do I live?", "Which town is home for me?", Cities),
        ("My dog's name is {0}.", "What is the name of my dog?", "What should somebody shout in the park?",
            Words("Biscuit, Rumpus, Domino, Clover, Pickle, Tundra, Juniper, Waffles, Bandit, Pepper, Mocha, Gizmo")),
        ("I drive a {0}.", "What do I drive?", "Which vehicle is parked outside?",
            Words("Volvo, Skoda, Mazda, Renault, Subaru, Fiat, Lancia, Dacia, Peugeot, Toyota, Kia, Seat")),
        ("My birthday is on {0}.", "When is my birthday?", "When should people congratulate me?",
            Words("May 4th, June 17th, March 29th, October 2nd, July 23rd, August 11th, January 9th, April 30th, December 6th, November 14th, February 21st, September 8th")),
        ("I play the {0} in an orchestra.", "Which instrument do I play?", "Am I musical?",
            Words("oboe, cello, bassoon, viola, trombone, harp, clarinet, tuba, piccolo, timpani, flute, horn")),
        ("My favourite book is {0}.", "What is my favourite book?", "What should I pack to read again?",
            Words("Middlemarch, Dracula, Emma, Ulysses, Candide, Walden, Persuasion, Beloved, Siddhartha, Rebecca, Solaris, Dune")),
        ("I studied {0} at university.", "What did I study at university?", "Which degree do I hold?",
            Words("geology, botany, philology, statistics, astronomy, theology, acoustics, forestry, zoology, logistics, economics, metallurgy")),
        ("I like {0} in the morning.", "What do I like in the morning?", "Could you suggest a breakfast?", Drinks),
        ("I hate {0}.", "What do I hate?", "Which annoyance should be kept away from me?",
            Words("karaoke, drizzle, traffic jams, fireworks, mosquitoes, small talk, escalators, balloons, glitter, raisins, jazz, turbulence")),
        ("My doctor is Dr. {0}.", "Who is my doctor?", "Who looks after my health?", Surnames),
        ("I speak {0} fluently.", "Which language do I speak fluently?", "Could I help as an interpreter?",
            Words("Basque, Finnish, Swahili, Catalan, Latvian, Tagalog, Hindi, Welsh, Maltese, Persian, Quechua, Danish")),
        ("I broke my {0} last winter.", "What happened to me last winter?", "Did I ever have an accident?",
            Words("collarbone, wrist, ankle, elbow, kneecap, thumb, heel, jaw, nose, shin, toe, rib")),
        ("I'm training for the {0}.", "What am I training for?", "Why do I get up so early and sweat?",
            Words("Boston Marathon, Ironman, Vasaloppet, Comrades, Giro, Dakar Rally, Spartathlon, Barkley, Birkebeiner, Engadin, Fastnet, Gordon Bennett")),
        ("I was born in {0}.", "Where was I born?", "What are my origins?",
            Words("Uruguay, Estonia, Senegal, Iceland, Nepal, Ecuador, Ghana, Cyprus, Bhutan, Malta, Oman, Laos")),
        ("I collect {0}.", "What do I collect?", "How is my spare time spent?", Things),
        ("I started {0} this year.", "What did I start this year?", "Which hobby is new for me?",
            Words("fencing, curling, bouldering, archery, rowing, squash, judo, badminton, kayaking, orienteering, handball, cricket")),
        ("My shoe size is {0}.", "What is my shoe size?", "Which boots would fit me?",
            Words("37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48")),
    ];

    public static int Kinds => Templates.Length;

    /// <summary>The facts of one assistant; more than one of a kind only where more are asked for than there are kinds.</summary>
    public static IReadOnlyList<Fact> Of(int assistant, int count) => [.. Enumerable.Range(0, count).Select(index =>
    {
        var (statement, near, far, values) = Templates[index % Templates.Length];
        var value = values[(assistant + (index / Templates.Length)) % values.Length];
        return new Fact(string.Format(statement, value), value, near, far);
    })];

    /// <summary>Notes that have words in common with facts and questions, and tell none of them.</summary>
    public static string Distractor(int number)
    {
        var name = Surnames[number % Surnames.Length];
        var city = Cities[number / 3 % Cities.Length];
        return (number % 5) switch
        {
            0 => $"Ticket {number}: the delivery to {city} is late, {name} should call the driver.",
            1 => $"Ticket {number}: {name} asked which size of box the {Things[number % 12]} need.",
            2 => $"Ticket {number}: the office in {city} wants {number} copies of the book list this year.",
            3 => $"Ticket {number}: {name} plays the recording of the morning meeting to the {city} team.",
            _ => $"Ticket {number}: invoice {number * 7} for {Drinks[number % 12]} goes to {name} at the university of {city}.",
        };
    }

    private static string[] Words(string list) => list.Split(", ");
}
