using System.Text;
using Microsoft.Extensions.Options;
using Outcome = Backboard.Abstractions.Extraction;

namespace Backboard.Memory.Extraction;

/// <summary>Reads with one call of the model, or with the rules where there is none; nothing that a model answers is followed unchecked.</summary>
/// <param name="models">The way to the models.</param>
/// <param name="rules">What reads without a model.</param>
/// <param name="options">How long a model may take.</param>
/// <param name="time">The clock.</param>
internal sealed class FactExtractor(
    IModelGateway models, Func<ExtractionRequest, Extracted> rules, IOptions<MemoryOptions> options, TimeProvider time) : IFactExtractor
{
    // Of the prompt, the checks and their order together: raised when the same answer would be decided otherwise.
    private const int Version = 1;
    private const string Local = "local";

    private const int LongestAnswer = 64 * 1024;
    private const int AnswerTokens = 4_096;
    private const int ThinkingTokens = 16_384;

    public async Task<Outcome> Extract(ExtractionRequest request, CancellationToken cancellationToken)
    {
        if (request.Model is not { Provider: not Local } model) return rules(request);
        var patience = TimeSpan.FromSeconds(options.Value.ExtractionSeconds);
        using var timeout = new CancellationTokenSource(patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await Ask(request, model, linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ExtractionUnavailable($"The model did not answer within {patience.TotalSeconds} s.");
        }
    }

    private async Task<Outcome> Ask(ExtractionRequest request, ModelInfo model, CancellationToken cancellationToken)
    {
        var answer = new StringBuilder();
        await foreach (var update in models.Stream(Request(request, model), cancellationToken))
        {
            if (update is ModelFailed failed) return new ExtractionUnavailable(failed.Message);
            if (update is ModelAnswered { StopReason: StopReason.MaxTokens }) return new ExtractionRejected("The model's answer was cut off at its limit.");
            if (update is TextDelta delta) answer.Append(delta.Text);
            if (answer.Length > LongestAnswer) return new ExtractionRejected($"The model's answer is longer than {LongestAnswer / 1024} KB.");
        }

        return AnswerReview.Of(answer.ToString(), request, $"{model.Provider}/{model.Name}/{Version}");
    }

    private static ModelRequest Request(ExtractionRequest request, ModelInfo model)
    {
        var turn = new Message(1, Guid.Empty, Guid.Empty, MessageRole.User, MessageStatus.Completed, ExtractionInput.Render(request), request.ToldAt);
        // What a reasoning model thinks counts into its limit, and it refuses a temperature.
        var limit = model.SupportsThinking ? ThinkingTokens : AnswerTokens;
        return new ModelRequest
        {
            Model = model,
            Instructions = ExtractionPrompt.For(request),
            History = [turn],
            JsonOutput = model.SupportsJsonOutput,
            Temperature = model.SupportsThinking ? null : 0,
            MaxTokens = Math.Min(limit, model.MaxOutputTokens ?? limit),
        };
    }
}
