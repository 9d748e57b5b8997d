using Backboard.FakeModel;
using Backboard.FakeModel.Scripting;
using Microsoft.Extensions.Logging;

namespace Backboard.Models.Tests.Embeddings;

public sealed class EmbedderFaultTests
{
    private const string Secret = "I am allergic to peanuts";

    private static readonly EmbeddingSpace Space = new("openai", "text-embedding-3-small", 256);

    public static TheoryData<Fault> Faults => new()
    {
        new Fault(FaultKind.Status) { Status = 500 },
        new Fault(FaultKind.Status) { Status = 429, RetryAfterSeconds = 30 },
        new Fault(FaultKind.Status) { Status = 400 },
        new Fault(FaultKind.Status) { Status = 401 },
        new Fault(FaultKind.Reset),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_one_warning_and_no_vectors_and_the_next_request_works(Fault fault)
    {
        await using var models = await EmbedderHarness.StartAsync();
        models.Server.Script.EmbeddingsFault = fault;

        await AssertNothing(models, Space);

        Assert.Single(models.Server.Requests);
        models.Server.Script.EmbeddingsFault = null;
        Assert.Single(await models.Embed(Space, Secret));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_none()
    {
        await using var models = await EmbedderHarness.StartAsync(patience: 300);
        models.Server.Script.EmbeddingsFault = new Fault(FaultKind.HangBefore);

        await AssertNothing(models, Space);
    }

    [Fact]
    public async Task Vectors_of_another_length_than_asked_for_are_none()
    {
        await using var models = await EmbedderHarness.StartAsync();
        models.Server.Script.EmbeddingsDimensions = 255;

        await AssertNothing(models, Space);
    }

    [Fact]
    public async Task A_server_that_is_down_gives_none()
    {
        await using var models = await EmbedderHarness.StartAsync();

        await AssertNothing(models, Space with { Provider = "gone" });
    }

    [Fact]
    public async Task A_provider_that_is_not_configured_any_more_gives_none()
    {
        await using var models = await EmbedderHarness.StartAsync();

        await AssertNothing(models, Space with { Provider = "removed" });
    }

    [Fact]
    public async Task A_key_does_not_follow_a_redirect()
    {
        await using var models = await EmbedderHarness.StartAsync();
        await using var other = await FakeModelServer.StartAsync();
        models.Server.Script.EmbeddingsFault = new Fault(FaultKind.Redirect) { To = $"{other.OpenAiUrl}/embeddings" };

        await AssertNothing(models, Space);

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Of_several_batches_one_that_fails_fails_all()
    {
        await using var models = await EmbedderHarness.StartAsync();
        models.Server.Script.EmbeddingsFault = new Fault(FaultKind.Status) { Status = 503 };

        Assert.True((await models.Embedder.Embed(Space, [.. Enumerable.Repeat("text", 600)], default)).IsDefault);

        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task Cancelling_is_passed_on()
    {
        await using var models = await EmbedderHarness.StartAsync();
        models.Server.Script.EmbeddingsFault = new Fault(FaultKind.HangBefore);
        using var cancellation = new CancellationTokenSource();

        var embedding = models.Embedder.Embed(Space, [Secret], cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        Assert.DoesNotContain(models.Logged, entry => entry.Level >= LogLevel.Warning);
    }

    private static async Task AssertNothing(EmbedderHarness models, EmbeddingSpace space)
    {
        Assert.True((await models.Embedder.Embed(space, [Secret], default)).IsDefault);

        var warning = Assert.Single(models.Logged, entry => entry.Level >= LogLevel.Warning);
        Assert.Equal(LogLevel.Warning, warning.Level);
        Assert.Contains(space.ToString(), warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(models.Logged, entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
    }
}
