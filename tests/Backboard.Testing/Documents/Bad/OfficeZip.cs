using System.Buffers.Binary;
using System.IO.Compression;

namespace Backboard.Testing;

/// <summary>Tampers with the zip files that Office files are.</summary>
internal static class OfficeZip
{
    private static readonly SampleSection Section = new("Heading", "Some words under it.");

    /// <summary>A good file with one more entry.</summary>
    public static byte[] With(string type, string entry, byte[] content) => Change(type, zip => Add(zip, entry, content));

    /// <summary>A good file with so many more empty entries.</summary>
    public static byte[] WithMany(string type, int count) => Change(type, zip =>
    {
        for (var i = 0; i < count; i++) Add(zip, $"part{i}.xml", []);
    });

    /// <summary>A file whose main part is this.</summary>
    public static byte[] Replacing(string type, byte[] main) => Change(type, zip =>
    {
        var entry = MainOf(zip, type);
        var name = entry.FullName;
        entry.Delete();
        Add(zip, name, main);
    });

    /// <summary>The same file, but all lengths in it are said to be huge.</summary>
    public static byte[] Lying(byte[] file)
    {
        // "PK\1\2" is an entry of the central directory, at 24 bytes into it its unpacked length.
        for (var at = file.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0;)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 24), 1 << 30);
            var next = file.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return file;
    }

    private static byte[] Change(string type, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(SampleFiles.Make(type, Section));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        return stream.ToArray();
    }

    private static ZipArchiveEntry MainOf(ZipArchive zip, string type)
    {
        var ending = type switch { "docx" => "document.xml", "xlsx" => "workbook.xml", _ => "presentation.xml" };
        return zip.Entries.First(entry => entry.FullName.EndsWith(ending, StringComparison.Ordinal));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        stream.Write(content);
    }
}
