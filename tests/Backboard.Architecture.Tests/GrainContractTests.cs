using System.Reflection;

namespace Backboard.Architecture.Tests;

/// <summary>Both silos must be able to carry what crosses a grain call.</summary>
public sealed class GrainContractTests
{
    private static readonly HashSet<Type> Primitives =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(float), typeof(Guid), typeof(DateTimeOffset), typeof(TimeSpan),
    ];

    private static readonly Assembly Contracts = typeof(IThreadGrain).Assembly;

    public static TheoryData<string> Methods => [.. GrainMethods.Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];

    private static IEnumerable<MethodInfo> GrainMethods => Contracts.GetExportedTypes()
        .Where(type => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type) && type != typeof(IGrainWithStringKey))
        .SelectMany(type => type.GetMethods());

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_grain_call_carries_only_our_records_primitives_and_immutable_arrays(string name)
    {
        var method = GrainMethods.Single(candidate => $"{candidate.DeclaringType!.Name}.{candidate.Name}" == name);
        var seen = new HashSet<Type>();
        var wrong = new List<string>();
        foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(Unwrap(method.ReturnType)))
            Walk(type, seen, wrong);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_serialized_member_has_an_id_of_its_own()
    {
        var duplicates = Contracts.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))
            .Where(type => Ids(type).GroupBy(id => id).Any(group => group.Count() > 1))
            .Select(type => type.Name);

        Assert.Empty(duplicates);
    }

    private static Type Unwrap(Type type) =>
        type == typeof(Task) ? typeof(bool) : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;

    private static void Walk(Type type, HashSet<Type> seen, List<string> wrong)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Primitives.Contains(type) || type.IsEnum || !seen.Add(type))
            return;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            Walk(type.GetGenericArguments()[0], seen, wrong);
            return;
        }

        if (!type.IsDefined(typeof(GenerateSerializerAttribute), false) || type.Assembly != Contracts)
        {
            wrong.Add($"{type} is no contract of ours");
            return;
        }

        foreach (var property in Stored(type))
        {
            if (!property.IsDefined(typeof(IdAttribute)))
                wrong.Add($"{type.Name}.{property.Name} has no [Id]");
            Walk(property.PropertyType, seen, wrong);
        }

        foreach (var derived in Contracts.GetExportedTypes().Where(candidate => candidate.BaseType == type))
            Walk(derived, seen, wrong);
    }

    private static IEnumerable<PropertyInfo> Stored(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    private static IEnumerable<uint> Ids(Type type) =>
        Stored(type).Select(property => property.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>();
}
