using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Backboard.LocalSilo;

/// <summary>Hosts grains in this process: finds their classes, makes references, ends what is idle, drains at shutdown.</summary>
public sealed class LocalSiloHost : IGrainFactory
{
    private enum State
    {
        Running,
        Draining,
        Stopped,
    }

    private readonly List<GrainClass> classes;
    private readonly ConcurrentDictionary<Type, GrainProxy> references = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int activationCount;
    private volatile State state;

    internal LocalSiloHost(
        IServiceProvider services, IEnumerable<Assembly> assemblies, LocalSiloOptions options, TimeProvider time, ILogger<LocalSiloHost> log)
    {
        (Services, Options, Time, Log) = (services, options, time, log);
        classes = [.. assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Grain)))
            .Select(type => new GrainClass(type, this))];
    }

    /// <summary>How many activations live in memory now, those included that are being activated or deactivated.</summary>
    public int ActivationCount => Volatile.Read(ref activationCount);

    internal IServiceProvider Services { get; }

    internal LocalSiloOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ILogger Log { get; }

    private IEnumerable<Activation> Activations => classes.SelectMany(grainClass => grainClass.Activations);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrEmpty(primaryKey);
        var template = references.GetOrAdd(typeof(TGrainInterface), static (type, silo) => GrainProxy.Template(type, silo.ClassOf(type)), this);
        return (TGrainInterface)(object)template.For(primaryKey);
    }

    /// <summary>Whether a call may go on: while draining only to what is still active, then nowhere.</summary>
    internal bool Admits(bool hasActivation) => state switch
    {
        State.Running => true,
        State.Draining => hasActivation,
        _ => false,
    };

    /// <summary>Counts an activation in. The count comes first, so that a drain either refuses the activation or waits for it.</summary>
    internal bool TryEnter()
    {
        Interlocked.Increment(ref activationCount);
        if (state == State.Running) return true;
        Leave();
        return false;
    }

    internal void Leave()
    {
        if (Interlocked.Decrement(ref activationCount) == 0 && state != State.Running) drained.TrySetResult();
    }

    internal void ExpireCalls()
    {
        foreach (var activation in Activations) activation.ExpireCalls(Options.ResponseTimeout);
    }

    internal void CollectIdle()
    {
        foreach (var activation in Activations) activation.DeactivateIfIdle(Options.IdleTimeout);
    }

    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref state, State.Draining);
        if (ActivationCount == 0) drained.TrySetResult();
        foreach (var activation in Activations) activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is stopping."));
        try
        {
            await drained.Task.WaitAsync(Options.DrainTimeout, Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.DrainTimedOut(ActivationCount, Options.DrainTimeout);
        }

        state = State.Stopped;
    }

    private GrainClass ClassOf(Type grainInterface)
    {
        var found = classes.FindAll(grainClass => grainClass.Implements(grainInterface));
        return found is [var single] ? single : throw new InvalidOperationException(
            $"{grainInterface.Name} needs exactly one grain class, but has {found.Count}: [{string.Join(", ", found.Select(one => one.Name))}].");
    }
}
