namespace Backboard.Testing;

/// <summary>Files that open with a password only.</summary>
internal static class EncryptedFiles
{
    public static IEnumerable<BadFile> All(Random random)
    {
        foreach (var (version, revision, bits) in ((int, int, int)[])[(1, 2, 40), (2, 3, 128), (2, 3, 64), (4, 4, 128)])
        {
            var seed = random.Next();
            yield return new BadFile($"encrypted-{version}-{bits}.pdf", "an encrypted PDF", BadFileEnd.Failed, () => SamplePdf.Encrypted(new Random(seed), version, revision, bits));
        }

        foreach (var type in (string[])["docx", "xlsx", "pptx"])
        {
            var seed = random.Next();
            yield return new BadFile($"encrypted.{type}", "an encrypted Office file", BadFileEnd.Refused, () => Magic.Ole(new Random(seed)));
        }
    }
}
