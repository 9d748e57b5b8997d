using System.Collections.Concurrent;
using Backboard.Models.Rendering;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Tokens;

/// <summary>
/// Estimates tokens without the model's vocabulary: by kind of character, times a factor per model that follows what its
/// provider reports. Safe for many threads.
/// </summary>
internal sealed class TokenEstimator
{
    private const int MessageOverhead = 4;
    private const int MediaTokens = 1_500;
    private const double Weight = 0.2;
    private const double Lowest = 0.25;
    private const double Highest = 4;

    private readonly ConcurrentDictionary<ModelKey, double> _factors = new();

    /// <summary>At least 1 for a text that is not empty.</summary>
    public int Estimate(ModelInfo model, ReadOnlySpan<char> text) =>
        text.IsEmpty ? 0 : Math.Max(1, (int)Math.Ceiling(TextWeight.Of(text) * Factor(model)));

    /// <summary>For all of a request as it would be sent.</summary>
    public int Estimate(ModelInfo model, RenderedRequest request) => Math.Max(1, (int)Math.Ceiling(Uncalibrated(request) * Factor(model)));

    /// <summary>Learns from a request what the model's provider counted for it.</summary>
    public void Calibrate(ModelInfo model, RenderedRequest request, int reported) => Calibrate(model, Uncalibrated(request), reported);

    public void Calibrate(ModelInfo model, double estimated, int reported)
    {
        if (estimated < 1 || reported < 1) return;
        var ratio = Math.Clamp(reported / estimated, Lowest, Highest);
        _factors.AddOrUpdate(
            new ModelKey(model.Provider, model.Name),
            static (_, ratio) => ratio,
            static (_, known, ratio) => known + (Weight * (ratio - known)),
            ratio);
    }

    private static double Uncalibrated(RenderedRequest request)
    {
        double total = 0;
        foreach (var message in request.Messages)
        {
            total += MessageOverhead;
            foreach (var content in message.Contents) total += Uncalibrated(content);
        }

        foreach (var tool in request.Options.Tools ?? [])
        {
            if (tool is ToolDeclaration declaration) total += TextWeight.Of(declaration.Definition.GetRawText());
        }

        return total;
    }

    private static double Uncalibrated(AIContent content) => content switch
    {
        TextContent text => TextWeight.Of(text.Text),
        FunctionCallContent call => TextWeight.Of(call.Name) + TextWeight.Of(ToolArguments.Text(call)),
        FunctionResultContent { Result: string result } => TextWeight.Of(result),
        TextReasoningContent { RawRepresentation: string block } => TextWeight.Of(block),
        { RawRepresentation: string } => MediaTokens,
        _ => 0,
    };

    private double Factor(ModelInfo model) => _factors.GetValueOrDefault(new ModelKey(model.Provider, model.Name), 1);

    private readonly record struct ModelKey(string Provider, string Name);
}
