using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace Backboard.Memory.Parsing.Office;

/// <summary>Opens Office files, which are zip files of XML, only after a look at how much would come out of them.</summary>
internal static class OfficePackage
{
    private const int MostEntries = 10_000;
    private const int HighestRatio = 100;
    private const long LargestUnchecked = 10L << 20;
    private const long Largest = 512L << 20;

    /// <summary>Characters of one part of XML.</summary>
    private const long LongestPart = 256L << 20;

    private const string TooMuch = "It unpacks to far more than its own size, as no ordinary document does: save it anew.";

    public static OpenSettings Settings => new() { MaxCharactersInPart = LongestPart, AutoSave = false };

    /// <exception cref="UnreadableException">It is no zip file, or one that must not be unpacked.</exception>
    public static FileStream Open(SourceFile file)
    {
        var stream = file.Open();
        try
        {
            Check(stream, file.Type);
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is InvalidDataException) throw new UnreadableException($"It is no whole .{file.Type} file: it may be damaged or only part of one. Save it anew and upload that.");
            throw;
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>Opens the package as a document.</summary>
    /// <exception cref="UnreadableException">It is none.</exception>
    public static T Read<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or ArgumentException)
        {
            throw new UnreadableException("It is no whole Office file: it may be damaged, or something else that was renamed.");
        }
    }

    public static UnreadableException NotOfThisKind(string program) => new($"It is no {program} file: it may be something else that was renamed.");

    private static void Check(FileStream stream, string type)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries) throw new UnreadableException($"It holds more than {MostEntries:N0} parts, as no ordinary document does: save it anew.");
        // What an entry says of its length is a promise: reading it stops there.
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            unpacked += entry.Length;
            if (unpacked > Largest || (unpacked > LargestUnchecked && unpacked > HighestRatio * stream.Length)) throw new UnreadableException(TooMuch);
        }

        OfficeKinds.Check(zip, type);
    }
}
