using System.Text.Json;
using Npgsql;

namespace Backboard.Plain;

/// <summary>ASP.NET, Npgsql and HttpClient, put together with care and without tricks.</summary>
internal static class ChatServer
{
    public static async Task<WebApplication> BuildAsync(IConfiguration settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings["urls"] ?? "http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
        });

        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings["database"])
        {
            MaxPoolSize = 20,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
        });
        var model = new Uri(settings["model"] ?? throw new InvalidOperationException("--model is missing"));
        var store = new MessageStore(database);
        await store.CreateSchemaAsync();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(new Chat(
            store,
            new ModelClient(new HttpClient { BaseAddress = model }),
            Enum.Parse<History>(settings["history"] ?? nameof(History.Whole), ignoreCase: true),
            settings.GetValue("windowTokens", 8_192)));

        var app = builder.Build();
        app.MapPost("/api/threads/messages", (MessageBody body, Chat chat, CancellationToken cancellationToken) =>
            chat.StartAsync(body.Content, cancellationToken));
        app.MapPost("/api/threads/{threadId:guid}/messages", (Guid threadId, MessageBody body, Chat chat, CancellationToken cancellationToken) =>
            chat.SendAsync(threadId, body.Content, cancellationToken));
        app.MapGet("/health/ready", () => Results.Ok());
        return app;
    }
}
