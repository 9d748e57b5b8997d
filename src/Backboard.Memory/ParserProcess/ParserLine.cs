using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backboard.Memory.ParserProcess;

/// <summary>A line of what <c>backboard parse</c> says: a portion, or at last what became of the document.</summary>
internal sealed record ParserLine
{
    public string? Text { get; init; }

    public ImmutableArray<ParsedChunk>? Chunks { get; init; }

    public ParsedFacts? Parsed { get; init; }

    public string? Unreadable { get; init; }
}

internal sealed record ParsedChunk(int Ordinal, int Start, string Text, int Tokens, int? Page, string? Heading);

internal sealed record ParsedFacts(string Summary, int? PageCount);

[JsonSerializable(typeof(ParserLine))]
internal sealed partial class ParserJson : JsonSerializerContext
{
    /// <summary>Other alphabets are written as they are.</summary>
    public static ParserJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
