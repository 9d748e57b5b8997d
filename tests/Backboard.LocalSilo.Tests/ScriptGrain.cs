using System.Collections.Concurrent;

namespace Backboard.LocalSilo.Tests;

/// <summary>A grain whose methods run the test's own code inside the grain.</summary>
public interface IScriptGrain : IGrainWithStringKey
{
    Task Run(Func<ScriptGrain, Task> step);

    [AlwaysInterleave]
    Task RunInterleaved(Func<ScriptGrain, Task> step);
}

/// <summary>A second interface of the same class.</summary>
public interface ICountGrain : IGrainWithStringKey
{
    /// <summary>Adds one in a way that loses counts if two calls ever overlap.</summary>
    Task<int> Increment();
}

public sealed class ScriptGrain(Script script) : Grain, IScriptGrain, ICountGrain, IDisposable
{
    private int count;

    public string KeyInConstructor { get; } = script.Constructed();

    public IGrainFactory Grains => GrainFactory;

    public void EndMe() => DeactivateOnIdle();

    public Task Run(Func<ScriptGrain, Task> step) => step(this);

    public Task RunInterleaved(Func<ScriptGrain, Task> step) => step(this);

    public async Task<int> Increment()
    {
        var before = count;
        await Task.Yield();
        return count = before + 1;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        script.Note($"activate {this.GetPrimaryKeyString()}");
        return script.OnActivate(this);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await script.OnDeactivate(this, cancellationToken);
        script.Note($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
    }

    public void Dispose() => script.Note("dispose");
}

/// <summary>What a test wants of the grains' lifetime, and what was seen of it.</summary>
public sealed class Script
{
    private readonly ConcurrentQueue<string> notes = new();

    public Func<ScriptGrain, Task> OnActivate { get; set; } = _ => Task.CompletedTask;

    public Func<ScriptGrain, CancellationToken, Task> OnDeactivate { get; set; } = (_, _) => Task.CompletedTask;

    public Func<string> Constructed { get; set; } = () => "";

    public string[] Notes => [.. notes];

    public void Note(string what) => notes.Enqueue(what);

    public int Count(string what) => notes.Count(note => note == what);
}
