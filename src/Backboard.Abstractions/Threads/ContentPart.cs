namespace Backboard.Abstractions;

/// <summary>What a piece of a message's content is.</summary>
public enum ContentKind
{
    Text,

    /// <summary>A call of the message's <see cref="Message.ToolCalls"/>.</summary>
    ToolCall,

    /// <summary>A picture, as a content block of Anthropic's Messages API.</summary>
    Image,

    /// <summary>A document, as a content block of Anthropic's Messages API.</summary>
    Document,

    /// <summary>Signed reasoning, as a content block of Anthropic's Messages API.</summary>
    Thinking,
}

/// <summary>A piece of a message's content, for content that is more than one text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The text, the id of the call, or the block as JSON.</param>
[GenerateSerializer, Immutable, Alias("backboard.content-part")]
public sealed record ContentPart([property: Id(0)] ContentKind Kind, [property: Id(1)] string Value);
