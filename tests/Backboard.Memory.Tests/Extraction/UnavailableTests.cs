using Backboard.FakeModel.Scripting;

namespace Backboard.Memory.Tests.Extraction;

public sealed class UnavailableTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(501)]
    public async Task A_provider_that_refuses_is_worth_another_try(int status)
    {
        await using var model = await ExtractionHarness.StartAsync();
        model.Server.Script.Enqueue(Reply.Error(status));

        Assert.IsType<ExtractionUnavailable>(await model.Extract(Told.Words("I like tea.")));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_worth_another_try()
    {
        await using var model = await ExtractionHarness.StartAsync();
        model.Server.Script.Enqueue(Reply.Broken(FaultKind.NoEnd));

        Assert.IsType<ExtractionUnavailable>(await model.Extract(Told.Words("I like tea.")));
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_is_worth_another_try()
    {
        await using var model = await ExtractionHarness.StartAsync(new MemoryOptions { ExtractionSeconds = 1 });
        model.Server.Script.Enqueue(Reply.Broken(FaultKind.HangBefore));

        Assert.IsType<ExtractionUnavailable>(await model.Extract(Told.Words("I like tea.")));
    }

    [Fact]
    public async Task Cancelling_is_passed_on()
    {
        await using var model = await ExtractionHarness.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = model.Server.OnRequest(_ =>
        {
            asked.TrySetResult();
            return Reply.Broken(FaultKind.HangBefore);
        });

        var extraction = model.Extract(Told.Words("I like tea."), cancellation.Token);
        await asked.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => extraction);
    }
}
