namespace Backboard.Host;

/// <summary>What an answer says of itself before it begins.</summary>
/// <param name="Id"><c>msg_</c> and a UUID.</param>
/// <param name="Model">Who answers.</param>
/// <param name="InputTokens">An estimate, until the provider tells.</param>
internal sealed record ClaudeHeading(string Id, string Model, int InputTokens)
{
    public static string IdOf(Guid id) => $"msg_{id:N}";
}

/// <summary>The first update of a turn: what it is called, which only its thread knows.</summary>
internal sealed record ClaudeBegun(Guid MessageId) : ModelUpdate;
