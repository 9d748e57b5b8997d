using System.Runtime.CompilerServices;

namespace Backboard.Host;

/// <summary>A turn's events as updates of the model that answers it.</summary>
/// <param name="feed">Of the turn's run.</param>
/// <param name="request">What was asked.</param>
/// <param name="before">Tokens that earlier parts of the same run had used.</param>
internal sealed class ClaudeTurnUpdates(
    EventFeed feed, ClaudeRequest request, Usage before, SseOptions options, Shutdown shutdown, TimeProvider time)
{
    private readonly Outage _outage = new(time);
    private int _shown;

    public async IAsyncEnumerable<ModelUpdate> Read([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var page = await feed.Next(options.KeepAlive, cancellationToken);
            if (Trouble(page) is not { } trouble)
                _outage.Over();
            else if (trouble.Kind is not ErrorKind.Unavailable || _outage.Lasted > options.GiveUpAfter)
            {
                yield return new ModelFailed(trouble.Code ?? "unavailable", trouble.Message);
                yield break;
            }
            else
                await _outage.Pause(cancellationToken);
            foreach (var entry in page.Value?.Events ?? [])
                foreach (var update in Of(entry))
                {
                    yield return update;
                    if (update is ModelAnswered or ModelFailed)
                        yield break;
                }
        }
    }

    /// <summary>On a stop an empty page comes back at once, since waiting readers are sent away: asking again must wait.</summary>
    private Error? Trouble(Result<EventPage> page) =>
        page.Error ?? (page.Value!.Events.IsEmpty && shutdown.Stopping.IsCancellationRequested
            ? Error.Unavailable("The server is stopping; the turn goes on and its thread can be read")
            : null);

    private IEnumerable<ModelUpdate> Of(EventEntry entry) => entry.Event switch
    {
        RunStarted started => [new ClaudeBegun(started.MessageId)],
        RunContinuing continuing => [new ClaudeBegun(continuing.MessageId)],
        RunRestarted when _shown > 0 => [new ModelFailed("restarted", "The answer began again after a crash of the server: read it in the thread")],
        ContentStreaming delta => Shown(delta.Content),
        ReasoningStreaming delta => request.ShowsReasoning ? [new ReasoningDelta(delta.Content)] : [],
        RunEnded ended => Ended(entry.Message, ended.Outcome),
        ToolSubmitRequired required => Ended(entry.Message, required.Outcome),
        RunFailed failed => [new ModelFailed(failed.Code, failed.Error)],
        RunCancelled cancelled => [new ModelFailed(cancelled.Reason, $"The turn was ended before its answer was whole ({cancelled.Reason})")],
        _ => [],
    };

    private IEnumerable<ModelUpdate> Shown(string text)
    {
        _shown += text.Length;
        return [new TextDelta(text)];
    }

    /// <summary>What was not published on the way, all of it where nobody read along, and the end.</summary>
    private IEnumerable<ModelUpdate> Ended(Message? message, TurnOutcome outcome)
    {
        if (_shown == 0 && request.ShowsReasoning && message?.Reasoning is { Length: > 0 } reasoning && !request.Stream)
            yield return new ReasoningDelta(reasoning);
        if (message?.Content is { } content && content.Length > _shown)
            yield return new TextDelta(content[_shown..]);
        var used = outcome.Usage ?? Usage.None;
        yield return new ModelAnswered(outcome.StopReason ?? StopReason.EndTurn, message?.ToolCalls ?? [], Less(used, before), ProviderState: null)
        {
            StopSequence = request.Stop is [var only] ? only : null,
        };
    }

    private static Usage Less(Usage all, Usage part) => new(
        all.InputTokens - part.InputTokens,
        all.OutputTokens - part.OutputTokens,
        all.CachedInputTokens - part.CachedInputTokens,
        all.CacheWriteInputTokens - part.CacheWriteInputTokens);
}
