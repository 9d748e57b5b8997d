using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Backboard.Cluster.Tests;

/// <summary>Whatever crosses a grain call arrives on another silo as it was sent.</summary>
public sealed class SerializationTests : IDisposable
{
    private readonly Samples _samples = new();
    private readonly ServiceProvider _services =
        new ServiceCollection().AddSerializer(static builder => builder.AddAssembly(typeof(IThreadGrain).Assembly)).BuildServiceProvider();

    public static TheoryData<string> Types => [.. GrainTypes.All.Select(NameOf)];

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void A_contract_survives_the_way(string name)
    {
        var type = GrainTypes.All.Single(candidate => NameOf(candidate) == name);
        foreach (var _ in GrainTypes.CasesOf(type))
            Assert.Empty(RoundTrip(type, _samples.Make(type)));
    }

    [Fact]
    public void What_the_interfaces_name_survives_as_they_name_it()
    {
        Assert.NotEmpty(GrainTypes.Declared);
        Assert.Empty(GrainTypes.Declared.SelectMany(type => RoundTrip(type, _samples.Make(type))));
    }

    [Fact]
    public void Absent_members_stay_absent()
    {
        Result<Accepted> refused = Error.NotFound("Thread not found");

        Assert.Empty(RoundTrip(typeof(Result<Accepted>), refused));
        Assert.Empty(RoundTrip(typeof(Guid?), null));
    }

    private IEnumerable<string> RoundTrip(Type type, object? value) => (IEnumerable<string>)typeof(SerializationTests)
        .GetMethod(nameof(RoundTripOf), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
        .MakeGenericMethod(type).Invoke(this, [value])!;

    private IEnumerable<string> RoundTripOf<T>(T value)
    {
        var serializer = _services.GetRequiredService<Serializer<T>>();
        var copier = _services.GetRequiredService<DeepCopier<T>>();
        return
        [
            .. Likeness.Differences(value, serializer.Deserialize(serializer.SerializeToArray(value)), NameOf(typeof(T))),
            .. Likeness.Differences(value, copier.Copy(value), $"copy of {NameOf(typeof(T))}"),
        ];
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
