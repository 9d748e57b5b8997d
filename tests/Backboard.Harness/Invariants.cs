namespace Backboard.Harness;

/// <summary>What holds for every thread, whatever happened to the processes that wrote it.</summary>
internal static class Invariants
{
    public static IEnumerable<string> Of(ThreadView view) =>
        [.. Messages(view), .. view.Runs.SelectMany(run => Run(view, run)), .. ToolRounds(view), .. EventLog.Violations(view)];

    private static IEnumerable<string> Messages(ThreadView view)
    {
        var seqs = view.Messages.Select(message => message.Seq).ToList();
        if (!seqs.SequenceEqual(Enumerable.Range(1, seqs.Count).Select(seq => (long)seq)))
            yield return $"message seqs have gaps: {string.Join(',', seqs)}";
        if (view.Messages.DistinctBy(message => message.MessageId).Count() < seqs.Count)
            yield return "two messages share an id";
        foreach (var doubled in view.Messages.Where(message => message.IsUser).CountBy(message => message.Content).Where(pair => pair.Value > 1))
            yield return $"'{doubled.Key}' is stored {doubled.Value} times";
        foreach (var stray in view.Messages.Where(message => view.Runs.All(run => run.RunId != message.RunId)))
            yield return $"message {stray.Seq} belongs to no run";
    }

    private static IEnumerable<string> Run(ThreadView view, RunView run)
    {
        var own = view.Messages.Where(message => message.RunId == run.RunId).ToList();
        if (!run.IsFinal) yield return $"{run.RunId} is still {run.Status}";
        if (own.Count(message => message.IsUser) > 1) yield return $"{run.RunId} has two user messages";
        var answers = own.Where(message => message.IsAnswer).ToList();
        if (answers.Count > 1) yield return $"{run.RunId} has {answers.Count} answers";
        if (run.Status != "CANCELLED" && answers.LastOrDefault()?.Status != run.Status)
            yield return $"{run.RunId} is {run.Status} and its answer {answers.LastOrDefault()?.Status ?? "is missing"}";
        if (own.Count > 0 && own[^1].Seq - own[0].Seq != own.Count - 1)
            yield return $"{run.RunId} is interleaved with another turn";
    }

    private static IEnumerable<string> ToolRounds(ThreadView view)
    {
        var outputs = view.Messages.Where(message => message.Role == "tool")
            .CountBy(message => (message.RunId, Id: message.Json.GetProperty("metadata_").GetProperty("tool_call_id").GetString()))
            .ToDictionary();
        foreach (var stub in view.Messages.Where(message => message.Status == "REQUIRES_ACTION"))
        {
            foreach (var call in stub.Json.GetProperty("metadata_").GetProperty("tool_calls").EnumerateArray())
            {
                var id = call.GetProperty("id").GetString();
                var count = outputs.GetValueOrDefault((stub.RunId, id));
                if (count != 1) yield return $"tool call {id} is answered {count} times";
            }
        }
    }
}
