namespace Backboard.LocalSilo.Tests;

public sealed class ActivationTests
{
    [Fact]
    public async Task Racing_first_calls_share_one_activation_and_lose_no_count()
    {
        await using var silo = await TestSilo.Start();
        for (var round = 0; round < 50; round++)
        {
            var key = $"k{round}";
            var seen = await Task.WhenAll(Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(4)
                .Select(_ => silo.Grains.GetGrain<ICountGrain>(key).Increment()).ToArray()).Soon();
            Assert.Equal(Enumerable.Range(1, 40), seen.Order());
            Assert.Equal(1, silo.Script.Count($"activate {key}"));
        }

        Assert.Equal(50, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task Two_interfaces_of_one_class_reach_the_same_activation()
    {
        await using var silo = await TestSilo.Start();
        await silo.Grains.GetGrain<ICountGrain>("k").Increment().Soon();
        await silo["k"].Run(async grain => Assert.Equal(2, await grain.Increment())).Soon();
        Assert.Equal(1, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task The_key_is_known_inside_and_on_the_reference()
    {
        await using var silo = await TestSilo.Start();
        var reference = silo["owner/t-1"];
        Assert.Equal("owner/t-1", reference.GetPrimaryKeyString());
        await reference.Run(grain =>
        {
            Assert.Equal("owner/t-1", grain.GetPrimaryKeyString());
            return Task.CompletedTask;
        }).Soon();
    }

    [Fact]
    public async Task A_failing_activation_fails_its_calls_and_leaves_nothing()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        silo.Script.OnActivate = async _ =>
        {
            await release.Task;
            throw new FormatException("no");
        };
        var calls = new[] { silo["k"].Run(_ => Task.CompletedTask), silo["k"].RunInterleaved(_ => Task.CompletedTask) };
        release.SetResult();
        foreach (var call in calls) Assert.Equal("no", (await Assert.ThrowsAsync<FormatException>(() => call.Soon())).Message);
        await Eventually.True(() => silo.Silo.ActivationCount == 0, "the failed activation is gone");
        Assert.DoesNotContain(silo.Script.Notes, note => note.StartsWith("deactivate", StringComparison.Ordinal));

        silo.Script.OnActivate = _ => Task.CompletedTask;
        Assert.Equal(1, await silo.Grains.GetGrain<ICountGrain>("k").Increment().Soon());
    }

    [Fact]
    public async Task A_failing_constructor_fails_its_calls_and_leaves_nothing()
    {
        await using var silo = await TestSilo.Start();
        silo.Script.Constructed = () => throw new FormatException("no");
        await Assert.ThrowsAsync<FormatException>(() => silo["k"].Run(_ => Task.CompletedTask).Soon());
        await Eventually.True(() => silo.Silo.ActivationCount == 0, "the failed activation is gone");
    }

    [Fact]
    public async Task An_interface_without_exactly_one_class_is_refused_by_name()
    {
        await using var silo = await TestSilo.Start();
        var none = Assert.Throws<InvalidOperationException>(() => silo.Grains.GetGrain<INobodyGrain>("k"));
        Assert.Contains("INobodyGrain", none.Message, StringComparison.Ordinal);
        var many = Assert.Throws<InvalidOperationException>(() => silo.Grains.GetGrain<IGrainWithStringKey>("k"));
        Assert.Contains("ScriptGrain", many.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => silo["".ToString()]);
    }

    [Fact]
    public async Task Options_out_of_range_stop_the_start()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => TestSilo.Start(options => options.IdleTimeout = TimeSpan.Zero));
        Assert.Contains(nameof(LocalSiloOptions.IdleTimeout), error.Message, StringComparison.Ordinal);
    }

    public interface INobodyGrain : IGrainWithStringKey;
}
