using Backboard.Bench.Cranfield;
using Backboard.Bench.Locomo;
using Backboard.Bench.Rows.Cluster;

namespace Backboard.Bench.Rows;

internal static class AllRows
{
    public static IReadOnlyList<Row> InOrder { get; } =
    [
        HotRow.Row, LongRow.Row, BareRow.Row, SteadyRow.Row, StatementsRow.Row, ColdRow.Row,
        MemoryRow.Row, StreamsRow.Row, ReadersRow.Row, CrowdRow.Row, StartRow.Row, MessagesRow.Row,
        LargeRecallRow.Row, RecallTurnRow.Row, LargePassagesRow.Row, PlantedRow.Row,
    ];

    /// <summary>What <c>--recall</c> measures in place of all.</summary>
    public static IReadOnlyList<Row> OfRecall(LocomoStudy study) => [.. LocomoRows.Over(study), LargeRecallRow.Row, RecallTurnRow.Row];

    /// <summary>What <c>--docs</c> measures in place of all.</summary>
    public static IReadOnlyList<Row> OfDocuments(CranfieldStudy study) => [.. CranfieldRows.Over(study), LargePassagesRow.Row, PlantedRow.Row];

    /// <summary>What <c>--cluster</c> measures in place of all.</summary>
    public static IReadOnlyList<Row> OfCluster { get; } = [KilledNodeRow.Row, ThreeProcessesRow.Row, OtherNodeRow.Row, KilledClusterRow.Row];

    /// <param name="rows">Those there are.</param>
    /// <param name="names">With commas in them or not; none means all.</param>
    public static IReadOnlyList<Row> Named(this IReadOnlyList<Row> rows, IEnumerable<string> names)
    {
        var wanted = names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        var unknown = wanted.Except(rows.Select(row => row.Name)).ToList();
        if (unknown.Count > 0) throw new InvalidOperationException($"no row {string.Join(", ", unknown)}; there are {string.Join(", ", rows.Select(row => row.Name))}");
        return wanted.Count == 0 ? rows : [.. rows.Where(row => wanted.Contains(row.Name))];
    }
}
