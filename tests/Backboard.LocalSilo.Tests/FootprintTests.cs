using Xunit.Abstractions;

namespace Backboard.LocalSilo.Tests;

/// <summary>Bounds are generous for a busy machine; the numbers themselves are in the test's output.</summary>
[Collection(nameof(FootprintTests))]
[CollectionDefinition(nameof(FootprintTests), DisableParallelization = true)]
public sealed class FootprintTests(ITestOutputHelper output)
{
    private const int Grains = 10_000;

    [Fact]
    public async Task An_idle_activation_costs_at_most_2500_bytes()
    {
        await using var silo = await TestSilo.Start(clock: TimeProvider.System);
        await silo.Grains.GetGrain<IShapeGrain>("warm").Typed(1).Soon();
        var keys = Enumerable.Range(0, Grains).Select(i => $"t-{i}").ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var key in keys) await silo.Grains.GetGrain<IShapeGrain>(key).Typed(1);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Grains;
        output.WriteLine($"{each} bytes per idle activation over {Grains} activations");
        Assert.Equal(Grains + 1, silo.Silo.ActivationCount);
        Assert.InRange(each, 1, 2_500);
        GC.KeepAlive(keys);
    }

    [Fact]
    public async Task Calls_through_the_proxy_are_fast()
    {
        const int callers = 64;
        const int callsEach = 8_000;
        await using var silo = await TestSilo.Start(clock: TimeProvider.System);
        await Callers(500);
        var allocated = GC.GetTotalAllocatedBytes();
        var started = TimeProvider.System.GetTimestamp();
        await Callers(callsEach);
        var rate = callers * callsEach / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        output.WriteLine($"{rate:N0} calls/s, {(GC.GetTotalAllocatedBytes() - allocated) / (callers * callsEach)} bytes each, {callers} callers, {Environment.ProcessorCount} processors");
        Assert.InRange(rate, 20_000, double.MaxValue);

        Task Callers(int count) => Task.WhenAll(Enumerable.Range(0, callers).Select(async i =>
        {
            await Task.Yield();
            var grain = silo.Grains.GetGrain<IShapeGrain>($"t-{i}");
            for (var n = 0; n < count; n++) await grain.Typed(n);
        }));
    }
}
