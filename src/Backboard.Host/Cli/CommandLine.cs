using System.CommandLine;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary><c>backboard [serve]</c>, <c>keys</c>, <c>export</c> and <c>parse</c>.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var serve = new Command("serve", "Serve the API (the default)") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, cancellationToken) => Serve([.. parsed.UnmatchedTokens], cancellationToken));
        var root = new RootCommand("Backboard.Orleans: a self-hosted conversation engine. Settings: appsettings.json, the environment, or --Section:Key=value.")
        {
            serve,
            KeyCommands.Create(),
            ExportCommand.Create(),
            ParseCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => Serve([.. parsed.UnmatchedTokens], cancellationToken));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> Serve(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = BackboardApp.Build(settings);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or StoreUnavailableException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"Backboard cannot start: {e.Message}");
            return 1;
        }
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
