namespace Backboard.LocalSilo;

/// <summary>Anything that has a grain key: a grain, or a reference to one.</summary>
public interface IAddressable;

/// <summary>A grain interface. Its methods return Task, Task&lt;T&gt;, ValueTask or ValueTask&lt;T&gt;.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain interface whose grains are named by a string.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>What timers attach to; <see cref="Grain"/> is its only implementation.</summary>
public interface IGrainBase
{
    Task OnActivateAsync(CancellationToken cancellationToken);

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken);
}
