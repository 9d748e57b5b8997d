namespace Backboard.Memory.Parsing;

/// <summary>Pages, slides and sheets that a document may have.</summary>
internal static class PageLimit
{
    public const int Most = 5_000;

    /// <exception cref="UnreadableException">It has more.</exception>
    public static void Check(int pages)
    {
        if (pages > Most) throw new UnreadableException($"It has {pages:N0} pages, and at most {Most:N0} are read: split it.");
    }
}
