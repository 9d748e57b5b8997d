namespace Backboard.LocalSilo;

/// <summary>Makes references to grains. A reference is cheap, has no lifetime, and activates its grain when it is called.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain <paramref name="primaryKey"/> of the one class that implements the interface.</summary>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    /// <exception cref="InvalidOperationException">No grain class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey;
}
