namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>The documents example through the official JavaScript SDK: upload, poll until indexed, ask for the key points, read the answer.</summary>
public sealed class SdkDocumentTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private static readonly string[] Types = ["pdf", "docx", "xlsx", "pptx", "md", "c"];

    [Fact]
    public async Task Every_method_works_on_every_kind_of_file()
    {
        using var folder = new TempFolder("backboard-documents");
        foreach (var type in Types)
            await File.WriteAllBytesAsync(folder.File($"notes.{type}"), Lighthouse.Of(type));

        Assert.Equal("passed", await Programs.NodeAsync("documents.mjs", $"{server.Server.Address}/api", TestServer.Key, folder.Path));
    }
}
