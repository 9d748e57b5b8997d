using System.Reflection;

namespace Backboard.Cluster.Tests;

/// <summary>Everything that crosses a grain call: what the interfaces name, and what that is made of.</summary>
internal static class GrainTypes
{
    private static readonly Assembly Contracts = typeof(IThreadGrain).Assembly;

    /// <summary>Parameters and results, as declared.</summary>
    public static IReadOnlyList<Type> Declared { get; } =
    [
        .. Contracts.GetExportedTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey)))
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(Awaited(method.ReturnType)))
            .Where(type => type != typeof(void))
            .Distinct(),
    ];

    /// <summary>The declared types and all records of ours inside them.</summary>
    public static IReadOnlyList<Type> All { get; } = Walk();

    public static IEnumerable<Type> CasesOf(Type type) => type.IsAbstract
        ? Contracts.GetExportedTypes().Where(candidate => candidate.BaseType == type).SelectMany(CasesOf)
        : [type];

    public static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.IsDefined(typeof(IdAttribute)) && property.GetIndexParameters().Length == 0);

    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static Type Awaited(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : typeof(void);

    private static List<Type> Walk()
    {
        var found = new List<Type>();
        var waiting = new Queue<Type>(Declared);
        while (waiting.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (ElementOf(type) is { } element)
                waiting.Enqueue(element);
            else if (type.IsDefined(typeof(GenerateSerializerAttribute)) && !found.Contains(type))
            {
                found.Add(type);
                foreach (var inner in CasesOf(type).Where(inner => inner != type).Concat(MembersOf(type).Select(member => member.PropertyType)))
                    waiting.Enqueue(inner);
            }
        }

        return found;
    }
}
