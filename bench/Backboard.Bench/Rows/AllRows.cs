namespace Backboard.Bench.Rows;

internal static class AllRows
{
    public static IReadOnlyList<Row> InOrder { get; } =
    [
        HotRow.Row, LongRow.Row, BareRow.Row, SteadyRow.Row, StatementsRow.Row, ColdRow.Row,
        MemoryRow.Row, StreamsRow.Row, ReadersRow.Row, CrowdRow.Row, StartRow.Row,
    ];

    /// <param name="names">With commas in them or not; none means all.</param>
    public static IReadOnlyList<Row> Named(IEnumerable<string> names)
    {
        var wanted = names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        var unknown = wanted.Except(InOrder.Select(row => row.Name)).ToList();
        if (unknown.Count > 0) throw new InvalidOperationException($"no row {string.Join(", ", unknown)}; there are {string.Join(", ", InOrder.Select(row => row.Name))}");
        return wanted.Count == 0 ? InOrder : [.. InOrder.Where(row => wanted.Contains(row.Name))];
    }
}
