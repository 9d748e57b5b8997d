using System.Text;

namespace Backboard.Grains;

/// <summary>Reads what a recovery has to know: the rows as they are now, and what readers saw of the runs left behind.</summary>
internal sealed class Recovery(ThreadKey key, Lane lane, IThreadStore store)
{
    private const int PageSize = 500;
    private readonly Dictionary<Guid, string> _readable = [];

    /// <summary>Text of an orphan's answer that readers have seen since it last started.</summary>
    public string Readable(Guid runId) => _readable.GetValueOrDefault(runId, "");

    /// <summary>The same as an answer; null when the run is no orphan.</summary>
    public AnswerSnapshot? Seen(Guid runId) => _readable.TryGetValue(runId, out var text) ? AnswerSnapshot.Seen(text) : null;

    /// <summary>Reads the rows; never ends the call.</summary>
    public async Task<Result<bool>?> Look()
    {
        _readable.Clear();
        var seen = await lane.Do<ImmutableArray<Run>>(
            draft => draft.State is { } state ? state.Runs.RemoveAll(run => !state.Orphans.Contains(run.RunId)) : [],
            new LaneTerms { Reloads = true });
        if (seen.Result is not { IsOk: true, Value: var orphans })
            return null;
        foreach (var orphan in orphans)
            _readable[orphan.RunId] = await ReadText(orphan);
        return null;
    }

    private async Task<string> ReadText(Run run)
    {
        var text = new StringBuilder();
        for (var after = Math.Max(0, run.FirstEventSeq - 1); ;)
        {
            var page = await store.Events(key, after, PageSize, run.RunId, CancellationToken.None);
            if (page.IsEmpty)
                return text.ToString();
            foreach (var entry in page)
            {
                if (entry.Event is ContentStreaming delta)
                    text.Append(delta.Content);
                else if (entry.Event is RunContinuing or RunRestarted)
                    text.Clear();
            }

            after = page[^1].Seq;
        }
    }
}
