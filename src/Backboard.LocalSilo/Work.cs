using System.Diagnostics.CodeAnalysis;

namespace Backboard.LocalSilo;

/// <summary>One thing an activation does: a call or a timer's callback.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A task that nobody waits on synchronously holds nothing to dispose.")]
internal abstract class Work
{
    private readonly Task turn;
    private Activation? activation;

    // The task is made where the work comes from, so that the ExecutionContext (logging scopes, Activity) flows from there.
    protected Work()
    {
        turn = new Task(static work => _ = ((Work)work!).RunAsync(), this);
        Node = new(this);
    }

    /// <summary>The work's place in its activation's list of waiting or of running work.</summary>
    public LinkedListNode<Work> Node { get; }

    public abstract bool Interleaves { get; }

    public abstract bool KeepsAlive { get; }

    public void Start(Activation on)
    {
        activation = on;
        turn.Start(on.Scheduler);
    }

    protected abstract Task Begin(Grain grain);

    /// <summary>Reports the completed task; the activation may already be busy with the next work.</summary>
    protected abstract void End(Task outcome);

    private async Task RunAsync()
    {
        Task outcome;
        try
        {
            outcome = Begin(activation!.Grain);
        }
        catch (Exception exception)
        {
            outcome = Task.FromException(exception);
        }

        if (!outcome.IsCompleted) await outcome.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        activation!.Completed(this);
        End(outcome);
    }
}
