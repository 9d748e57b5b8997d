namespace Backboard.Architecture.Tests;

public sealed class SizeTests
{
    private static readonly string[] Folders = ["src", "tests", "bench"];

    [Fact]
    public void Files_stay_small()
    {
        var lines = Folders
            .Where(folder => Directory.Exists(Path.Combine(Source.Root, folder)))
            .SelectMany(Source.Files)
            .Select(file => (File: file, Lines: File.ReadAllLines(file).Length))
            .OrderBy(entry => entry.Lines)
            .ToList();

        Assert.Empty(lines.Where(entry => entry.Lines > 300).Select(entry => $"{entry.File}: {entry.Lines}"));
        Assert.InRange(lines[lines.Count / 2].Lines, 1, 60);
        Assert.InRange(lines[lines.Count * 95 / 100].Lines, 1, 200);
    }
}
