using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Backboard.Host;

/// <summary>Says what was started, once it serves.</summary>
internal sealed partial class StartBanner(
    IServer server, ServerFacts facts, IHostApplicationLifetime lifetime, ILogger<StartBanner> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Log.Started(
            logger, string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []),
            SiloHosting.Name, facts.Store, facts.Models, facts.Key));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Backboard serves at {Addresses} · silo: {Silo} · store: {Store} · models: {Models} · key: {Key}")]
        public static partial void Started(ILogger logger, string addresses, string silo, string store, string models, string key);
    }
}
