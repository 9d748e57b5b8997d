using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Backboard.Cluster.Tests;

/// <summary>Reminders through Orleans' own provider.</summary>
[Collection(OrleansTables.Name)]
public sealed class ReminderTableTests(OrleansTables tables)
{
    [Fact]
    public async Task Reminders_are_kept_found_and_removed()
    {
        var table = await OpenAsync();
        var grain = GrainId.Create("reminded", "t-one");
        var entry = new ReminderEntry
        {
            GrainId = grain,
            ReminderName = "daily",
            StartAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Period = TimeSpan.FromDays(60),
        };
        var first = await table.UpsertRow(entry);
        var second = await table.UpsertRow(entry);
        Assert.NotEqual(first, second);

        var kept = await table.ReadRow(grain, "daily");
        Assert.Equal((entry.StartAt, entry.Period, second), (kept!.StartAt, kept.Period, kept.ETag));
        Assert.Single((await table.ReadRows(grain)).Reminders);
        var hash = grain.GetUniformHashCode();
        Assert.Single((await table.ReadRows(hash - 1, hash)).Reminders);
        Assert.Empty((await table.ReadRows(hash, hash + 1)).Reminders);
        Assert.Single((await table.ReadRows(hash + 1, hash)).Reminders);
        Assert.False(await table.RemoveRow(grain, "daily", first!));
        Assert.True(await table.RemoveRow(grain, "daily", second!));
        Assert.Null(await table.ReadRow(grain, "daily"));
        await table.UpsertRow(entry);
        await table.TestOnlyClearTable();
        Assert.Empty((await table.ReadRows(grain)).Reminders);
    }

    /// <summary>The provider's table is not public.</summary>
    private async Task<IReminderTable> OpenAsync()
    {
        var type = typeof(AdoNetReminderTableOptions).Assembly.GetTypes().Single(candidate => candidate.IsAssignableTo(typeof(IReminderTable)));
        var table = (IReminderTable)ActivatorUtilities.CreateInstance(tables.Get<IServiceProvider>(), type);
        await table.StartAsync();
        return table;
    }
}
