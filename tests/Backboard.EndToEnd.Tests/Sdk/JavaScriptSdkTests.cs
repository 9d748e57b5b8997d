namespace Backboard.EndToEnd.Tests.Sdk;

/// <summary>The official JavaScript SDK, unmodified, against the real server: each script runs its methods and checks what they return.</summary>
public sealed class JavaScriptSdkTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    [Theory]
    [InlineData("assistants.mjs")]
    [InlineData("threads.mjs")]
    [InlineData("messages.mjs")]
    [InlineData("tools.mjs")]
    [InlineData("memories.mjs")]
    public async Task Every_method_works(string script) =>
        Assert.Equal("passed", await Programs.NodeAsync(script, $"{server.Server.Address}/api", TestServer.Key));
}
