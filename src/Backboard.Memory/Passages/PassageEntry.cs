namespace Backboard.Memory.Passages;

/// <summary>A chunk as an index holds it: its terms, not its text.</summary>
internal sealed class PassageEntry
{
    public required ChunkRef Chunk { get; init; }

    /// <summary>Terms of the text, in its order.</summary>
    public required int[] Words { get; init; }

    /// <summary>Terms of the headings above it; shared by the chunks of a section.</summary>
    public required int[] Heading { get; init; }

    /// <summary>Terms of the file's name; shared by the chunks of a document.</summary>
    public required int[] Filename { get; init; }

    /// <summary>Which section of its document; chunks under the same headings have the same.</summary>
    public required int Section { get; init; }

    /// <summary>Hash of all words in their order, stop words included: the same for texts that differ in case and punctuation.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>Never by slot, so that a rebuilt index answers alike.</summary>
    public static int Compare(PassageEntry left, PassageEntry right)
    {
        var order = left.Chunk.DocumentId.CompareTo(right.Chunk.DocumentId);
        return order != 0 ? order : left.Chunk.Ordinal.CompareTo(right.Chunk.Ordinal);
    }
}
