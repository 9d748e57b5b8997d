using System.CommandLine;

namespace Backboard.Host;

/// <summary><c>backboard [serve]</c>, <c>keys</c>, <c>export</c> and <c>parse</c>.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var serve = new Command("serve", "Serve the API (the default)") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction(Serve);
        var root = new RootCommand("Backboard.Orleans: a self-hosted conversation engine. Settings: appsettings.json, --config, the environment, or --Section:Key=value.")
        {
            serve,
            KeyCommands.Create(),
            ExportCommand.Create(),
            ParseCommand.Create(),
            ConfigFile.Option,
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(Serve);
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        try
        {
            app = BackboardApp.Build([.. parsed.UnmatchedTokens], configFile: parsed.GetValue(ConfigFile.Option));
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception e) when (StartFailure.Explain(e) is { } reason && app?.Lifetime.ApplicationStarted.IsCancellationRequested != true)
        {
            await Console.Error.WriteLineAsync($"Backboard cannot start: {reason}");
            if (app is not null && StartFailure.IsOfAddress(e))
                await app.StopAsync(CancellationToken.None);
            return 1;
        }
        catch (OperationCanceledException) when (app?.Lifetime.ApplicationStopping.IsCancellationRequested == true)
        {
            // Told to stop before it had started.
            return 0;
        }
        finally
        {
            if (app is not null)
                await app.DisposeAsync();
        }
    }
}
