using System.Reflection;
using Orleans.Configuration;
using Orleans.Storage;

namespace Backboard.Cluster.Tests;

/// <summary>Orleans' AdoNet providers find every statement they look up.</summary>
[Collection(OrleansTables.Name)]
public sealed class QueryTests(OrleansTables tables)
{
    private static readonly string[] OfGrainStorage = ["WriteToStorageKey", "ReadFromStorageKey", "ClearStorageKey", "DeleteStorageKey"];

    [Fact]
    public async Task Every_statement_that_a_provider_looks_up_is_there()
    {
        string[] wanted = [.. OfGrainStorage, .. KeysOf(typeof(AdoNetClusteringSiloOptions)), .. KeysOf(typeof(AdoNetReminderTableOptions))];
        var there = await tables.ReadAsync("select QueryKey from OrleansQuery");

        Assert.True(wanted.Length > 15, $"looked for {wanted.Length} only");
        Assert.Empty(wanted.Except(there));
        Assert.All(OfGrainStorage, key => Assert.Contains($"'{key}'", AdoNetGrainStorage.DefaultInitializationQuery, StringComparison.Ordinal));
    }

    /// <summary>The provider's own list, which it checks when it starts.</summary>
    private static IEnumerable<string> KeysOf(Type anyOfTheProvider) => anyOfTheProvider.Assembly.GetTypes()
        .Single(type => type.Name == "DbStoredQueries")
        .GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
        .Select(property => property.Name);
}
