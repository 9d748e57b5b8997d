using System.Text;

namespace Backboard.Grains;

/// <summary>Talks with the model until it has answered or asks for what only the client can do; its searches are answered on the way.</summary>
internal sealed class Dialogue(ModelRequest first, DocumentSearch? search, TurnMarks marks, DeltaFlusher flusher, IModelGateway models)
{
    /// <summary>What the model was asked last.</summary>
    public ModelRequest Request { get; private set; } = first;

    /// <summary>Of all requests; null where the provider reports none.</summary>
    public Usage? Usage { get; private set; }

    /// <summary>Takes in the answer as it comes; returns how it ended.</summary>
    public async Task<ModelUpdate?> Hold(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (said, ending) = await Hear(cancellationToken);
            if (ending is not ModelAnswered answered)
                return ending;
            if (answered.Usage is { } usage)
                Usage = usage + (Usage ?? Usage.None);
            var others = answered.ToolCalls.RemoveAll(DocumentSearch.IsOne);
            if (search is null || others.Length == answered.ToolCalls.Length)
                return answered;
            // What the client shall do goes out at once; the model may search again when it has that.
            if (!others.IsEmpty)
                return answered with { ToolCalls = others };
            if (search.IsOver)
                return answered with { StopReason = StopReason.EndTurn, ToolCalls = [], ProviderState = null };
            Request = await search.Answer(Request, said, answered, cancellationToken);
            flusher.Answer.Break();
        }
    }

    /// <summary>One answer: its own words, and how it ended.</summary>
    private async Task<(string Said, ModelUpdate? Ending)> Hear(CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        var last = default(ModelUpdate);
        await foreach (var update in models.Stream(Request, cancellationToken))
        {
            last = update;
            if (update is TextDelta text)
            {
                said.Append(text.Text);
                Show(marks.Push(text.Text));
            }
            else if (update is ReasoningDelta reasoning)
            {
                flusher.Answer.AddReasoning(reasoning.Text);
            }

            flusher.Pace();
        }

        Show(marks.Flush());
        return (said.ToString(), last);
    }

    private void Show(string text)
    {
        flusher.Answer.AddText(text);
        flusher.Answer.Citations = marks.Citations;
    }
}
