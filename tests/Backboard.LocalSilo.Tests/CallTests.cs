namespace Backboard.LocalSilo.Tests;

public sealed class CallTests
{
    private static readonly AsyncLocal<string?> Scope = new();

    [Fact]
    public async Task Every_return_type_answers()
    {
        await using var silo = await TestSilo.Start();
        var grain = silo.Grains.GetGrain<IShapeGrain>("k");
        await grain.Plain(1, null, default).Soon();
        await grain.PlainValue(1).AsTask().Soon();
        Assert.Equal(2, await grain.Typed(2).Soon());
        Assert.Equal(3, await grain.TypedValue(3).AsTask().Soon());
    }

    [Fact]
    public async Task Exceptions_arrive_as_thrown_and_the_grain_lives_on()
    {
        await using var silo = await TestSilo.Start();
        var grain = silo.Grains.GetGrain<IShapeGrain>("k");
        await Assert.ThrowsAsync<FormatException>(() => grain.Plain(1, "b", default).Soon());
        await Assert.ThrowsAsync<FormatException>(() => grain.PlainValue(-1).AsTask().Soon());
        await Assert.ThrowsAsync<FormatException>(() => grain.Typed(-1).Soon());
        await Assert.ThrowsAsync<FormatException>(() => grain.TypedValue(-1).AsTask().Soon());
        await Assert.ThrowsAsync<FormatException>(() => grain.Immediate().Soon());
        Assert.Contains("IShapeGrain.Null", (await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Null().Soon())).Message, StringComparison.Ordinal);
        Assert.Equal(1, await grain.Typed(1).Soon());
        Assert.Equal(1, silo.Silo.ActivationCount);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_for_its_caller()
    {
        await using var silo = await TestSilo.Start();
        var call = silo.Grains.GetGrain<IShapeGrain>("k").Plain(1, null, new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        Assert.True(call.IsCanceled);
    }

    [Fact]
    public async Task Context_flows_in_even_after_waiting_and_never_out()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var first = silo["k"].Run(_ => release.Task);
        Scope.Value = "caller";
        string? seen = null;
        var second = silo["k"].Run(_ =>
        {
            seen = Scope.Value;
            Scope.Value = "grain";
            return Task.CompletedTask;
        });
        Scope.Value = "later";
        release.SetResult();
        await Task.WhenAll(first, second).Soon();
        Assert.Equal("caller", seen);
        Assert.Equal("later", Scope.Value);
    }

    [Fact]
    public async Task A_call_without_an_answer_times_out_and_goes_on()
    {
        await using var silo = await TestSilo.Start();
        var release = new TaskCompletionSource();
        var finished = false;
        var running = silo["k"].Run(async _ =>
        {
            await release.Task;
            finished = true;
        });
        var waiting = silo["k"].Run(_ => Task.CompletedTask);
        silo.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted || waiting.IsCompleted);
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("IScriptGrain.Run on ScriptGrain 'k'", (await Assert.ThrowsAsync<TimeoutException>(() => running.Soon())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.Soon());
        release.SetResult();
        await silo["k"].Run(_ => Task.CompletedTask).Soon();
        Assert.True(finished);
    }
}
