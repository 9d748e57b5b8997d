namespace Backboard.Grains.Tests.Documents;

/// <summary>Documents and passages as short as a test wants them.</summary>
internal static class Texts
{
    public static readonly Guid LeaseId = Guid.Parse("0199a0b0-0000-7000-8000-0000000000d1");

    public static readonly Guid RunId = Guid.Parse("0199a0b0-0000-7000-8000-0000000000f1");

    public static Document Document(string filename, DocumentStatus status = DocumentStatus.Indexed, Guid? id = null) => new()
    {
        Key = new DocumentKey("default", id ?? NewId()),
        Scope = new DocumentScope("default", DocumentOwner.Thread, Guid.Parse("00000000-0000-7000-8000-000000000001")),
        Filename = filename,
        Type = filename[(filename.LastIndexOf('.') + 1)..],
        Status = status,
        CreatedAt = Conversation.Now,
    };

    /// <summary>A chunk of the lease, or of another document.</summary>
    public static Passage Passage(
        string text, int ordinal = 0, int start = 0, string filename = "lease.pdf", Guid? id = null, int? page = null, string? heading = null) =>
        new(id ?? LeaseId, filename, new DocumentChunk(ordinal, start, text, Math.Max(1, text.Length / 4), page, heading), 0.5);

    /// <summary>As shown, with ids from p1 on.</summary>
    public static ShownPassages Shown(params Passage[] passages)
    {
        var shown = new ShownPassages(100_000);
        foreach (var passage in passages)
            shown.Show(passage);
        return shown;
    }
}
