namespace Backboard.FakeModel;

/// <summary>The fake provider as its own process: <c>--urls</c>, <c>--strict</c>, <c>--wordDelayMs</c>, <c>--apiKey</c>.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        await using var server = await FakeModelServer.StartAsync(new FakeModelOptions
        {
            Url = settings["urls"] ?? "http://127.0.0.1:0",
            Strict = settings.GetValue("strict", defaultValue: true),
            WordDelay = TimeSpan.FromMilliseconds(settings.GetValue("wordDelayMs", 0d)),
            ApiKey = settings["apiKey"],
        });
        Console.WriteLine($"listening on {server.Address}");
        await server.WaitForShutdownAsync();
    }
}
