using Backboard.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Backboard.Cluster.Tests;

/// <summary>What our settings make of Orleans' own.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("00:00:10", 10, true)]
    [InlineData("00:15:00", 80, true)]
    [InlineData("30.00:00:00", 100, false)]
    public async Task Idle_grains_leave_by_age_and_when_memory_is_short(string age, int percent, bool sheds)
    {
        await using var app = BackboardApp.Build([$"--Silo:CollectionAge={age}", $"--Silo:MemoryLimitPercent={percent}"]);

        var collection = Valid<GrainCollectionOptions>(app.Services);

        Assert.Equal((TimeSpan.Parse(age, null), sheds), (collection.CollectionAge, collection.EnableActivationSheddingOnMemoryPressure));
        Assert.Equal((percent, percent - 5), (collection.MemoryUsageLimitPercentage, collection.MemoryUsageTargetPercentage));
        Assert.InRange(collection.CollectionQuantum, TimeSpan.FromSeconds(1), collection.CollectionAge / 2);
    }

    [Fact]
    public async Task A_silo_that_does_not_answer_is_dead_after_three_waits_and_one_that_is_slow_is_not()
    {
        await using var app = BackboardApp.Build(
        [
            "--Storage:Provider=Postgres", "--Storage:ConnectionString=Host=127.0.0.1", "--Silo:Clustering=AdoNet", "--Silo:ProbeTimeout=00:00:03",
        ]);

        var membership = Valid<ClusterMembershipOptions>(app.Services);

        Assert.Equal((TimeSpan.FromSeconds(3), 3), (membership.ProbeTimeout, membership.NumMissedProbesLimit));
        Assert.InRange(membership.IAmAliveTablePublishTimeout * membership.NumMissedTableIAmAliveLimit, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
    }

    private static T Valid<T>(IServiceProvider services) where T : class
    {
        Assert.All(services.GetServices<IConfigurationValidator>(), validator => validator.ValidateConfiguration());
        return services.GetRequiredService<IOptions<T>>().Value;
    }
}
