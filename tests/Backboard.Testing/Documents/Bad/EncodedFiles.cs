using System.Text;

namespace Backboard.Testing;

/// <summary>Texts of several encodings, or of none.</summary>
internal static class EncodedFiles
{
    private const int SniffedBytes = 4_096;

    private static readonly string[] Words = ["Größe", "déjà vu", "naïve", "São Paulo", "Øresund", "façade", "Zürich", "año"];

    public static IEnumerable<BadFile> All(Random random)
    {
        foreach (var type in (string[])["txt", "md", "csv", "html", "py"])
        {
            var seed = random.Next();
            yield return Failed($"mixed.{type}", "UTF-8 and Latin-1 by turns", () => Mixed(new Random(seed)));
            yield return Failed($"marked-utf8.{type}", "a mark of UTF-8 before Latin-1", () => [0xEF, 0xBB, 0xBF, .. Latin(new Random(seed))]);
            yield return Failed($"marked-utf16.{type}", "a mark of UTF-16 before ASCII", () => [0xFF, 0xFE, .. Magic.Text()]);
            yield return Failed($"odd-utf16.{type}", "half a character at the end of UTF-16", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Größe"), 0x41]);
            yield return Failed($"late-zeros.{type}", "zeros behind the beginning", () => [.. Encoding.ASCII.GetBytes(new string('a', SniffedBytes)), 0, 0, 0, 1, .. Magic.Text()]);
            yield return new BadFile($"zeros.{type}", "zeros", BadFileEnd.Refused, () => [.. "some words"u8, 0, 0, 0, .. Magic.Text()]);
        }
    }

    private static BadFile Failed(string name, string kind, Func<byte[]> make) => new(name, kind, BadFileEnd.Failed, make);

    private static byte[] Mixed(Random random) => [.. Enumerable.Range(0, 40).SelectMany(line =>
        (line % 2 == 0 ? Encoding.UTF8 : Encoding.Latin1).GetBytes($"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]}\n"))];

    private static byte[] Latin(Random random) => [.. Enumerable.Range(0, 40).SelectMany(_ => Encoding.Latin1.GetBytes($"{Words[random.Next(Words.Length)]}\n"))];
}
