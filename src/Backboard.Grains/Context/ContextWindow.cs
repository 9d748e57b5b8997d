namespace Backboard.Grains;

/// <summary>How much raw history a model is sent, and where it is cut when it is more.</summary>
internal static class ContextWindow
{
    private const int MessageOverhead = 4;
    private const int DefaultAnswerRoom = 1_024;
    private const int SmallestBudget = 128;

    /// <summary>
    /// Tokens of history that fit: the smaller of 80 % of the model's context less the answer's room, and the
    /// configured window.
    /// </summary>
    /// <param name="model">Who is asked.</param>
    /// <param name="windowTokens">The configured window.</param>
    /// <param name="maxTokens">The answer's room, or null for a usual one.</param>
    /// <param name="taken">Tokens of the context that something else takes.</param>
    public static int Budget(ModelInfo model, int windowTokens, int? maxTokens, int taken = 0)
    {
        var room = Math.Min(maxTokens ?? DefaultAnswerRoom, model.ContextLimit / 4);
        return Math.Max(SmallestBudget, Math.Min((int)(model.ContextLimit * 0.8) - room - taken, windowTokens));
    }

    /// <summary>What may be sent while a summary is on its way: a quarter more than the budget.</summary>
    public static int Limit(int budget) => budget + (budget / 4);

    public static int Tokens(IModelGateway models, ModelInfo model, Message message) =>
        models.EstimateTokens(model, message.Words)
        + message.ToolCalls.Sum(call => models.EstimateTokens(model, call.Arguments) + MessageOverhead)
        + MessageOverhead;

    public static int Tokens(IModelGateway models, ModelInfo model, ImmutableArray<Message> window)
    {
        var sum = 0;
        foreach (var message in window)
            sum += Tokens(models, model, message);
        return sum;
    }

    /// <summary>
    /// Index of the first message to keep so that about <paramref name="target"/> tokens stay: always the beginning of a
    /// whole turn, and never past the newest one. 0 when nothing can go.
    /// </summary>
    public static int Cut(ImmutableArray<Message> window, Func<Message, int> tokensOf, int target)
    {
        var (kept, cut) = (0, -1);
        for (var i = window.Length - 1; i >= 0; i--)
        {
            kept += tokensOf(window[i]);
            if (!BeginsTurn(window, i))
                continue;
            if (cut >= 0 && kept > target)
                break;
            cut = i;
        }

        return Math.Max(0, cut);
    }

    private static bool BeginsTurn(ImmutableArray<Message> window, int index) =>
        window[index].Role == MessageRole.User && (index == 0 || window[index - 1].Role != MessageRole.User);
}
