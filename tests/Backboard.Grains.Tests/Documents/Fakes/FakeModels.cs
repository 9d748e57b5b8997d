using System.Runtime.CompilerServices;

namespace Backboard.Grains.Tests.Documents;

/// <summary>One model that answers as scripted.</summary>
internal sealed class FakeModels : IModelGateway, IModelCatalogue
{
    public static readonly ModelInfo Writer = new("openai", "writer", "llm", 100_000);

    public static readonly ModelInfo Offline = new("local", "backboard-local", "llm", 100_000);

    public ModelInfo? Default { get; set; } = Offline;

    public ImmutableArray<ModelUpdate> Answer { get; set; } = [new TextDelta("Written "), new TextDelta("well."), End(StopReason.EndTurn)];

    public bool Hangs { get; set; }

    public List<ModelRequest> Requests { get; } = [];

    public ImmutableArray<ModelInfo> All => [Writer, Offline];

    public bool IsReady => true;

    public static ModelAnswered End(StopReason reason) => new(reason, [], null, null);

    public Result<ModelInfo> Resolve(string? provider, string? model) =>
        (provider is null && model is null ? Default : All.FirstOrDefault(known => known.Name == model && (provider ?? known.Provider) == known.Provider))
            is { } found ? found : Error.Invalid("No such model.");

    public async IAsyncEnumerable<ModelUpdate> Stream(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Requests.Add(request);
        if (Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        foreach (var update in Answer)
            yield return update;
    }

    public int EstimateTokens(ModelInfo model, string text) => text.Length / 4;
}
