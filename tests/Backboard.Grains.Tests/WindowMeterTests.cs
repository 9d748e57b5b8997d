namespace Backboard.Grains.Tests;

public sealed class WindowMeterTests
{
    private static readonly ModelInfo Model = new("p", "m", "llm", 1_000);

    private readonly CountingModels _models = new();

    [Fact]
    public void A_growing_window_is_counted_only_where_it_grew()
    {
        var meter = new WindowMeter(_models);
        var window = Window(10);
        var first = meter.Measure(window, Model);

        var second = meter.Measure([.. window, .. Window(2)], Model);

        Assert.Equal(first * 12 / 10, second);
        Assert.Equal(12, _models.Counted);
    }

    [Fact]
    public void A_window_that_lost_its_beginning_is_counted_anew()
    {
        var meter = new WindowMeter(_models);
        var window = Window(10);
        var whole = meter.Measure(window, Model);

        Assert.Equal(whole / 2, meter.Measure(window[5..], Model));
    }

    [Fact]
    public void Another_model_counts_for_itself()
    {
        var meter = new WindowMeter(_models);
        var window = Window(3);
        meter.Measure(window, Model);

        meter.Measure(window, Model with { Name = "other" });

        Assert.Equal(6, _models.Counted);
    }

    private static ImmutableArray<Message> Window(int count) =>
    [
        .. Enumerable.Range(1, count).Select(seq =>
            new Message(seq, NewId(), NewId(), MessageRole.User, MessageStatus.Completed, "four", Conversation.Now)),
    ];

    private sealed class CountingModels : IModelGateway
    {
        public int Counted { get; private set; }

        public int EstimateTokens(ModelInfo model, string text)
        {
            Counted++;
            return 1;
        }

        public IAsyncEnumerable<ModelUpdate> Stream(ModelRequest request, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<ModelUpdate>();
    }
}
