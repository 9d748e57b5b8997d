using System.Text;

namespace Backboard.Testing;

/// <summary>Files of other kinds, by how they begin, filled up with noise.</summary>
internal static class Magic
{
    private const int Length = 5_000;

    public static byte[] Png(Random random) => With(random, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52);

    public static byte[] Jpeg(Random random) => With(random, 0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46, 0);

    public static byte[] Gif(Random random) => With(random, [.. "GIF89a"u8]);

    public static byte[] Webp(Random random) => With(random, [.. "RIFF"u8, 0x80, 0x13, 0, 0, .. "WEBPVP8 "u8]);

    public static byte[] Bmp(Random random) => With(random, [.. "BM"u8, 0x88, 0x13, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0]);

    public static byte[] Tiff(Random random) => With(random, 0x49, 0x49, 0x2A, 0, 8, 0, 0, 0);

    /// <summary>An old Office file, or one with a password.</summary>
    public static byte[] Ole(Random random) => With(random, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);

    public static byte[] Elf(Random random) => With(random, 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0);

    public static byte[] Gzip(Random random) => With(random, 0x1F, 0x8B, 8, 0, 0, 0, 0, 0);

    public static byte[] Sqlite(Random random) => With(random, [.. "SQLite format 3\0"u8]);

    public static byte[] Noise(Random random) => With(random);

    public static byte[] Text() => Encoding.UTF8.GetBytes(new SampleProse(1).Paragraph(50));

    private static byte[] With(Random random, params byte[] head)
    {
        var bytes = new byte[Length];
        random.NextBytes(bytes);
        head.CopyTo(bytes, 0);
        return bytes;
    }
}
