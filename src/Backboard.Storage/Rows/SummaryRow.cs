namespace Backboard.Storage.Rows;

/// <summary>A row of <c>summaries</c>.</summary>
internal sealed record SummaryRow(Guid ThreadId, ThreadSummary Summary)
{
    public static RowSet<SummaryRow> Set { get; } = new RowSet<SummaryRow>()
        .With("thread_id", row => row.ThreadId)
        .With("through_seq", row => row.Summary.ThroughSeq)
        .With("text", row => row.Summary.Text);
}
