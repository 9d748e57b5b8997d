using System.Runtime.CompilerServices;
using System.Text;

namespace Backboard.Host;

/// <summary>Asks a model what a request says, and keeps nothing: the array is the whole story.</summary>
internal sealed class ClaudeModels(IModelCatalogue catalogue, IModelGateway gateway, ITokenCounter counter)
{
    /// <summary>The request in the engine's words. Errors: Invalid (no such model).</summary>
    public Result<ModelRequest> Compose(ClaudeRequest request)
    {
        var model = catalogue.Resolve(provider: null, request.Model);
        if (model.Error is { } unknown)
            return unknown;
        var (history, prefill) = ClaudeTranscript.Of(request.Turns);
        return new ModelRequest
        {
            Model = model.Value!,
            Instructions = request.System,
            Tools = request.Tools,
            ToolChoice = request.ToolChoice,
            History = history,
            Prefill = prefill,
            Temperature = request.Temperature,
            TopP = request.TopP,
            TopK = request.TopK,
            MaxTokens = request.MaxTokens > 0 ? request.MaxTokens : null,
            Stop = request.Stop,
            NamesStopSequence = true,
            Thinking = request.Thinking,
            CachesPrompt = request.CachesPrompt,
        };
    }

    /// <summary>Input tokens of a request. Errors: as <see cref="Compose"/>.</summary>
    public Result<int> Count(ClaudeRequest request)
    {
        var composed = Compose(request);
        return composed.Value is { } asked ? counter.Count(asked) : composed.Error!;
    }

    /// <summary>A stream tells its input before the provider has; an answer in one piece need not.</summary>
    public ClaudeHeading Heading(ModelRequest request, Guid id, bool stream) =>
        new(ClaudeHeading.IdOf(id), catalogue.IdOf(request.Model), stream ? counter.Count(request) : 0);

    /// <summary>The answer. Reasoning that was not asked for is shown only where it is signed, since it must come back then.</summary>
    public async IAsyncEnumerable<ModelUpdate> Ask(
        ModelRequest request, bool showsReasoning, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        var held = new StringBuilder();
        await foreach (var update in gateway.Stream(request, cancellationToken))
        {
            switch (update)
            {
                case ReasoningDelta delta when !showsReasoning:
                    held.Append(delta.Text);
                    continue;
                case ReasoningSigned when held.Length > 0:
                    yield return new ReasoningDelta(held.ToString());
                    held.Clear();
                    break;
                case TextDelta delta:
                    said.Append(delta.Text);
                    break;
            }
            yield return update is ModelAnswered { Usage: null } answered
                ? answered with { Usage = new Usage(counter.Count(request), gateway.EstimateTokens(request.Model, said.ToString())) }
                : update;
        }
    }
}
