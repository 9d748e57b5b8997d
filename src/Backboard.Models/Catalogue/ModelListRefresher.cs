using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Models.Catalogue;

/// <summary>Asks the providers what they have: at start, then every 10 minutes, 5 seconds each. Nobody waits for it.</summary>
internal sealed partial class ModelListRefresher(
    ModelCatalogue catalogue,
    IEnumerable<IChatProvider> providers,
    TimeProvider time,
    ILogger<ModelListRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ImmutableArray<IChatProvider> asked = [.. providers.Where(provider => provider.Name != LocalModel.Provider)];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (catalogue.IsLocalOnly) LogLocalOnly();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (asked.IsEmpty) return;
        using var timer = new PeriodicTimer(Every, time);
        do await Task.WhenAll(asked.Select(provider => Ask(provider, stoppingToken)));
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Ask(IChatProvider provider, CancellationToken stoppingToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stoppingToken);
        try
        {
            catalogue.Report(provider.Name, await provider.ListModels(both.Token));
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            LogSlow(provider.Name);
        }
        catch (HttpRequestException exception)
        {
            LogUnreachable(provider.Name, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No model provider is configured: the offline responder local/backboard-local, which is not a language model, answers every model name. Set OPENAI_API_KEY, ANTHROPIC_API_KEY or Models__Providers__NAME__BaseUrl to add one, or Models__Local=off to refuse instead.")]
    private partial void LogLocalOnly();

    [LoggerMessage(LogLevel.Warning, "Provider {Provider} did not list its models within 5 s; any model name is accepted for it.")]
    private partial void LogSlow(string provider);

    [LoggerMessage(LogLevel.Warning, "Provider {Provider} could not be asked for its models ({Reason}); any model name is accepted for it.")]
    private partial void LogUnreachable(string provider, string reason);
}
