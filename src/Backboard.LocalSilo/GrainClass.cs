using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.LocalSilo;

/// <summary>A grain class and its activations, at most one per key.</summary>
internal sealed class GrainClass(Type type, LocalSiloHost silo)
{
    private readonly ConcurrentDictionary<string, Activation> activations = new();
    private readonly ObjectFactory create = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);

    public string Name => type.Name;

    public LocalSiloHost Silo => silo;

    public IEnumerable<Activation> Activations => activations.Select(static entry => entry.Value);

    public bool Implements(Type grainInterface) => grainInterface.IsAssignableFrom(type);

    public Grain NewGrain(IServiceProvider services) => (Grain)create(services, null);

    public void Dispatch(string key, Call call)
    {
        while (true)
        {
            if (!silo.Admits(hasActivation: activations.TryGetValue(key, out var activation)))
            {
                call.Fail(new InvalidOperationException($"The silo is stopping and takes no more calls; {call.Method.Name} on '{key}' was not made."));
                return;
            }

            activation ??= activations.GetOrAdd(key, static (key, grainClass) => new Activation(grainClass, key, []), this);
            if (activation.TryAdd(call)) return;
        }
    }

    /// <summary>Takes an ended activation out of its place, and puts a fresh one there if calls are left for it, in their order.</summary>
    public void Replace(Activation ended, IReadOnlyList<Call> left)
    {
        if (left.Count > 0 && silo.Admits(hasActivation: false))
        {
            var fresh = new Activation(this, ended.Key, left);
            activations[ended.Key] = fresh;
            fresh.Open();
            return;
        }

        activations.TryRemove(new(ended.Key, ended));
        foreach (var call in left) Dispatch(ended.Key, call);
    }
}
