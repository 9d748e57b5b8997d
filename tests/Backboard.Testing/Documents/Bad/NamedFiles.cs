namespace Backboard.Testing;

/// <summary>Bad names of bad files: whatever is made of the name, nothing is indexed.</summary>
internal static class NamedFiles
{
    private const int TooLong = 300;

    public static IEnumerable<BadFile> All(Random random)
    {
        string[] names =
        [
            "../../../../tmp/escaped.pdf", "..\\..\\windows\\escaped.pdf", "/etc/cron.d/escaped.pdf", "C:\\escaped.pdf", "a/../../b.pdf", "....//....//c.pdf",
            "nul\0l.pdf", "line\nbreak.pdf", "CON.pdf", "-rf.pdf", "--version.pdf", "$(touch escaped).pdf", "%2e%2e%2fescaped.pdf",
            $"{new string('n', TooLong)}.pdf", $"{new string('東', TooLong)}.pdf",
        ];
        foreach (var name in names)
        {
            var seed = random.Next();
            yield return new BadFile(name, "a bad name", BadFileEnd.Either, () => DamagedFiles.CutOff("pdf", new Random(seed)));
        }
    }
}
