namespace Backboard.LocalSilo;

public static class GrainExtensions
{
    /// <summary>The key of a grain, from inside it or from a reference to it.</summary>
    /// <exception cref="ArgumentException">The object is neither a grain nor a reference made by this silo.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        Grain inside => inside.Activation.Key,
        GrainProxy reference => reference.Key,
        _ => throw new ArgumentException("Only a grain or a reference to one has a key.", nameof(grain)),
    };

    /// <summary>Calls back on the grain's scheduler until disposed. Ends with the activation, whose end also cancels the token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative (other than infinite) or longer than 49 days.</exception>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new GrainTimer(((Grain)grain).Activation, callback, options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(IGrainBase, Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RegisterGrainTimer(cancellationToken => callback(state, cancellationToken), options);
    }
}
