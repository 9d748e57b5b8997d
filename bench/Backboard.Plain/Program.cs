namespace Backboard.Plain;

/// <summary>
/// What the engine is measured beside: <c>chat</c> is a chat server as people write it today, <c>model</c> a provider that
/// answers at once, <c>proxy</c> passes on what it gets (<c>--model</c>). Then <c>--urls</c>, and for <c>chat</c> <c>--database</c>, <c>--model</c>, <c>--history</c>
/// (<c>whole</c>, <c>window</c> or <c>none</c>) and <c>--windowTokens</c>.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        await using var app = args[0] switch
        {
            "chat" => await ChatServer.BuildAsync(settings),
            "model" => InstantModel.Build(settings),
            "proxy" => ReverseProxy.Build(settings),
            var role => throw new InvalidOperationException($"no role '{role}': chat, model or proxy"),
        };
        await app.StartAsync();
        Console.WriteLine($"listening on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
