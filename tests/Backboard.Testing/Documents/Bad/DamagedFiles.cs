using System.IO.Compression;

namespace Backboard.Testing;

/// <summary>Good files of which something is missing or overwritten.</summary>
internal static class DamagedFiles
{
    private static readonly string[] Types = ["pdf", "docx", "pptx", "xlsx", "json", "xml", "jsonl"];
    private static readonly string[] PackedTypes = ["docx", "pptx", "xlsx"];

    public static IEnumerable<BadFile> Endless(Random random)
    {
        for (var number = 0; ; number++)
        {
            var seed = random.Next();
            var type = Types[number % Types.Length];
            yield return new BadFile($"cut-{number}.{type}", "truncated", BadFileEnd.Failed, () => CutOff(type, new Random(seed)));
            var packed = PackedTypes[number % PackedTypes.Length];
            yield return new BadFile($"smashed-{number}.{packed}", "overwritten", BadFileEnd.Failed, () => Smashed(packed, new Random(seed)));
        }
    }

    /// <summary>The first tenth to nine tenths of a good file, and at least what its kind is recognized by.</summary>
    public static byte[] CutOff(string type, Random random)
    {
        var file = Good(type, random);
        return file[..Math.Max(64, random.Next(file.Length / 10, file.Length * 9 / 10))];
    }

    /// <summary>A file whose largest part was overwritten with noise.</summary>
    private static byte[] Smashed(string type, Random random)
    {
        var file = Good(type, random);
        long packed;
        string name;
        using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            var largest = zip.Entries.MaxBy(entry => entry.CompressedLength)!;
            (packed, name) = (largest.CompressedLength, largest.FullName);
        }

        // Its local header ends with its name; then comes what is packed.
        var start = file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(name)) + name.Length;
        random.NextBytes(file.AsSpan(start + (int)(packed / 4), (int)(packed / 2)));
        return file;
    }

    private static byte[] Good(string type, Random random) =>
        SampleFiles.Make(type, [.. new SampleProse(random.Next()).Pages(random.Next(2, 6))]);
}
