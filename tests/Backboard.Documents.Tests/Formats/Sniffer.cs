using Backboard.Memory.Parsing.Sniffing;

namespace Backboard.Documents.Tests.Formats;

/// <summary>What is seen of a file at the door.</summary>
internal static class Sniffer
{
    private const int HeadLength = 4_096;

    public static string? Objection(string type, byte[] file) => new DocumentSniffer().Objection(type, file.AsSpan(0, Math.Min(file.Length, HeadLength)));
}
