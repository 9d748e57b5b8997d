using System.Reflection;

namespace Backboard.Host.Tests;

/// <summary>Gives fakes for grains with string keys, whichever silo's interface that is: one has many methods beside this one.</summary>
public class FakeGrainFactory : DispatchProxy
{
    private Func<Type, string, object> _grain = null!;

    public static IGrainFactory Of(Func<Type, string, object> grain)
    {
        var factory = Create<IGrainFactory, FakeGrainFactory>();
        ((FakeGrainFactory)(object)factory)._grain = grain;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { IsGenericMethod: true, Name: nameof(IGrainFactory.GetGrain) } && args is [string key, ..]
            ? _grain(targetMethod.GetGenericArguments()[0], key)
            : throw new NotSupportedException($"{targetMethod} is not faked.");
}
