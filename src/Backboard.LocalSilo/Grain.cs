namespace Backboard.LocalSilo;

/// <summary>
/// The base of every grain class. The silo makes the instance, its constructor's parameters from dependency injection,
/// and runs everything of it one piece of code at a time.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? activation = GrainInstance.UnderConstruction;

    internal Activation Activation =>
        activation ?? throw new InvalidOperationException($"{GetType().Name} was made by hand; only a silo gives a grain its key, timers and lifetime.");

    protected IGrainFactory GrainFactory => Activation.Silo;

    /// <summary>Ends this activation when the calls now running have finished. Later calls meet a fresh one.</summary>
    protected void DeactivateOnIdle() =>
        Activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));

    /// <summary>Runs before the first call. If it throws, the waiting calls fail with that exception and nothing stays.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. What it throws is logged; the token ends when the silo stops waiting for it.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
