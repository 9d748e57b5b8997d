using Backboard.FakeModel;

namespace Backboard.EndToEnd.Tests;

/// <summary>One server for a test class; its tests make their own threads.</summary>
public abstract class ServerFixture : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public Api Api => Server.Api;

    public virtual async Task InitializeAsync() => Server = await TestServer.StartAsync(await Settings());

    public virtual async Task DisposeAsync() => await Server.DisposeAsync();

    protected abstract Task<IEnumerable<(string Name, string Value)>> Settings();
}

/// <summary>As a newcomer starts it: SQLite, and no model but the built-in responder.</summary>
public sealed class OfflineServer : ServerFixture
{
    protected override Task<IEnumerable<(string Name, string Value)>> Settings() =>
        Task.FromResult<IEnumerable<(string, string)>>([]);
}

/// <summary>On SQLite, beside a fake of OpenAI (the default, <c>fake-1</c> and <c>fake-2</c>) and of Anthropic (<c>claude-fake</c>).</summary>
public class ModelServer : ServerFixture
{
    public FakeModelServer Model { get; private set; } = null!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>The newest request of the model whose body contains the one text, and not the other.</summary>
    public RecordedRequest Asked(string text, string? without = null) => Model.Requests.Last(request =>
        request.Body.Contains(text, StringComparison.Ordinal) && (without is null || !request.Body.Contains(without, StringComparison.Ordinal)));

    protected override async Task<IEnumerable<(string Name, string Value)>> Settings()
    {
        Model = await FakeModelServer.StartAsync();
        return
        [
            ("Models:Providers:openai:BaseUrl", Model.OpenAiUrl),
            ("Models:Providers:openai:ApiKey", "openai-key"),
            ("Models:Providers:openai:Models:0", "fake-1"),
            ("Models:Providers:openai:Models:1", "fake-2"),
            ("Models:Providers:anthropic:BaseUrl", Model.AnthropicUrl),
            ("Models:Providers:anthropic:ApiKey", "anthropic-key"),
            ("Models:Providers:anthropic:Models:0", "claude-fake"),
            ("Models:Default", "openai/fake-1"),
            .. await Additions(),
        ];
    }

    protected virtual Task<IEnumerable<(string Name, string Value)>> Additions() => Task.FromResult<IEnumerable<(string, string)>>([]);
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresModelServer : ModelServer
{
    protected override async Task<IEnumerable<(string Name, string Value)>> Additions() =>
    [
        ("Storage:Provider", "Postgres"),
        ("Storage:ConnectionString", await (await PostgresServer.Shared).CreateDatabaseAsync()),
    ];
}

/// <summary>With a provider that is given up after a second of silence.</summary>
public sealed class ImpatientModelServer : ModelServer
{
    protected override Task<IEnumerable<(string Name, string Value)>> Additions() => Task.FromResult<IEnumerable<(string, string)>>(
    [
        ("Models:Timeouts:FirstToken", "00:00:01"),
        ("Models:Timeouts:Gap", "00:00:01"),
    ]);
}

/// <summary>With a window of 512 tokens.</summary>
public sealed class NarrowModelServer : ModelServer
{
    protected override Task<IEnumerable<(string Name, string Value)>> Additions() =>
        Task.FromResult<IEnumerable<(string, string)>>([("Turn:WindowTokens", "512")]);
}
