using Backboard.FakeModel;

namespace Backboard.Testing.Tests;

public sealed class ProcessHostTests
{
    [Fact]
    public async Task The_fake_model_runs_as_its_own_process_and_dies_on_request()
    {
        await using var process = ProcessHost.StartDotnet(typeof(FakeModelServer).Assembly.Location, ["--urls", "http://127.0.0.1:0"]);
        var line = await process.WaitForLineAsync("listening on ");
        var models = new Uri(line["listening on ".Length..] + "/v1/models");
        await process.WaitForHttpAsync(models);

        process.Pause();
        using (var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) })
            await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(models));
        process.Resume();
        await process.WaitForHttpAsync(models);

        process.Terminate();
        Assert.Equal(0, await process.WaitForExitAsync());
    }

    [Fact]
    public async Task A_process_that_ends_too_early_fails_the_wait_with_its_output()
    {
        await using var process = ProcessHost.Start("sh", ["-c", "echo $REASON; exit 3"], new Dictionary<string, string?> { ["REASON"] = "no license" });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => process.WaitForLineAsync("ready"));
        Assert.Contains("exited with 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("no license", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill9_ends_a_process_that_ignores_sigterm()
    {
        await using var process = ProcessHost.Start("sh", ["-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"]);
        await process.WaitForLineAsync("deaf");
        process.Terminate();
        process.Kill9();
        Assert.True(process.HasExited);
    }
}
