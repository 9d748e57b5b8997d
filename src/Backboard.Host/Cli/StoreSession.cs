using System.CommandLine;
using Backboard.Storage;

namespace Backboard.Host;

/// <summary>The store as a command uses it: opened beside a server that may be running, closed when the command is done.</summary>
internal static class StoreSession
{
    /// <summary>Does it with the store; what does not allow that is said in one line, and the command's exit code is 1.</summary>
    public static async Task<int> Use(
        ParseResult parsed, bool readOnly, Func<IServiceProvider, Task<int>> act, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = Services(parsed.GetValue(ConfigFile.Option), readOnly);
            await services.GetRequiredService<INodeStore>().Initialize(cancellationToken);
            return await act(services);
        }
        catch (Exception e) when (StartFailure.Explain(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Backboard cannot do this: {reason}");
            return 1;
        }
    }

    private static ServiceProvider Services(string? configFile, bool readOnly)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddConfigFile(configFile);
        builder.Configuration["Storage:ReadOnly"] = readOnly ? "true" : "false";
        builder.Configuration["Storage:Exclusive"] = "false";
        var needed = new ServiceCollection();
        needed.AddLogging();
        needed.AddSingleton<IConfiguration>(builder.Configuration);
        needed.AddBackboardKeys(builder.Configuration);
        needed.AddBackboardStorage(builder.Configuration);
        return needed.BuildServiceProvider();
    }
}
