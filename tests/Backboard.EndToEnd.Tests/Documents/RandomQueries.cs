namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Questions of every kind about files: what they state, words of theirs in any order, names, ids, and noise.</summary>
internal sealed class RandomQueries(IReadOnlyList<PlantedFile> files, IReadOnlyList<string> ids, int seed)
{
    private const int LongestLimit = 12;

    private readonly Random _random = new(seed);

    private readonly string[] _words =
        [.. files.SelectMany(file => file.Sections).SelectMany(section => section.Paragraphs).SelectMany(text => text.Split(' ', '.')).Where(word => word.Length > 0).Distinct()];

    private readonly string[] _questions = [.. files.SelectMany(file => file.Facts).Select(planted => planted.Fact.Question)];

    public int Limit() => _random.Next(1, LongestLimit);

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => _random.Next(times) == 0;

    public string Next() => _random.Next(6) switch
    {
        0 => Pick(_questions),
        1 => Pick(_words),
        2 => string.Join(' ', Enumerable.Range(0, _random.Next(2, 12)).Select(_ => Pick(_words))),
        3 => $"{Pick(_words)} in {files[_random.Next(files.Count)].Name} {ids[_random.Next(ids.Count)]}?",
        4 => $"{Noise()} {Pick(_words)} {Noise()}",
        _ => Noise(),
    };

    private string Noise() => string.Concat(Enumerable.Range(0, _random.Next(1, 20)).Select(_ => (char)_random.Next(0x20, 0x250)));

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
