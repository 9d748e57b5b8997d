using Microsoft.Extensions.Configuration.Json;

namespace Backboard.Host;

/// <summary>The one composition, for the server, its tests and its benchmarks.</summary>
public static class BackboardApp
{
    private const string DefaultUrl = "http://localhost:8080";

    /// <summary>Builds the server; starting it opens the store.</summary>
    /// <param name="args">Command line as <c>--Key=value</c>; <c>--urls</c> among them.</param>
    /// <param name="configure">Changes settings or services after ours; null for none.</param>
    /// <param name="configFile">Settings as JSON, below the environment's; null for what <c>BACKBOARD_CONFIG</c> names.</param>
    /// <exception cref="IOException">There is no such file.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, string? configFile = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BackboardApp).Assembly.GetName().Name,
        });
        builder.Configuration.Sources.Insert(0, Shipped());
        builder.Configuration.AddConfigFile(configFile);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        configure?.Invoke(builder);
        builder.AddBackboard();
        var app = builder.Build();
        app.UseBackboard();
        return app;
    }

    /// <summary>The defaults beside the program; a file of the same name in the working directory comes after.</summary>
    private static JsonConfigurationSource Shipped()
    {
        var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = true };
        source.ResolveFileProvider();
        return source;
    }

    internal static void UseBackboard(this WebApplication app)
    {
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<LeavingConnections>();
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(StatusBodies.Write);
        app.UseRouting();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<PathIds>();
        app.UseMiddleware<ClusterGate>();
        app.MapHealth();
        if (app.Configuration.GetRole() == ServerRole.Silo)
            return;
        app.MapHome();
        app.MapOpenApi();
        app.MapClaude();
        var api = app.MapGroup("/api");
        api.MapAssistants();
        api.MapThreads();
        api.MapMessages();
        api.MapRuns();
        api.MapModels();
        api.MapMemories();
        api.MapDocuments();
    }
}
