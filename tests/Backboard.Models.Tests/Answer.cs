namespace Backboard.Models.Tests;

/// <summary>All that a stream said.</summary>
internal sealed record Answer(ImmutableArray<ModelUpdate> Updates)
{
    public IEnumerable<string> Deltas => Updates.OfType<TextDelta>().Select(delta => delta.Text);

    public string Text => string.Concat(Deltas);

    public string Reasoning => string.Concat(Updates.OfType<ReasoningDelta>().Select(delta => delta.Text));

    public ModelAnswered Answered => Assert.IsType<ModelAnswered>(Updates[^1]);

    public string FailedCode => Assert.IsType<ModelFailed>(Updates[^1]).Code;

    public static async Task<Answer> Read(IAsyncEnumerable<ModelUpdate> stream)
    {
        var updates = ImmutableArray.CreateBuilder<ModelUpdate>();
        await foreach (var update in stream) updates.Add(update);
        Assert.Single(updates, update => update is ModelAnswered or ModelFailed);
        return new Answer(updates.ToImmutable());
    }
}
