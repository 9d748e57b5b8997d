using System.Reflection;

namespace Backboard.Grains.Tests.Documents;

/// <summary>Grains by their keys. A proxy, because the silos' factories differ in what else they have.</summary>
public class FakeGrains : DispatchProxy
{
    private Func<string, object> _find = null!;

    public static IGrainFactory Create(Func<string, object> find)
    {
        var factory = Create<IGrainFactory, FakeGrains>();
        ((FakeGrains)(object)factory)._find = find;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _find((string)args![0]!);
}
