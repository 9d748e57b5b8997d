namespace Backboard.LocalSilo;

/// <summary>A call on its way through an activation, and the answer its caller waits for.</summary>
internal abstract class Call(GrainMethod method, object?[] arguments, long madeAt) : Work
{
    public long MadeAt => madeAt;

    public GrainMethod Method => method;

    public abstract Task Answer { get; }

    public override bool Interleaves => method.Interleaves;

    public override bool KeepsAlive => true;

    public abstract void Fail(Exception exception);

    protected override Task Begin(Grain grain) => method.Invoke(grain, arguments);
}

internal sealed class VoidCall(GrainMethod method, object?[] arguments, long madeAt) : Call(method, arguments, madeAt)
{
    private readonly TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Answer => answer.Task;

    public override void Fail(Exception exception) => answer.TrySetException(exception);

    protected override void End(Task outcome) => answer.TrySetFromTask(outcome);
}

internal sealed class Call<T>(GrainMethod method, object?[] arguments, long madeAt) : Call(method, arguments, madeAt)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<T> Answer => answer.Task;

    public override void Fail(Exception exception) => answer.TrySetException(exception);

    protected override void End(Task outcome)
    {
        // A method that throws before its first task gives a failed task without a type.
        if (outcome is Task<T> typed) answer.TrySetFromTask(typed);
        else answer.TrySetException(outcome.Exception!.InnerExceptions);
    }
}
