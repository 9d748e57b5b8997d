using System.Net;
using System.Text.Json;

namespace Backboard.Bench.Load;

/// <summary>A turn that takes some seconds, and what has become of it, as the API of any node tells.</summary>
internal sealed class TurnInFlight(Guid threadId, string token)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Seconds after which the run was seen to have ended, or to be at work again.</summary>
    /// <exception cref="TimeoutException">Neither in a minute.</exception>
    public async Task<double> ResumedAsync(HttpClient http, long since, CancellationToken stop)
    {
        while (Run.Since(since) < Patience)
        {
            if (await FindAsync(http, stop) is { } run && (run.IsFinal || run.Attempt > 1)) return Run.Since(since).TotalSeconds;
            await Task.Delay(Poll, stop);
        }

        throw new TimeoutException($"the turn of thread {threadId} was not taken up");
    }

    /// <summary>Waits for its end, and counts what is wrong: it is there once, answered once, completed, and the thread has no gap.</summary>
    public async Task<int> FaultsAsync(HttpClient http, CancellationToken stop)
    {
        var started = Run.Now;
        while (await FindAsync(http, stop) is not { IsFinal: true })
        {
            if (Run.Since(started) > Patience) return 1;
            await Task.Delay(Poll, stop);
        }

        var messages = (await GetAsync(http, $"api/threads/{threadId}", stop))!.Value.GetProperty("messages").EnumerateArray().ToList();
        var asked = messages.Where(message => Text(message, "role") == "user" && Text(message, "content").Contains(token, StringComparison.Ordinal)).ToList();
        if (asked is not [var question]) return 1;
        var answers = messages.Where(message => Text(message, "role") == "assistant" && Text(message, "run_id") == Text(question, "run_id")).ToList();
        var isGapFree = messages.Select(message => message.GetProperty("seq").GetInt64()).SequenceEqual(Enumerable.Range(1, messages.Count).Select(seq => (long)seq));
        return answers is [var answer] && Text(answer, "status") == "COMPLETED" && isGapFree ? 0 : 1;
    }

    /// <summary>The newest run of the thread; null while it cannot be had.</summary>
    private async Task<(bool IsFinal, int Attempt)?> FindAsync(HttpClient http, CancellationToken stop)
    {
        if (await GetAsync(http, $"api/threads/{threadId}/runs?limit=200", stop) is not { } page) return null;
        var run = page.EnumerateArray().MaxBy(entry => Text(entry, "created_at"), StringComparer.Ordinal);
        return (Text(run, "status") is "COMPLETED" or "FAILED" or "CANCELLED", run.GetProperty("attempt").GetInt32());
    }

    private static async Task<JsonElement?> GetAsync(HttpClient http, string path, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(path, stop);
            return response.StatusCode == HttpStatusCode.OK ? JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(stop)) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
