using System.CommandLine;
using Backboard.Storage;

namespace Backboard.Host;

/// <summary>The store as a command uses it: opened beside a server that may be running, closed with the session.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSession(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public static async Task<StoreSession> Open(ParseResult parsed, bool readOnly, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddConfigFile(parsed.GetValue(ConfigFile.Option));
        builder.Configuration["Storage:ReadOnly"] = readOnly ? "true" : "false";
        builder.Configuration["Storage:Exclusive"] = "false";
        var needed = new ServiceCollection();
        needed.AddLogging();
        needed.AddSingleton<IConfiguration>(builder.Configuration);
        needed.AddBackboardKeys(builder.Configuration);
        needed.AddBackboardStorage(builder.Configuration);
        var session = new StoreSession(needed.BuildServiceProvider());
        await session._services.GetRequiredService<INodeStore>().Initialize(cancellationToken);
        return session;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
