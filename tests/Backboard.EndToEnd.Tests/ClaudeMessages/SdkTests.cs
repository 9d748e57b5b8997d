namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>Anthropic's official client, with only its address and key changed, against both kinds of provider.</summary>
public sealed class SdkTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    public static TheoryData<string, string> Scripts
    {
        get
        {
            var scripts = new TheoryData<string, string>();
            foreach (var script in (string[])["plain.mjs", "stream.mjs", "tools.mjs", "counting.mjs", "errors.mjs"])
                foreach (var model in (string[])[ClaudeServer.Answering, "fake-1"])
                    scripts.Add(script, model);
            return scripts;
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_official_client_works(string script, string model) =>
        Assert.Equal("passed", await Programs.AnthropicAsync(script, server.Server.Address, TestServer.Key, model));
}
