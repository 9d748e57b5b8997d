namespace Backboard.Memory.Extraction;

/// <summary>Short names of the related memories for one reading: a model that invents or mistypes an id names nothing.</summary>
internal static class Handles
{
    public static string Of(int index) => $"m{index + 1}";

    public static MemoryRecord? Find(ImmutableArray<MemoryRecord> related, string handle)
    {
        for (var at = 0; at < related.Length; at++)
            if (handle.Equals(Of(at), StringComparison.OrdinalIgnoreCase)) return related[at];
        return null;
    }
}
