namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>As <see cref="ModelServer"/>, and the article's model name leads to the fake of Anthropic.</summary>
public sealed class ClaudeServer : ModelServer
{
    public const string ArticleModel = "claude-sonnet-4-6";
    public const string Answering = "claude-fake";

    public Claude Claude => new(Server.Api);

    protected override Task<IEnumerable<(string Name, string Value)>> Additions() =>
        Task.FromResult<IEnumerable<(string, string)>>([($"Models:Aliases:anthropic/{ArticleModel}", $"anthropic/{Answering}")]);
}
