namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>Without a model the programs run all the same, and every answer says who gave it.</summary>
public sealed class OfflineTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private const string Local = "backboard-local";

    private readonly Claude _claude = new(server.Api);

    [Theory]
    [InlineData("1-trip-to-japan.mjs")]
    [InlineData("2-system-prompt.mjs")]
    [InlineData("3-prefill.mjs")]
    [InlineData("4-stop-reason.mjs")]
    [InlineData("5-triage.mjs")]
    [InlineData("6-input-tokens.mjs")]
    [InlineData("7-triage-without-the-array.mjs")]
    public async Task A_program_of_the_article_runs(string program) =>
        Assert.NotEmpty(await Programs.AnthropicAsync($"article/{program}", server.Server.Address, TestServer.Key));

    [Fact]
    public async Task An_answer_says_who_gave_it_whatever_model_was_asked()
    {
        var answer = await _claude.Create(Claude.Ask("My favorite color is blue.", ClaudeServer.ArticleModel));
        Assert.Equal("Noted: your favorite color is blue.", Claude.TextOf(answer));
        Assert.Equal(Local, answer.Text("model"));
        Assert.Equal(Local, (await _claude.Get($"/v1/models/{ClaudeServer.ArticleModel}")).Ok().Text("id"));
    }

    [Fact]
    public async Task It_remembers_what_the_array_says_and_nothing_else()
    {
        var told = new { role = "user", content = "My favorite color is blue." };
        var ok = new { role = "assistant", content = "Noted." };
        var asked = new { role = "user", content = "What is my favorite color?" };
        Assert.Contains("blue", Claude.TextOf(await _claude.Create(Claude.Say("any", told, ok, asked))), StringComparison.Ordinal);
        Assert.Contains("blue", Claude.TextOf(await _claude.Create(Claude.Say("any", told, asked))), StringComparison.Ordinal);
        Assert.DoesNotContain("blue", Claude.TextOf(await _claude.Create(Claude.Say("any", asked))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_cannot_see_it_refuses()
    {
        var picture = new { type = "image", source = new { type = "base64", media_type = "image/png", data = "aGk=" } };
        var (type, message) = Claude.ErrorOf(await _claude.Create(Claude.Say("any", new { role = "user", content = new[] { picture } })));
        Assert.Equal("invalid_request_error", type);
        Assert.Contains(Local, message, StringComparison.Ordinal);
    }
}
