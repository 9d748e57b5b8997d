namespace Backboard.Memory.Tests.Rules;

/// <summary>Hand-written sentences, one a line; <c>\n</c> stands for a new line, <c>=></c> between what is told first and then.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(Corpus).Assembly.GetManifestResourceStream($"Backboard.Memory.Tests.Rules.Corpora.{name}.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal))];
    }

    public static IReadOnlyList<(string First, string Then, bool IsTakenBack)> Pairs(string name) =>
        [.. Lines(name).Select(line => line.Split("=>")).Select(parts => (parts[0].Trim(), parts[1].TrimStart('!').Trim(), parts[1].StartsWith('!')))];
}
