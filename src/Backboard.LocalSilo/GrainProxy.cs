using System.Collections.Frozen;
using System.Reflection;

namespace Backboard.LocalSilo;

/// <summary>A grain reference: turns a call of the interface into a <see cref="Call"/>.</summary>
internal class GrainProxy : DispatchProxy
{
    private GrainClass target = null!;
    private FrozenDictionary<MethodInfo, GrainMethod> methods = null!;

    public string Key { get; private set; } = "";

    /// <summary>The reference that all others of this interface are copies of; copying is far cheaper than creating.</summary>
    public static GrainProxy Template(Type grainInterface, GrainClass target)
    {
        var template = (GrainProxy)Create(grainInterface, typeof(GrainProxy));
        template.target = target;
        template.methods = grainInterface.GetInterfaces().Append(grainInterface)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .ToFrozenDictionary(method => method, GrainMethod.Of);
        return template;
    }

    public GrainProxy For(string key)
    {
        var reference = (GrainProxy)MemberwiseClone();
        reference.Key = key;
        return reference;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = methods[targetMethod!];
        var call = method.NewCall(args ?? [], target.Silo.Time.GetTimestamp());
        target.Dispatch(Key, call);
        return method.ToReturnType(call.Answer);
    }
}
