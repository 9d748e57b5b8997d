using System.Globalization;
using System.Text;

namespace Backboard.Harness;

/// <summary>What holds for the events of every thread: no gap, one end for each run, and deltas that add up to what is stored.</summary>
internal static class EventLog
{
    public static IEnumerable<string> Violations(ThreadView view)
    {
        var ids = view.Events.Where(read => read.Id is not null).Select(read => long.Parse(read.Id!, CultureInfo.InvariantCulture)).ToList();
        if (!ids.SequenceEqual(Enumerable.Range(1, ids.Count).Select(id => (long)id)))
            yield return $"event ids have gaps: {string.Join(',', ids)}";
        var ends = view.Events.Where(Replay.IsFinal).CountBy(RunOf).ToDictionary();
        foreach (var run in view.Runs.Where(run => ends.GetValueOrDefault(run.RunId) != 1))
            yield return $"{run.RunId} has {ends.GetValueOrDefault(run.RunId)} ends";
        foreach (var violation in Texts(view.Events)) yield return violation;
    }

    /// <summary>Turns of a thread do not overlap, so its deltas belong to the start before them.</summary>
    private static IEnumerable<string> Texts(IEnumerable<SseEvent> events)
    {
        var text = new StringBuilder();
        foreach (var read in events)
        {
            switch (read.Type)
            {
                case "run_started" or "run_continuing":
                    text.Clear();
                    break;
                case "run_restarted" when text.Length == 0:
                    yield return $"run_restarted at {read.Id} although no text was readable";
                    break;
                case "run_restarted":
                    text.Clear();
                    break;
                case "content_streaming":
                    text.Append(read.Data.GetProperty("content").GetString());
                    break;
                case "run_ended" or "tool_submit_required" or "run_cancelled"
                    when text.Length > 0 && read.Data.GetProperty("content").GetString() is var stored && stored != text.ToString():
                    yield return $"{read.Type} at {read.Id} stores '{stored}' and streamed '{text}'";
                    break;
                default:
                    break;
            }
        }
    }

    private static Guid RunOf(SseEvent read) => read.Data.GetProperty("run_id").GetGuid();
}
