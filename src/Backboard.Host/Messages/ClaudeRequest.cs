using System.Runtime.InteropServices;
using System.Text.Json;

namespace Backboard.Host;

internal enum ClaudePurpose
{
    /// <summary>To be answered, and forgotten.</summary>
    Answer,

    /// <summary>To be counted: no answer is wanted, so no length of one is needed.</summary>
    Count,

    /// <summary>To be a turn of a thread: what came before is there.</summary>
    Thread,
}

/// <summary>A request to the Messages API, valid in itself; whether its model exists is not looked up yet.</summary>
internal sealed record ClaudeRequest
{
    private const int MostMessages = 100_000;
    private const int MostStops = 64;
    private const int LeastBudget = 1024;

    /// <summary>What a request may ask for that would change the answer and cannot be given.</summary>
    private static readonly string[] NotServed = ["container", "mcp_servers", "context_management"];

    public required string Model { get; init; }

    /// <summary>0 in a request that only counts.</summary>
    public required int MaxTokens { get; init; }

    public string? System { get; init; }

    public required ImmutableArray<ClaudeTurn> Turns { get; init; }

    /// <summary>The engine's own form, a JSON array, or null.</summary>
    public string? Tools { get; init; }

    public ToolChoice? ToolChoice { get; init; }

    public ImmutableArray<string> Stop { get; init; } = [];

    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    public int? TopK { get; init; }

    /// <summary>As given, a JSON object, or null.</summary>
    public string? Thinking { get; init; }

    /// <summary>Whether reasoning was asked for.</summary>
    public bool ShowsReasoning { get; init; }

    public bool Stream { get; init; }

    /// <summary>The end user, from <c>metadata</c>.</summary>
    public string? UserId { get; init; }

    /// <summary>The client set a cache mark somewhere; the server then sets its own.</summary>
    public bool CachesPrompt { get; init; }

    /// <param name="body">A JSON object.</param>
    /// <param name="limits">The server's.</param>
    /// <param name="version">Of the API.</param>
    /// <param name="purpose">What the request is for.</param>
    public static Parsed<ClaudeRequest> From(JsonElement body, LimitsOptions limits, ClaudeVersion version, ClaudePurpose purpose)
    {
        var problems = new ClaudeProblems();
        var fields = new ClaudeFields(body, "", problems);
        var model = fields.RequiredText("model");
        var maxTokens = fields.Whole("max_tokens", least: 1);
        if (maxTokens is null && purpose is not ClaudePurpose.Count)
            fields.Refuse("max_tokens", "Field required");
        foreach (var name in NotServed)
            if (fields.Find(name) is not null)
                fields.Refuse(name, "is not served here");
        if (fields.Find("output_config") is { ValueKind: JsonValueKind.Object } output && output.TryGetProperty("format", out var format)
            && format.ValueKind is not JsonValueKind.Null)
            fields.Refuse("output_config.format", "is not served here: offer a tool, or prefill the answer with {");
        version.Check(fields);
        var tools = ClaudeTools.Definitions(fields, limits.MaxTools);
        var request = new ClaudeRequest
        {
            Model = model,
            MaxTokens = maxTokens ?? 0,
            System = ClaudeContent.System(fields),
            Turns = Messages(fields),
            Tools = tools,
            ToolChoice = ClaudeTools.Choice(fields, tools),
            Stop = Stops(fields),
            Temperature = fields.Share("temperature"),
            TopP = fields.Share("top_p"),
            TopK = fields.Whole("top_k", least: 0) is > 0 and var topK ? topK : null,
            Thinking = Reasoning(fields, maxTokens),
            ShowsReasoning = fields.Find("thinking") is { ValueKind: JsonValueKind.Object } thinking
                && new ClaudeFields(thinking, "thinking", problems).Text("type") is not "disabled",
            Stream = fields.Flag("stream"),
            UserId = fields.Find("metadata", JsonValueKind.Object) is { } metadata
                ? new ClaudeFields(metadata, "metadata", problems).Text("user_id")
                : null,
            CachesPrompt = JsonMarshal.GetRawUtf8Value(body).IndexOf("\"cache_control\""u8) >= 0,
        };
        ClaudeRules.Check(request.Turns, isWhole: purpose is not ClaudePurpose.Thread, problems);
        return problems.First is { } problem ? Error.Invalid(problem) : request;
    }

    private static ImmutableArray<ClaudeTurn> Messages(ClaudeFields request)
    {
        if (request.Find("messages", JsonValueKind.Array) is not { } messages)
        {
            request.Refuse("messages", "Field required");
            return [];
        }
        if (messages.GetArrayLength() > MostMessages)
        {
            request.Refuse("messages", $"at most {MostMessages} messages are taken");
            return [];
        }
        var turns = ImmutableArray.CreateBuilder<ClaudeTurn>();
        var index = 0;
        foreach (var element in messages.EnumerateArray())
            Add(turns, element, request, index++);
        return turns.DrainToImmutable();
    }

    private static void Add(ImmutableArray<ClaudeTurn>.Builder turns, JsonElement element, ClaudeFields request, int index)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            request.Refuse($"messages.{index}", "Input should be an object");
            return;
        }
        var message = new ClaudeFields(element, $"messages.{index}", request.Problems);
        var role = message.Text("role");
        if (role is "system")
            message.Refuse("role", "the system prompt is no message: send it in the top-level parameter 'system'");
        else if (role is not ("user" or "assistant"))
            message.Refuse("role", "Input should be 'user' or 'assistant'");
        var isUser = role is not "assistant";
        var blocks = ClaudeContent.OfMessage(message, isUser);
        if (turns.Count > 0 && turns[^1].IsUser == isUser)
            turns[^1] = turns[^1] with { Blocks = [.. turns[^1].Blocks, .. blocks] };
        else
            turns.Add(new ClaudeTurn(index, isUser, blocks));
    }

    private static ImmutableArray<string> Stops(ClaudeFields request)
    {
        if (request.Find("stop_sequences", JsonValueKind.Array) is not { } list)
            return [];
        if (list.GetArrayLength() > MostStops)
            request.Refuse("stop_sequences", $"at most {MostStops} sequences are taken");
        var stops = list.EnumerateArray().Select(static item => item.ValueKind is JsonValueKind.String ? JsonText.TryGetText(item) : null).ToList();
        if (stops.Exists(string.IsNullOrWhiteSpace))
            request.Refuse("stop_sequences", "each stop sequence must be a string that contains non-whitespace");
        return [.. stops.OfType<string>()];
    }

    private static string? Reasoning(ClaudeFields request, int? maxTokens)
    {
        if (request.Find("thinking", JsonValueKind.Object) is not { } json)
            return null;
        var thinking = new ClaudeFields(json, "thinking", request.Problems);
        var type = thinking.Text("type");
        if (type is not ("enabled" or "disabled" or "adaptive"))
            thinking.Refuse("type", "Input should be enabled, disabled or adaptive");
        if (type is "enabled" && thinking.Whole("budget_tokens", LeastBudget) is var budget)
        {
            if (budget is null)
                thinking.Refuse("budget_tokens", "Field required");
            if (budget >= maxTokens)
                request.Refuse("max_tokens", "must be greater than thinking.budget_tokens");
        }
        return JsonText.Compact(json);
    }
}
