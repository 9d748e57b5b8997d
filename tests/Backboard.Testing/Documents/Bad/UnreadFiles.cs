namespace Backboard.Testing;

/// <summary>Sound files of types that are taken but not read yet.</summary>
internal static class UnreadFiles
{
    public static IEnumerable<BadFile> All(Random random)
    {
        foreach (var type in (string[])["doc", "ppt", "xls"]) yield return Of(type, "an old Office file", Magic.Ole);
        foreach (var (type, make) in ((string, Func<Random, byte[]>)[])
            [("png", Magic.Png), ("jpg", Magic.Jpeg), ("jpeg", Magic.Jpeg), ("gif", Magic.Gif), ("webp", Magic.Webp), ("bmp", Magic.Bmp), ("tiff", Magic.Tiff), ("tif", Magic.Tiff)])
            yield return Of(type, "an image", make);

        BadFile Of(string type, string kind, Func<Random, byte[]> make)
        {
            var seed = random.Next();
            return new BadFile($"sound.{type}", kind, BadFileEnd.Failed, () => make(new Random(seed)));
        }
    }
}
