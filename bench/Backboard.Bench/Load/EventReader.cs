namespace Backboard.Bench.Load;

/// <summary>Follows a thread's events from their first on, and knows when the second answer has ended.</summary>
internal sealed class EventReader(HttpClient http, Guid threadId)
{
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task SecondAnswer => _second.Task;

    /// <summary>Completes when the reader has left, whatever the reason.</summary>
    public Task Left { get; private set; } = Task.CompletedTask;

    /// <summary>Returns when the first answer's end has been read: from here on the reader is quiet.</summary>
    public async Task OpenAsync(CancellationToken leave)
    {
        var response = await http.GetAsync($"api/threads/{threadId}/events", HttpCompletionOption.ResponseHeadersRead, leave);
        var lines = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(leave), bufferSize: 512);
        if (!await UntilEndAsync(lines, leave)) throw new InvalidOperationException("the stream of a thread ended");
        Left = FollowAsync(response, lines, leave);
    }

    private static async Task<bool> UntilEndAsync(StreamReader lines, CancellationToken leave)
    {
        while (await lines.ReadLineAsync(leave) is { } line)
            if (line.Contains("\"type\":\"run_ended\"", StringComparison.Ordinal)) return true;
        return false;
    }

    private async Task FollowAsync(HttpResponseMessage response, StreamReader lines, CancellationToken leave)
    {
        using (response)
        using (lines)
        {
            try
            {
                if (!await UntilEndAsync(lines, leave)) return;
                _second.TrySetResult();
                while (await lines.ReadLineAsync(leave) is not null)
                {
                    // Stays to the end, as a window does.
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
            {
                // Left, or was cut: whoever has not seen the second answer is counted as lost.
            }
        }
    }
}
