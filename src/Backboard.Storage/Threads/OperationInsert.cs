namespace Backboard.Storage.Threads;

/// <summary>The parts of the memory operations statement that both databases share.</summary>
internal static class OperationInsert
{
    /// <summary>A repeated write finds its operation there.</summary>
    public const string OnConflict = "ON CONFLICT (operation_id) DO NOTHING";

    public static string Target { get; } = $"memory_operations ({OperationRow.Set.Names}, status, attempt, due_at)";

    /// <summary>The computed values, in the order of <see cref="Target"/>.</summary>
    /// <param name="source">Prefix of the source's columns: an alias and a dot, or a parameter's mark.</param>
    /// <param name="now">The dialect's clock.</param>
    public static string Computed(string source, string now) => $"'IN_PROGRESS', 0, {now} + {source}due_in";
}
