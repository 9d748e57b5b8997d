using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>
/// Carries one part of a run from the question to its end: prepares the context, asks the model, shows what comes, and
/// stores the outcome. Every write goes through the lane, which may tell that the run is not ours any more.
/// </summary>
internal sealed partial class TurnRunner(Run run, Lane lane, Compaction compaction, TurnServices services, TimeSpan remaining) : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _writeUntil = services.Time.GetUtcNow() + remaining + Grace;
    private readonly CancellationTokenSource _stop = new();
    private readonly DeltaFlusher _flusher = new(run, lane, services);
    private Given _given = Given.Nothing;

    public Guid RunId => run.RunId;

    public int Attempt => run.Attempt;

    public Answer Answer => _flusher.Answer;

    /// <summary>The answer is being stored: what follows is not part of the turn any more.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Ends the model call at once; nothing more is written.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Somebody reads along from now on.</summary>
    public void Stream() => _flusher.Stream();

    public async Task Run(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(remaining, services.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stop.Token, cancellationToken);
        try
        {
            await RunPart(linked.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            await Fail("deadline_exceeded", "The turn did not end before its deadline.");
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Log.Stopped(services.Logger, run.RunId);
        }
        catch (StoreUnavailableException e)
        {
            Log.Broken(services.Logger, run.RunId, e);
            await Fail("unavailable", "The database did not answer while the turn was prepared.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The edge of a turn: whatever broke, the thread must be usable again.
            Log.Broken(services.Logger, run.RunId, e);
            await Fail("internal_error", "The turn failed on an internal error.");
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunPart(CancellationToken cancellationToken)
    {
        if (await Prepare() is not { } state)
            return;
        var assistant = await services.Assistants.Get(
            new AssistantKey(state.Header.Key.TenantId, state.Header.AssistantId), lane.AssistantVersion, cancellationToken);
        if (assistant is null)
        {
            await Fail("assistant_deleted", "The assistant was deleted.");
            return;
        }

        _given = await new Gathering(run, state, assistant, services).Gather(lane.HasDocuments, cancellationToken);
        if (!run.Request.SendToLlm)
            await Save();
        else if (services.Catalogue.Resolve(run.Request.Provider, run.Request.Model) is { Value: { } model })
            await Ask(state, assistant, model, cancellationToken);
        else
            await Fail("unknown_model", $"No provider serves {run.Request.Provider}/{run.Request.Model} any more.");
    }

    private async Task Ask(ThreadState state, Assistant assistant, ModelInfo model, CancellationToken cancellationToken)
    {
        var budget = Room(model, assistant, documents: null);
        _flusher.Begin(run.Request.Stream, _writeUntil, cancellationToken);
        var opened = Open(state);
        var material = new Material(run, state.Header.Key, assistant, model, _given, services);
        state = await Fit(state, model, Room(model, assistant, material.Documents));
        var request = TurnComposer.Compose(state, run, assistant, model, material);
        var dialogue = new Dialogue(request, material.Search, material.Marks, _flusher, services.Models);
        var ending = await dialogue.Hold(cancellationToken);
        await opened;
        switch (ending)
        {
            case ModelAnswered answered:
                await Complete(answered, dialogue, material);
                await compaction.Run(model, budget, cancellationToken);
                break;
            case ModelFailed failed:
                await Fail(failed.Code, failed.Message);
                break;
        }
    }

    private async Task<ThreadState?> Prepare()
    {
        var seen = await lane.Do<ThreadState>(
            draft => Finishing.Held(draft, run) is null ? Lost : draft.State!, new LaneTerms { NeedsWindow = true, Persists = true, Deadline = _writeUntil });
        if (seen.Result is { Error.Kind: ErrorKind.Corrupt })
            await Fail("corrupt_row", "A stored row of this thread cannot be read; it is kept for repair.");
        return seen.Result?.Value;
    }

    /// <summary>
    /// What was recalled and who is asked is told to readers while that is being done; where nobody reads along, it is written
    /// with the answer.
    /// </summary>
    private Task Open(ThreadState state)
    {
        if (run.AssistantMessageSeq > 0 || run.Request.Memory == MemoryMode.Off)
            return Task.CompletedTask;
        var started = new RunStarted(Ids.OfMessage(run.RunId, state.Header.MessageHead), run.Request.Provider, run.Request.Model);
        var memories = _given.Memory.Memories;
        Answer.Opening = memories.IsEmpty ? [started] : [new MemoryRetrieved(memories), started];
        return Answer.IsStreamed ? Write(draft => Answer.TakePending().EmitPending(draft, run.RunId)) : Task.CompletedTask;
    }

    /// <summary>While a summary is still on its way, what is far too much goes without one.</summary>
    private async Task<ThreadState> Fit(ThreadState state, ModelInfo model, int budget)
    {
        var surplus = compaction.Surplus(state, model, budget, ContextWindow.Limit(budget));
        if (surplus.IsEmpty)
            return state;
        await Write(draft => draft.Summarize(Compactor.Note(draft.State!.Summary, surplus)));
        return await Prepare() ?? state;
    }

    /// <summary>Tokens of history that fit beside the documents shown.</summary>
    private int Room(ModelInfo model, Assistant assistant, string? documents) => ContextWindow.Budget(
        model,
        assistant.WindowTokens ?? services.Options.WindowTokens,
        run.Request.MaxTokens,
        taken: documents is null ? 0 : services.Models.EstimateTokens(model, documents));

    private async Task Complete(ModelAnswered answered, Dialogue dialogue, Material material)
    {
        var request = dialogue.Request;
        var usage = run.Usage + (dialogue.Usage ?? Usage.None);
        var summaryTokens = request.Summary is { } summary ? services.Models.EstimateTokens(request.Model, summary) : 0;
        var used = answered.Usage?.InputTokens ?? ContextWindow.Tokens(services.Models, request.Model, request.History) + summaryTokens;
        var outcome = Finishing.Outcome(run) with
        {
            Provider = request.Model.Provider,
            Model = request.Model.Name,
            Usage = usage,
            StopReason = answered.StopReason,
            Context = new ContextUsage(used, request.Model.ContextLimit, summaryTokens, request.Model.Name),
            RetrievedMemories = _given.Memory.Memories,
            Degraded = _given.Degraded,
            CitedMemories = material.Marks.Memories,
            RetrievedFiles = material.Files,
            Citations = material.Marks.Citations,
            DocumentsPending = _given.Pending,
        };
        HasAnswered = true;
        await Write(draft =>
        {
            var held = Finishing.Held(draft, run)!;
            var message = Finishing.Complete(draft, held, Answer.Take(), answered, outcome);
            Finishing.Conclude(draft, held, message, usage, services.Options);
        });
    }

    private Task Save() => Write(draft =>
    {
        var message = draft.State!.Window.Last(known => known.Seq == run.UserMessageSeq);
        if (!_given.Memory.Memories.IsEmpty)
            draft.Emit(run.RunId, new MemoryRetrieved(_given.Memory.Memories));
        Finishing.Save(draft, Finishing.Held(draft, run)!, message, _given.Memory);
    });

    /// <summary>Needs no history, since it may be the history that cannot be read.</summary>
    private Task Fail(string code, string error) => Write(
        draft => Finishing.Fail(draft, Finishing.Held(draft, run)!, code, error, Answer.Take()), needsWindow: false);

    /// <summary>Writes if the run is still ours, again and again while the database is down; else gives up the run.</summary>
    private async Task Write(Action<Draft> write, bool needsWindow = true)
    {
        var written = await lane.Do<bool>(
            draft =>
            {
                if (Finishing.Held(draft, run) is null)
                    return Lost;
                write(draft);
                return true;
            },
            new LaneTerms { Persists = true, NeedsWindow = needsWindow, Deadline = _writeUntil });
        if (written.Result is not { IsOk: true })
            Stop();
    }

    internal static Error Lost { get; } = Error.Conflict("The run is not this activation's any more.", "lost", 1);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Run {RunId} was stopped.")]
        public static partial void Stopped(ILogger logger, Guid runId);

        [LoggerMessage(LogLevel.Error, "Run {RunId} broke.")]
        public static partial void Broken(ILogger logger, Guid runId, Exception exception);
    }
}
