using Backboard.FakeModel;
using Backboard.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Backboard.Grains.Tests.Turns;

/// <summary>
/// The real server on SQLite, with a fake of OpenAI (<c>openai/fake-1</c>) and of Anthropic (<c>anthropic/claude-fake</c>) and documents that a
/// test gives. Turns are sent to the thread's grain.
/// </summary>
public sealed class TurnServer : IAsyncLifetime, IDisposable
{
    public const int SearchRounds = 5;

    private readonly TempFolder _folder = new("backboard-turns");
    private WebApplication _app = null!;

    public FakeModelServer Model { get; private set; } = null!;

    public FakeDocuments Documents { get; } = new();

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    internal IThreadStore Store => _app.Services.GetRequiredService<IThreadStore>();

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        string[] settings =
        [
            "urls=http://127.0.0.1:0",
            $"Storage:ConnectionString=Data Source={_folder.File("backboard.db")}",
            $"Auth:KeyFile={_folder.File("api-key")}",
            "Logging:LogLevel:Default=Warning",
            $"Models:Providers:openai:BaseUrl={Model.OpenAiUrl}",
            "Models:Providers:openai:ApiKey=openai-key",
            "Models:Providers:openai:Models:0=fake-1",
            $"Models:Providers:anthropic:BaseUrl={Model.AnthropicUrl}",
            "Models:Providers:anthropic:ApiKey=anthropic-key",
            "Models:Providers:anthropic:Models:0=claude-fake",
            "Models:Local=on",
            "Memory:Model=local",
            "Models:Local:WordsPerSecond=0",
        ];
        _app = BackboardApp.Build(
            [.. settings.Select(setting => $"--{setting}")],
            builder => builder.Host.ConfigureContainer<IServiceCollection>((_, services) => Replace(services)));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Model.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>An assistant of the tenant.</summary>
    internal async Task<Guid> NewAssistant(string? tools = null)
    {
        var assistant = new Assistant { Key = new AssistantKey("default", NewId()), Name = "Helper", SystemPrompt = "You help.", Tools = tools };
        await _app.Services.GetRequiredService<IAssistantStore>().Insert(assistant, CancellationToken.None);
        return assistant.Key.AssistantId;
    }

    private void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IDocuments>(Documents));
        services.Replace(ServiceDescriptor.Singleton(new DocumentOptions { SearchRounds = SearchRounds }));
        var store = services.Last(service => service.ServiceType == typeof(IThreadStore)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IThreadStore>(
            provider => new DocumentedStore((IThreadStore)ActivatorUtilities.CreateInstance(provider, store), Documents)));
    }
}
