using System.Text.Json;

namespace Backboard.FakeModel.Scripting;

public enum Provider { OpenAI, Anthropic, Google, Ollama }

/// <summary>A request to the model, read into what all providers have in common.</summary>
public sealed record ModelCall
{
    public required Provider Provider { get; init; }

    /// <summary>The whole request body.</summary>
    public required JsonElement Body { get; init; }

    public required string Model { get; init; }

    public bool Stream { get; init; }

    /// <summary>OpenAI only: the client asked for a usage chunk at the end of the stream.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>The client asked for a JSON answer (<c>response_format</c>, or Anthropic's <c>output_config.format</c>).</summary>
    public bool WantsJson { get; init; }

    public string SystemText { get; init; } = "";

    /// <summary>Text of the newest user message, its parts joined by line feeds, directives included.</summary>
    public string LastUserText { get; init; } = "";

    public IReadOnlyList<OfferedTool> Tools { get; init; } = [];

    /// <summary>The tool outputs the history ends with; empty where it ends otherwise.</summary>
    public IReadOnlyList<ToolOutput> Results { get; init; } = [];

    /// <summary>How many times the model has called tools since the newest user message.</summary>
    public int Round { get; init; }

    public int? MaxTokens { get; init; }

    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>By <see cref="TokenRule"/> over every text, tool call and tool output in the request.</summary>
    public long InputTokens { get; init; }
}

public sealed record OfferedTool(string Name, string Description, JsonElement Schema);

public sealed record ToolOutput(string CallId, string Name, string Content);
