using System.Collections.Immutable;
using System.Globalization;

namespace Backboard.Testing;

/// <summary>The facts of all topics, the same each time; those about one thing stand eight apart.</summary>
internal static class PlantedFacts
{
    private static readonly string[] Given = ["Anselm", "Brigitta", "Casimir", "Delphine", "Eberhard", "Filippa", "Gunnar", "Henrike", "Isidor", "Jolanda"];

    private static readonly string[] Family = ["Achterberg", "Bellweather", "Czerny", "Drummond", "Eisenhut"];

    public static ImmutableArray<PlantedFact> All { get; } = [.. Told()];

    private static IEnumerable<PlantedFact> Told()
    {
        var (number, person) = (0, 0);
        foreach (var topic in PlantedTopics.All)
        {
            foreach (var telling in topic.Tellings)
            {
                foreach (var name in topic.Names)
                {
                    var value = telling.IsPerson ? Person(person++) : Number(number++);
                    yield return new PlantedFact(topic.Noun, name, value, Say(telling.Statement, name, value), telling.Column, Say(telling.Question, name, value));
                }
            }
        }
    }

    private static string Say(string words, string name, string value) => string.Format(CultureInfo.InvariantCulture, words, name, value);

    private static string Number(int at) => $"{101 + (at * 7 % 899)}";

    private static string Person(int at) => $"{Given[at % Given.Length]} {Family[at / Given.Length]}";
}
